import { traceOf } from '../comparison/stored-trace';
import { verdictOf } from '../comparison/rows';
import { entropy } from '../engine/sketch/read';
import type { TokenStep } from '../engine/reply';
import { gradedCall } from '../runs/graded-call';
import type { RunFile } from '../runs/run';
import { evidenceReader } from '../runs/evidence-reader';

/** A reply of the model in whose tokens a doubt sits. */
export interface DoubtfulReply {
  questionId: string;
  question: string;
  accepted: string;
  right: boolean;
  steps: TokenStep[];
  /** Entropy of each step at T = 1, nats. */
  entropies: number[];
  /** The step of the largest entropy. */
  mostDoubtful: number;
}

/** Tokens of a reply that fits on a phone and still has places to choose among. */
const LENGTHS = [6, 16] as const;

/** How far the largest stands out from the middle one. */
function contrast(entropies: readonly number[]): number {
  const sorted = [...entropies].sort((a, b) => a - b);
  return sorted.at(-1)! - sorted[Math.floor(sorted.length / 2)]!;
}

/**
 * Short direct replies of a run whose doubt sits in one place: those where the largest entropy of a token stands out most, a
 * right and a wrong one in turn, the first a wrong one.
 */
export function doubtfulReplies({ run, answers }: RunFile, count: number): DoubtfulReply[] {
  const arm = run.plan.arms.find(({ method }) => method === 'direct');
  if (!arm) return [];
  const questions = new Map(run.set.questions.map((question) => [question.id, question]));
  const replies = answers.flatMap((stored): DoubtfulReply[] => {
    const trace = traceOf(stored, arm.id);
    const call = trace && gradedCall(stored, trace);
    const question = questions.get(stored.questionId);
    const grade = verdictOf(run, stored, arm.id)?.grade;
    if (!trace || !call || !question || (grade !== 'right' && grade !== 'wrong')) return [];
    const { steps } = evidenceReader(stored).reply(call.id);
    if (steps.length < LENGTHS[0] || steps.length > LENGTHS[1]) return [];
    const entropies = steps.map(({ sketch }) => entropy(sketch, 1));
    return [
      {
        questionId: question.id,
        question: question.text,
        accepted: question.answers[0]!,
        right: grade === 'right',
        steps,
        entropies,
        mostDoubtful: entropies.indexOf(Math.max(...entropies))
      }
    ];
  });
  const sorted = replies.sort((a, b) => contrast(b.entropies) - contrast(a.entropies));
  const wrong = sorted.filter((reply) => !reply.right);
  const right = sorted.filter((reply) => reply.right);
  const inTurn = sorted.flatMap((_, i) => [wrong[i], right[i]].filter((reply) => reply !== undefined));
  return inTurn.slice(0, count);
}

/** Place of a step among all by entropy: 1 is the most doubtful; equals share the better place. */
export function doubtRank(entropies: readonly number[], step: number): number {
  return 1 + entropies.filter((each) => each > entropies[step]!).length;
}
