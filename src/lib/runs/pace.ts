import { rehearse } from '../asking/rehearse';
import type { Question } from '../questions/question';
import type { Run, RunFile, RunPlan, StoredAnswers } from './run';

/** Work of asking, before it is done: characters to be read and tokens that may be written, a question. */
export interface Work {
  reads: number;
  writes: number;
}

/** How fast a machine works; measured. */
export interface Pace {
  /** Milliseconds a character of a prompt. */
  perRead: number;
  /** Milliseconds a token that may be written, though not every one is; `null` where nothing was written yet. */
  perWrite: number | null;
}

/** Questions that are looked at. */
const LOOKED_AT = 12;

/** Work that a plan's arms have with some questions on average, each call counted once. */
export async function workOf(
  plan: Pick<RunPlan, 'arms' | 'seed'>,
  questions: readonly Question[]
): Promise<Work> {
  const some = questions.slice(0, LOOKED_AT);
  let [reads, writes] = [0, 0];
  for (const question of some) {
    for (const call of await rehearse(plan, question)) {
      reads += call.reads;
      writes += call.writes;
    }
  }
  return { reads: reads / some.length, writes: writes / some.length };
}

/** Milliseconds a token read and a token written, by least squares over calls; neither below 0. */
function perToken(costs: readonly { prefilledTokens: number; decodedTokens: number; ms: number }[]) {
  const sum = (of: (cost: (typeof costs)[number]) => number) =>
    costs.reduce((all, cost) => all + of(cost), 0);
  const rr = sum(({ prefilledTokens: r }) => r * r);
  const ww = sum(({ decodedTokens: w }) => w * w);
  const rw = sum(({ prefilledTokens: r, decodedTokens: w }) => r * w);
  const rm = sum(({ prefilledTokens: r, ms }) => r * ms);
  const wm = sum(({ decodedTokens: w, ms }) => w * ms);
  const determinant = rr * ww - rw * rw;
  const read = determinant > 1e-9 * rr * ww ? (rm * ww - wm * rw) / determinant : -1;
  const write = determinant > 1e-9 * rr * ww ? (wm * rr - rm * rw) / determinant : -1;
  if (read >= 0 && write >= 0) return { read, write };
  // One of them explains all there is: the better of the two.
  const alone = [
    { read: rr > 0 ? rm / rr : 0, write: 0 },
    { read: 0, write: ww > 0 ? wm / ww : 0 }
  ];
  const missed = alone.map(({ read, write }) =>
    sum(
      ({ prefilledTokens, decodedTokens, ms }) => (ms - read * prefilledTokens - write * decodedTokens) ** 2
    )
  );
  return alone[missed[0] <= missed[1] ? 0 : 1];
}

/**
 * How fast a run went: time a token, over its calls, spread over the work its plan had. So the same arms are said to take
 * what they took, and others what their work adds up to.
 * @returns `null` where nothing was asked or it took no time
 */
export async function paceOf(
  { plan, set }: Pick<Run, 'plan' | 'set'>,
  answers: readonly StoredAnswers[]
): Promise<Pace | null> {
  const byId = new Map(set.questions.map((question) => [question.id, question]));
  const some = answers.filter(({ questionId }) => byId.has(questionId)).slice(0, LOOKED_AT);
  const costs = some.flatMap(({ calls }) => calls.map(({ cost }) => cost));
  const sum = (name: 'prefilledTokens' | 'decodedTokens' | 'ms') =>
    costs.reduce((all, cost) => all + cost[name], 0);
  const ms = sum('ms');
  if (!(ms > 0)) return null;
  const { reads, writes } = await workOf(
    plan,
    some.map(({ questionId }) => byId.get(questionId)!)
  );
  if (!(reads > 0)) return null;
  const { read, write } = perToken(costs);
  const [ofReads, ofWrites] = [read * sum('prefilledTokens'), write * sum('decodedTokens')];
  const scale = ms / (ofReads + ofWrites) / some.length;
  return {
    perRead: (ofReads * scale) / reads,
    perWrite: writes > 0 ? (ofWrites * scale) / writes : null
  };
}

/** Seconds that some work takes at a pace; `null` where the pace does not know of writing. */
export function secondsFor({ perRead, perWrite }: Pace, { reads, writes }: Work): number | null {
  if (writes > 0 && perWrite === null) return null;
  return (perRead * reads + (perWrite ?? 0) * writes) / 1000;
}

/** Seconds all questions of a planned run take at a pace; `null` where it cannot be told. */
export async function secondsOfRun(
  pace: Pace,
  { plan, set }: Pick<RunFile['run'], 'plan' | 'set'>
): Promise<number | null> {
  if (plan.questionIds.length === 0 || plan.arms.length === 0) return null;
  const byId = new Map(set.questions.map((question) => [question.id, question]));
  const questions = plan.questionIds.slice(0, LOOKED_AT).map((id) => byId.get(id)!);
  const each = secondsFor(pace, await workOf(plan, questions));
  return each === null ? null : each * plan.questionIds.length;
}
