import { rehearse } from '../asking/rehearse';
import type { Question } from '../questions/question';
import type { Run, RunFile, RunPlan, StoredAnswers } from './run';

/** Work of asking, before it is done: characters to be read, tokens that may be written and texts to be embedded, a question. */
export interface Work {
  reads: number;
  writes: number;
  embeds: number;
  /** Texts that several calls embed, beyond the first time: they take no time of their own, but count in what each call took. */
  repeats: number;
}

/** How fast a machine works; measured. */
export interface Pace {
  /** Milliseconds a character of a prompt. */
  perRead: number;
  /** Milliseconds a token that may be written, though not every one is; `null` where nothing was written yet. */
  perWrite: number | null;
  /** Milliseconds a text that may be embedded; `null` where none was yet. */
  perEmbed: number | null;
}

/** Questions that are looked at. */
const LOOKED_AT = 12;

/** Work that a plan's arms have with some questions on average, each call counted once. */
export async function workOf(
  plan: Pick<RunPlan, 'arms' | 'seed'>,
  questions: readonly Question[]
): Promise<Work> {
  const some = questions.slice(0, LOOKED_AT);
  let [reads, writes, embeds, repeats] = [0, 0, 0, 0];
  for (const question of some) {
    for (const call of await rehearse(plan, question)) {
      reads += call.reads;
      writes += call.writes;
      embeds += call.embeds;
      repeats += call.repeats;
    }
  }
  return {
    reads: reads / some.length,
    writes: writes / some.length,
    embeds: embeds / some.length,
    repeats: repeats / some.length
  };
}

/**
 * Milliseconds a token read and a token written, by least squares over calls. Where the two cannot be told apart (one of them
 * is not above its standard error), a token costs the same read or written, so that neither is said to take no time.
 */
function perToken(costs: readonly { prefilledTokens: number; decodedTokens: number; ms: number }[]) {
  const sum = (of: (read: number, written: number, ms: number) => number) =>
    costs.reduce(
      (all, { prefilledTokens, decodedTokens, ms }) => all + of(prefilledTokens, decodedTokens, ms),
      0
    );
  const rr = sum((r) => r * r);
  const ww = sum((_, w) => w * w);
  const rw = sum((r, w) => r * w);
  const rm = sum((r, _, ms) => r * ms);
  const wm = sum((_, w, ms) => w * ms);
  const determinant = rr * ww - rw * rw;
  if (costs.length > 2 && determinant > 1e-9 * rr * ww) {
    const read = (rm * ww - wm * rw) / determinant;
    const write = (wm * rr - rm * rw) / determinant;
    const variance = sum((r, w, ms) => (ms - read * r - write * w) ** 2) / (costs.length - 2);
    const told =
      read > Math.sqrt((variance * ww) / determinant) && write > Math.sqrt((variance * rr) / determinant);
    if (told) return { read, write };
  }
  const both = sum((_r, _w, ms) => ms) / sum((r, w) => r + w);
  return { read: both, write: both };
}

/**
 * How fast a run went: time a token, over its calls, spread over the work its plan had. So the same arms are said to take
 * what they took, and others what their work adds up to.
 * @returns `null` where nothing was asked or read, or it took no time
 */
export async function paceOf(
  { plan, set }: Pick<Run, 'plan' | 'set'>,
  answers: readonly StoredAnswers[]
): Promise<Pace | null> {
  const byId = new Map(set.questions.map((question) => [question.id, question]));
  const some = answers.filter(({ questionId }) => byId.has(questionId)).slice(0, LOOKED_AT);
  const calls = some.flatMap((each) => each.calls);
  const costs = calls.filter((call) => call.do !== 'embed').map(({ cost }) => cost);
  const embedding = calls.reduce((all, call) => all + (call.do === 'embed' ? call.cost.ms : 0), 0);
  const sum = (name: 'prefilledTokens' | 'decodedTokens' | 'ms') =>
    costs.reduce((all, cost) => all + cost[name], 0);
  const ms = sum('ms');
  if (!(ms > 0)) return null;
  const { reads, writes, embeds, repeats } = await workOf(
    plan,
    some.map(({ questionId }) => byId.get(questionId)!)
  );
  const [read, written] = [sum('prefilledTokens'), sum('decodedTokens')];
  if (!(reads > 0) || read === 0) return null;
  const rates = perToken(costs);
  const [ofReads, ofWrites] = [rates.read * read, rates.write * written];
  const scale = ms / (ofReads + ofWrites) / some.length;
  return {
    perRead: (ofReads * scale) / reads,
    perWrite: writes > 0 && written > 0 ? (ofWrites * scale) / writes : null,
    perEmbed: embeds > 0 && embedding > 0 ? embedding / some.length / (embeds + repeats) : null
  };
}

/** Seconds that some work takes at a pace; `null` where the pace does not know of writing or embedding. */
export function secondsFor(
  { perRead, perWrite, perEmbed }: Pace,
  { reads, writes, embeds }: Omit<Work, 'repeats'>
): number | null {
  if ((writes > 0 && perWrite === null) || (embeds > 0 && perEmbed === null)) return null;
  return (perRead * reads + (perWrite ?? 0) * writes + (perEmbed ?? 0) * embeds) / 1000;
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
