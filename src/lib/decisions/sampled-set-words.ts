import { conformalRank } from '../calibration/conformal/quantile';
import { methods } from '../methods/registry';
import type { DecisionRows } from './decision-rows';
import { exactShare, level, share, shareWithEnds, some } from './number-words';
import type { DecisionPart, PartTable } from './part';
import { groupPromise, groupThresholds, sampledGroupTable } from './sampled-group-words';
import type { SampledSetDecision } from './sampled-set-decision';

/** What its part is called. */
export const sampledSetTitle = 'Sets of drawn answers';

/** Why a row has no such sets. @param kind what it was read from */
export function noSampledSets(kind: 'run' | 'file'): string {
  if (kind === 'file') return 'There are none: a file of predictions holds no drawn answers.';
  const asked = methods.filter(({ leaves }) => leaves.includes('samples')).map(({ title }) => `“${title}”`);
  return `There are none: no answers were drawn for this row. They are for rows of ${asked.join(' and ')}.`;
}

/** Fewest questions from which a share of 1 − α can be promised. */
const fewest = (alpha: number) => Math.ceil(1 / alpha - 1 - 1e-9);

/** What is promised, or why nothing is. */
function promiseOf(decision: Omit<SampledSetDecision, 'sentence'>): string {
  const { alpha, unanswered, calibrated, calibratedOn } = decision;
  const { n, threshold } = calibrated;
  if (calibratedOn) return `Calibrated on “${calibratedOn}” alone, nothing is promised for the other groups.`;
  const byGroup = groupPromise(decision);
  if (byGroup !== null) return byGroup;
  const apart = unanswered === 'leave-out' ? ' to which one was drawn' : '';
  if (threshold < Infinity) {
    return `Promised on average over calibration parts like this one: a right answer is in the set for at least ${exactShare(1 - alpha)} of questions${apart}.`;
  }
  if (conformalRank(n, alpha) > n) {
    return `Nothing is promised: ${some(n, 'question')}${apart} ${n === 1 ? 'is' : 'are'} too few to choose a threshold on, it takes ${fewest(alpha)}. Every answer that was drawn is in the sets.`;
  }
  return `Nothing is promised: to ${calibrated.unanswered} of the ${some(n, 'question')} to choose on no right answer was drawn, too many for the ${exactShare(alpha)} that may miss. Every answer that was drawn is in the sets.`;
}

/** What the sets hold on the other questions. */
function foundOf({
  unanswered,
  all,
  answerable,
  size,
  meanDrawn,
  meanDifferent
}: Omit<SampledSetDecision, 'sentence'>) {
  const none = all.n - answerable.n;
  const holds = ({ coverage, interval }: typeof all) => shareWithEnds(coverage, interval);
  const ends = size.interval
    ? ` (${Math.max(0, size.interval[0]).toFixed(2)} to ${size.interval[1].toFixed(2)})`
    : '';
  const sizes = `A set has ${size.mean.toFixed(2)}${ends} of ${meanDrawn.toFixed(1)} drawn answers on average, ${meanDifferent.toFixed(2)} of them different.`;
  if (none === 0) {
    return `On ${some(all.n, 'other question')} it holds one for ${holds(all)}. ${sizes}`;
  }
  const bound = `To ${none} of ${some(all.n, 'other question')} no right answer was drawn, so that no set can hold one: ${share(answerable.n / all.n)} could be covered at most.`;
  if (answerable.n === 0) return `${bound} ${sizes}`;
  const [first, then] =
    unanswered === 'count'
      ? [
          `On ${some(all.n, 'other question')} it holds one for ${holds(all)}.`,
          `Of the ${answerable.n} to which one was drawn the set holds it for ${holds(answerable)}.`
        ]
      : [
          `On ${some(answerable.n, 'other question')} to which one was drawn it holds one for ${holds(answerable)}.`,
          `Of all ${all.n} it is ${holds(all)}.`
        ];
  return `${first} ${bound} ${then} ${sizes}`;
}

