import type { Interval } from '../calibration/intervals/bootstrap-interval';
import { pairedAccuracyInterval, pairedClaim } from '../calibration/intervals/paired-accuracy';
import { signTest } from '../calibration/intervals/sign-test';
import { decimals } from '../predictions/decimals';
import type { Run, StoredAnswers } from '../runs/run';
import { keptFacts, type QuestionFacts } from './question-facts';
import { verdictOf } from './rows';
import { sameQuestion } from './same-questions';

/** What an arm of a run gave. */
export interface ArmAnswers {
  run: Run;
  answers: readonly StoredAnswers[];
  armId: string;
}

/** What became of the questions that two arms were asked, where both gave an answer that is right or wrong. */
export interface HelpedHarmed {
  n: number;
  /** Ids of the questions right in both, wrong then right, right then wrong, wrong in both. */
  both: string[];
  helped: string[];
  harmed: string[];
  neither: string[];
  /** 95 % interval of the second's share right less the first's, paired by question; `null` without questions. */
  interval: Interval | null;
  /** Exact two-sided sign test of helped against harmed. */
  p: number;
  /**
   * How many of those that were wrong in the first guessing among the options that the second was shown would make right;
   * `null` where it was shown none.
   */
  guessed: number | null;
}

/** How many options an arm chose among the right one of; 0 where it was shown none. */
const shownTo = ({ arms }: QuestionFacts, armId: string) =>
  arms.find((arm) => arm.armId === armId)?.options ?? 0;

/** The grade that counts, where it is right or wrong. */
function gradeOf({ run, armId }: ArmAnswers, stored: StoredAnswers): 'right' | 'wrong' | null {
  const grade = verdictOf(run, stored, armId)?.grade;
  return grade === 'right' || grade === 'wrong' ? grade : null;
}

/**
 * What the second arm did to the answers of the first, question by question. They may be of two runs: then only what
 * `sameQuestion` calls the same question in both is paired.
 */
export function helpedHarmed(first: ArmAnswers, second: ArmAnswers): HelpedHarmed {
  const parts: Record<'both' | 'helped' | 'harmed' | 'neither', string[]> = {
    both: [],
    helped: [],
    harmed: [],
    neither: []
  };
  const rights: [number[], number[]] = [[], []];
  let guessed = 0;
  let shown = false;
  const same = sameQuestion(first.run, second.run);
  const others = new Map(second.answers.map((stored) => [stored.questionId, stored]));
  for (const stored of first.answers) {
    const { questionId } = stored;
    const other = others.get(questionId);
    if (!other || !same(questionId)) continue;
    const [a, b] = [gradeOf(first, stored), gradeOf(second, other)];
    if (!a || !b) continue;
    rights[0].push(Number(a === 'right'));
    rights[1].push(Number(b === 'right'));
    const part = a === b ? (a === 'right' ? 'both' : 'neither') : b === 'right' ? 'helped' : 'harmed';
    parts[part].push(questionId);
    const options = shownTo(keptFacts(other, second.run), second.armId);
    if (options > 0) shown = true;
    if (a === 'wrong' && options > 0) guessed += 1 / options;
  }
  return {
    n: rights[0].length,
    ...parts,
    interval: pairedAccuracyInterval(rights[1], rights[0]),
    p: signTest(parts.helped.length, parts.harmed.length),
    guessed: shown ? guessed : null
  };
}

/** A p-value in words that a table can hold. */
export const pText = (p: number) => (p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(p < 0.1 ? 3 : 2)}`);

const points = (value: number) => decimals(100 * value, 0);

/** What a flow shows, in words that claim no more than both its interval and its test. */
export function flowSentence({ n, helped, harmed, interval, p, guessed }: HelpedHarmed): string {
  if (n === 0 || !interval) return 'No question has a right or wrong answer in both.';
  const difference = (helped.length - harmed.length) / n;
  const moved =
    helped.length + harmed.length === 0
      ? 'none was helped or harmed'
      : `${helped.length} ${helped.length === 1 ? 'was' : 'were'} helped and ${harmed.length} harmed`;
  const counts = `Of ${n} question${n === 1 ? '' : 's'}, ${moved}`;
  const range = `${points(interval[0])} to ${points(interval[1])} points; sign test ${pText(p)}`;
  const said =
    pairedClaim(interval, p) === 'open'
      ? `${counts}: from this many, no difference can be told (${range}).`
      : `${counts}: right ${difference > 0 ? 'more' : 'less'} often by ${points(Math.abs(difference))} points (${range}).`;
  if (guessed === null || guessed === 0) return said;
  return `${said} Guessing among the options would have helped about ${Math.round(guessed)}.`;
}
