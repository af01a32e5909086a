import { wilsonInterval } from '../calibration/intervals/wilson';
import type { Interval } from '../calibration/intervals/bootstrap-interval';
import { traceOf } from '../comparison/stored-trace';
import { verdictOf } from '../comparison/rows';
import { gradedCall } from '../runs/graded-call';
import type { RunFile } from '../runs/run';
import { evidenceReader } from '../runs/evidence-reader';
import { shuffled } from '../random/seeded';

/** A reply of the model to bet on. */
export interface BetCard {
  questionId: string;
  question: string;
  /** What is shown: cut after the answer, or whole. */
  shown: string;
  /** Whether it is shown whole where it could have been cut: what the two ways of showing are compared on. */
  form: 'cut' | 'whole' | 'same';
  right: boolean;
  accepted: string;
}

/** Fewest words of a cut reply: with fewer it says nothing. */
const LEAST_WORDS = 6;

/** The first words of a reply, up to the end of its answer; the whole of it where little would be left out. */
export function cutReply(text: string, answerEnd: number): string {
  const ends = [...text.matchAll(/\S+/gu)].map(({ index, 0: word }) => index + word.length);
  const least = ends[Math.min(LEAST_WORDS, ends.length) - 1] ?? 0;
  const from = Math.max(answerEnd, least);
  const end = ends.find((at) => at >= from) ?? text.length;
  const left = text.slice(end).trim();
  return left.split(/\s+/u).filter(Boolean).length < 3
    ? text
    : `${text.slice(0, end).replace(/[,;:]$/u, '')} …`;
}

/** Where the graded answer ends in a reply: an accepted answer it names, or else what the grader took for one. */
function answerEnd(text: string, accepted: readonly string[], spanText: string): number {
  const lower = text.toLowerCase();
  for (const answer of [...accepted, spanText.trim()]) {
    const at = answer === '' ? -1 : lower.indexOf(answer.toLowerCase());
    if (at >= 0) return at + answer.length;
  }
  return 0;
}

/**
 * The model's own sentences about some questions, half of them cut by the seed; questions it was not asked, or whose reply
 * was graded neither right nor wrong, are left out.
 */
export function betCards({ run, answers }: RunFile, questionIds: readonly string[], seed: number): BetCard[] {
  const arm = run.plan.arms.find(({ method }) => method === 'direct');
  if (!arm) return [];
  const byId = new Map(answers.map((stored) => [stored.questionId, stored]));
  const cut = new Set(shuffled(questionIds, seed, 'workshop/cut').slice(0, questionIds.length / 2));
  return questionIds.flatMap((id): BetCard[] => {
    const stored = byId.get(id);
    const question = run.set.questions.find((each) => each.id === id);
    const trace = stored && traceOf(stored, arm.id);
    const grade = stored && verdictOf(run, stored, arm.id)?.grade;
    const call = stored && trace && gradedCall(stored, trace);
    if (!question || !call || (grade !== 'right' && grade !== 'wrong')) return [];
    const reply = evidenceReader(stored).reply(call.id);
    const text = reply.text.trim();
    const span = trace.evidence.find((each) => each.kind === 'reply')?.span ?? null;
    const spanText = span
      ? reply.steps
          .slice(...span)
          .map((step) => step.text)
          .join('')
      : '';
    const short = cutReply(text, answerEnd(text, grade === 'right' ? question.answers : [], spanText));
    const form = short === text ? 'same' : cut.has(id) ? 'cut' : 'whole';
    return [
      {
        questionId: id,
        question: question.text,
        shown: form === 'cut' ? short : text,
        form,
        right: grade === 'right',
        accepted: question.answers[0]!
      }
    ];
  });
}

/** What bets on replies shown one way came to. */
export interface BetSide {
  n: number;
  /** Mean of what was bet: how likely right. */
  trust: number;
  right: number;
  /** Share right, with its Wilson interval. */
  accuracy: number;
  interval: Interval;
}

/** Bets on some cards, those without a bet left out. @param bets how likely right, by question */
export function betsOn(cards: readonly BetCard[], bets: Readonly<Record<string, number>>): BetSide {
  const made = cards.filter(({ questionId }) => bets[questionId] !== undefined);
  const right = made.filter((card) => card.right).length;
  return {
    n: made.length,
    trust: made.reduce((sum, { questionId }) => sum + bets[questionId]!, 0) / made.length,
    right,
    accuracy: right / made.length,
    interval: wilsonInterval(right, made.length)
  };
}