/** All of it in words. */
export function sampledSentence(decision: Omit<SampledSetDecision, 'sentence'>): string {
  const { all, answerable, expected, unanswered } = decision;
  if (all.n === 0) return 'There are no other questions to show sets on.';
  const promised = unanswered === 'count' ? all : answerable;
  const off =
    expected && promised.coverage < expected[0]
      ? ` That is below the ${share(expected[0])} reached in 97.5 % of cases when the promise holds, which suggests that the questions calibrated on and those shown differ.`
      : '';
  return `${promiseOf(decision)} ${foundOf(decision)}${off}`;
}

/** A set shown on its question. */
export interface ShownSampledSet {
  id: string;
  /** The question, or its id where its words are not known. */
  text: string;
  /** Answers of the set in their words, the surest first, and how often each was drawn. */
  answers: { text: string; count: number; right: boolean }[];
  /** Why it holds no right answer; `null` where it does. */
  missed: 'not drawn' | 'left out' | null;
  /** Answers drawn, and how many of them are in the set. */
  drawn: number;
  size: number;
}

/** The first sets, with the words of their questions and answers. */
export function shownSampledSets(
  { ids, texts }: Pick<DecisionRows, 'ids' | 'texts'>,
  { shown }: Pick<SampledSetDecision, 'shown'>,
  most: number
): ShownSampledSet[] {
  return shown.slice(0, most).map(({ place, drawn, set, answerable, covered }) => {
    const answers = new Map<string, { text: string; count: number; right: boolean }>();
    for (const one of set) {
      const { text, right } = drawn[one]!;
      const words = text.trim() || '(nothing)';
      const before = answers.get(words);
      answers.set(words, { text: words, count: (before?.count ?? 0) + 1, right: before?.right || right });
    }
    return {
      id: ids[place]!,
      text: texts?.[place] ?? ids[place]!,
      answers: [...answers.values()],
      missed: covered ? null : answerable ? 'left out' : 'not drawn',
      drawn: drawn.length,
      size: set.length
    };
  });
}

/** Why a set holds no right answer, in words. */
export const missedWords = {
  'not drawn': 'no right answer was drawn',
  'left out': 'a right answer was drawn and left out'
} as const;

/** Sets that a report shows. */
const SHOWN = 20;

function shownTable(rows: Pick<DecisionRows, 'ids' | 'texts'>, decision: SampledSetDecision): PartTable[] {
  const listed = shownSampledSets(rows, decision, SHOWN);
  if (listed.length === 0) return [];
  return [
    {
      caption: `Sets of drawn answers of the first ${listed.length} of ${decision.shown.length} questions`,
      columns: ['question', 'set (✓ a right answer)', 'drawn answers in it', 'missed'],
      cells: listed.map(({ text, answers, missed, drawn, size }) => [
        text,
        answers.map((each) => `${each.text}${each.right ? ' ✓' : ''}`).join('; ') || 'nothing conforms',
        `${size} of ${drawn}`,
        missed ? missedWords[missed] : ''
      ])
    }
  ];
}

/** How the threshold came about, and what it holds for. */
export function sampledNote(decision: SampledSetDecision): string {
  const { calibrated, unanswered, alpha, calibratedOn } = decision;
  const { threshold, n } = calibrated;
  const byGroup = groupThresholds(decision);
  const lets =
    byGroup ??
    (threshold === Infinity
      ? 'Every answer is let in'
      : `An answer is let in up to a token entropy of ${level(threshold)} nats`);
  const none =
    unanswered === 'count'
      ? `; ${calibrated.unanswered} of them without a right answer count as missed`
      : `; ${calibrated.unanswered} more without a right answer are left out of the promise`;
  const of = calibratedOn ? ` of “${calibratedOn}”` : '';
  return `${lets}, chosen on ${some(n, 'question')}${of}${none}; ${exactShare(alpha)} may miss. Token entropy is the negative log-probability of the whole answer at T = 1 (TECP, Xu & Lu 2025). The promise holds for the same model, prompts and number of draws, on questions like these; drawn answers are graded by the rules alone.`;
}

/** Sets of drawn answers in words and tables. */
export function sampledPart(
  rows: Pick<DecisionRows, 'ids' | 'texts'>,
  decision: SampledSetDecision
): DecisionPart {
  return {
    title: sampledSetTitle,
    sentences: [decision.sentence],
    tables: [...sampledGroupTable(decision), ...shownTable(rows, decision)],
    notes: [sampledNote(decision)]
  };
}
