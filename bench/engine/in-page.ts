/** Runs in a page: models by their names, each loaded once, measured when told to. */
import { askQuestion } from '../../src/lib/asking/ask-question';
import type { Lend } from '../../src/lib/asking/asking-around';
import { Turns } from '../../src/lib/asking/turns';
import { loadOnCpu } from '../../src/lib/engine/cpu/load-on-cpu';
import type { LlamaModel } from '../../src/lib/engine/cpu/llama-model';
import type { LlamaMemoryUse } from '../../src/lib/engine/cpu/llama-protocol';
import type { Arithmetic, LanguageModel } from '../../src/lib/engine/language-model';
import type { Call } from '../../src/lib/methods/calls';
import type { Question } from '../../src/lib/questions/question';
import type { RunPlan } from '../../src/lib/runs/run';
import { runQuestions } from '../../src/lib/runs/runner';
import { tokensFedBack } from '../../tests/fixtures/fed-back';
import { median } from '../median';
import { PROMPT, STEPS, tokenAt, type Work } from './subject';
import { WllamaModel } from './wllama-model';

const models = new Map<string, LanguageModel>();
/** How long the sequences of a model are. */
const held = new Map<string, number>();

const blobOf = async (url: string) => (await fetch(url)).blob();

/** Loads a model on the lab's own engine. @param sequences as many as memory allows where `null` */
export async function loadOurs(
  name: string,
  url: string,
  arithmetic: Arithmetic,
  sequences: number | null
): Promise<string> {
  const model = await loadOnCpu(
    'smollm2-135m',
    [await blobOf(url)],
    arithmetic,
    () => {},
    sequences ?? undefined
  );
  models.set(name, model);
  return model.describe().device;
}

/** Loads a model on wllama. */
export async function loadWllama(
  name: string,
  url: string,
  arithmetic: Arithmetic,
  folder: string
): Promise<string> {
  const model = await WllamaModel.load(folder, await blobOf(url), arithmetic);
  models.set(name, model);
  return model.describe().device;
}

/** Frees a model. */
export async function unload(name: string): Promise<void> {
  await models.get(name)?.unload();
  models.delete(name);
}

/** See `Subject`; without lanes one sequence after another. */
export async function measure(name: string, work: Work, atOnce: number): Promise<number> {
  const model = models.get(name)!;
  const lanes = (model.lanes ?? [model]).slice(0, atOnce);
  const all = <T>(of: (lane: LanguageModel, sequence: number) => Promise<T>) => Promise.all(lanes.map(of));
  const text = (sequence: number, length: number) =>
    Array.from({ length }, (_, position) => tokenAt(sequence, position));
  if (work === 'prompt') {
    await all((lane) => lane.startFrom([]));
    const start = performance.now();
    await all((lane, sequence) => lane.logitsAfter(text(sequence, PROMPT)));
    held.set(name, PROMPT);
    return (performance.now() - start) / (lanes.length * PROMPT);
  }
  const times: number[] = [];
  for (let step = 0; step < STEPS; step++) {
    const length = held.get(name)! + 1;
    held.set(name, length);
    const texts = lanes.map((_, sequence) => text(sequence, length));
    const start = performance.now();
    await all((lane, sequence) => lane.logitsAfter(texts[sequence]));
    times.push((performance.now() - start) / lanes.length);
  }
  return median(times);
}

/** Bytes that a model on the lab's own engine takes, all lanes together. */
export const memoryOf = (name: string): Promise<LlamaMemoryUse> =>
  (models.get(name) as LlamaModel).memoryUse();

/** What a run took. */
export interface WholeRun {
  ms: number;
  calls: number;
  /** Tokens as if nothing were shared between calls. */
  naive: number;
  /** Tokens of prompts that were computed, by the engine's own count; `null` where it has none. */
  computed: number | null;
}

/**
 * Asks the questions of a plan, as many at once as the model can.
 * @param lends whether lanes that no question uses help the others, as in the lab
 */
export async function wholeRun(
  name: string,
  plan: RunPlan,
  questions: Question[],
  lends = true
): Promise<WholeRun> {
  const model = models.get(name)!;
  const lanes = model.lanes ?? [model];
  const turns = new Turns(lanes.length);
  const lend: Lend = (most, work) => turns.lend(most, (places) => work(places.map((place) => lanes[place])));
  const calls: Call[] = [];
  const own = model instanceof WllamaModel ? null : (model as LlamaModel);
  await Promise.all(lanes.map((lane) => lane.startFrom([])));
  const before = await own?.tokensComputed();
  const start = performance.now();
  const finished = await runQuestions(plan, questions, [], {
    ask: ({ arms, seed }, question) =>
      turns.take((_, place) => askQuestion(lanes[place], { arms, seed }, question, lends ? { lend } : {})),
    atOnce: lanes.length,
    keep: async (answered) => void calls.push(...answered.calls),
    onProgress: () => {},
    signal: new AbortController().signal,
    now: () => performance.now()
  });
  if (!finished) throw new Error('The run did not finish');
  const ms = performance.now() - start;
  const sum = (of: (call: Call) => number) => calls.reduce((all, call) => all + of(call), 0);
  const computed = own && (await own.tokensComputed()) - before! - sum(tokensFedBack);
  return { ms, calls: calls.length, naive: sum(({ cost }) => cost.promptTokens), computed };
}
