/** What methods ask of models on the CPU engine: what is computed for them, and what becomes of it when it is broken off. */
import * as Comlink from 'comlink';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tokensFedBack } from '../../../tests/fixtures/fed-back';
import { builtInModel } from '../engine/catalogue';
import { loadOnCpu } from '../engine/cpu/load-on-cpu';
import type { LlamaModel } from '../engine/cpu/llama-model';
import type { LanguageModel } from '../engine/language-model';
import type { Answered } from '../methods/arm';
import type { Call } from '../methods/calls';
import { usualArm } from '../methods/define-method';
import { methodOf } from '../methods/registry';
import type { Question } from '../questions/question';
import { runQuestions } from './runner';
import type { RunPlan } from './run';
import { askQuestion, type AskPlan } from '../asking/ask-question';
import { startEngine } from '../asking/client';
import { sharedPrefix } from '../asking/shared-prefix';

const builtIn = '/models/smollm2-135m/SmolLM2-135M-Instruct.Q4_1.gguf';

const load = async (url: string, lanes: number) =>
  loadOnCpu('model', [await (await fetch(url)).blob()], 'float32', () => {}, lanes);

const france: Question = {
  id: 'france',
  text: 'What is the capital of France?',
  answers: ['Paris'],
  distractors: ['Lyon', 'Marseille', 'Nice']
};

/** A question that takes long to read: some five tokens a number. */
const listing = (id: string, numbers: number): Question => ({
  id,
  text: `${id}: ${Array.from({ length: numbers }, (_, i) => (7919 * i) % 1000).join(', ')}. What is the capital of Peru?`,
  answers: ['Lima'],
  distractors: ['Cusco', 'Quito', 'Bogotá']
});

const armsOf = (...ids: string[]) => ids.map((id) => usualArm(methodOf(id)));

function timeless({ calls, traces }: Answered) {
  return { traces, calls: calls.map(({ cost, ...call }) => ({ ...call, cost: { ...cost, ms: 0 } })) };
}

const sum = (calls: readonly Call[], of: (call: Call) => number) =>
  calls.reduce((all, call) => all + of(call), 0);

const total = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

describe('the built-in model', () => {
  let model: LlamaModel;
  beforeAll(async () => {
    model = await load(builtIn, 1);
  }, 300_000);
  afterAll(() => model?.unload());

  /** Asks a question, and counts what the engine computed for it. */
  async function counted(plan: AskPlan, question: Question) {
    await model.startFrom(await sharedPrefix(model, 'chat'));
    const before = await model.tokensComputed();
    const { calls } = await askQuestion(model, plan, question);
    const computed = (await model.tokensComputed()) - before - sum(calls, tokensFedBack);
    return {
      computed,
      said: sum(calls, ({ cost }) => cost.prefilledTokens),
      naive: sum(calls, ({ cost }) => cost.promptTokens)
    };
  }

  it('the usual comparison computes less than 0.35 of what its calls read, and says how much', async () => {
    const arms = armsOf('direct', 'verbalized', 'distractors');
    const { computed, said, naive } = await counted({ arms, seed: 7 }, france);
    expect(computed).toBe(said);
    expect(computed / naive).toBeLessThan(0.35);
  });

  it('twenty samples compute less than 0.2 of it', async () => {
    const [samples] = armsOf('samples');
    const arm = { ...samples, options: { ...samples.options, count: 20, maxTokens: 4 } };
    const { computed, said, naive } = await counted({ arms: [arm], seed: 7 }, france);
    expect(computed).toBe(said);
    expect(computed / naive).toBeLessThan(0.2);
  });

  it('what is computed at one go is broken off in the midst of it', async () => {
    const tokens = Array.from({ length: 120 }, (_, i) => 100 + 7 * i);
    await model.startFrom([]);
    const before = await model.tokensComputed();
    const asked = model.logitsAfter(tokens).catch((error: Error) => error.name);
    await new Promise((resolve) => setTimeout(resolve, 5));
    model.interrupt();
    expect(await asked).toBe('Interrupted');
    expect(await model.tokensComputed()).toBe(before);
  });
});

it('samples drawn in lanes that nothing else uses are the same to the bit, and cost the same', async () => {
  const [samples] = armsOf('samples');
  const arms = [{ ...samples, options: { ...samples.options, count: 12, maxTokens: 8 } }];
  const model = await load('/models/tiny/tiny.gguf', 5);
  const [own, ...others] = model.lanes;
  const prefix = await sharedPrefix(model, 'chat');
  const found: unknown[] = [];
  const counts: number[] = [];
  for (const lent of [[], others.slice(0, 1), others]) {
    await own.startFrom([]);
    await own.startFrom(prefix);
    const before = await model.tokensComputed();
    const ms = () => model.lanes.reduce((sum, lane) => sum + lane.workMs(), 0);
    const spent = ms();
    const answered = await askQuestion(own, { arms, seed: 7 }, france, {
      lend: (most, work) => {
        expect(most).toBe(11);
        return work(lent);
      }
    });
    expect(sum(answered.calls, ({ cost }) => cost.ms)).toBeCloseTo(ms() - spent, 6);
    counts.push((await model.tokensComputed()) - before);
    found.push(timeless(answered));
    // What a lane was lent for does not show in what it is asked next.
    for (const lane of model.lanes) {
      await lane.startFrom(prefix);
      found.push((await lane.logitsAfter([...prefix, 7, 8, 9])).slice());
    }
  }
  expect(found.slice(6, 12)).toEqual(found.slice(0, 6));
  expect(found.slice(12)).toEqual(found.slice(0, 6));
  expect(new Set(counts).size).toBe(1);
  await model.unload();
}, 300_000);

it('paused while prompts are read it comes back before half of them is, and goes on with the same answers', async () => {
  const model = await load('/models/tiny/tiny.gguf', 3);
  const questions = [listing('These', 230), france, listing('And these', 240)];
  const plan = {
    arms: armsOf('direct', 'distractors'),
    seed: 7,
    questionIds: questions.map(({ id }) => id)
  };
  const run = async (done: readonly string[], lanes: readonly LanguageModel[], signal: AbortSignal) => {
    const free = [...lanes];
    const kept: Answered[] = [];
    const finished = await runQuestions(plan as unknown as RunPlan, questions, done, {
      async ask({ arms, seed }, question) {
        const lane = free.pop()!;
        return askQuestion(lane, { arms, seed }, question, { interrupted: () => signal.aborted }).finally(
          () => free.push(lane)
        );
      },
      atOnce: lanes.length,
      keep: async (answered) => void kept.push(answered),
      onProgress: () => {},
      signal,
      now: () => 0
    });
    return { finished, kept };
  };
  const whole = await run([], model.lanes, new AbortController().signal);
  const prompts = total(
    await Promise.all(
      questions.map(
        async ({ text }) => (await model.tokenize(model.renderChat([{ role: 'user', content: text }]))).length
      )
    )
  );
  await model.startFrom([]);
  const before = await model.tokensComputed();
  const controller = new AbortController();
  const paused = run([], model.lanes, controller.signal);
  while ((await model.tokensComputed()) - before < 200);
  controller.abort();
  model.interrupt();
  const { finished, kept } = await paused;
  expect(finished).toBe(false);
  expect((await model.tokensComputed()) - before).toBeLessThan(prompts / 2);

  const rest = await run(
    kept.map(({ questionId }) => questionId),
    model.lanes,
    new AbortController().signal
  );
  expect(rest.finished).toBe(true);
  const inOrder = (all: Answered[]) =>
    plan.questionIds.map((id) => timeless(all.find(({ questionId }) => questionId === id)!));
  expect(inOrder([...kept, ...rest.kept])).toEqual(inOrder(whole.kept));
  await model.unload();
}, 600_000);

it('the engine’s worker breaks off a long prompt when told to, and answers as ever afterwards', async () => {
  const { service, terminate } = startEngine();
  const choice = { engine: 'cpu', arithmetic: 'float32' } as const;
  await service.load(
    builtInModel,
    choice,
    `${location.origin}/`,
    Comlink.proxy(() => {})
  );
  const [direct] = armsOf('direct');
  const plan = { arms: [{ ...direct, options: { ...direct.options, maxTokens: 2 } }], seed: 7 };
  const timed = async <T>(work: Promise<T>) => {
    const start = performance.now();
    const outcome = await work.catch((error: Error) => error.name);
    return { outcome, ms: performance.now() - start };
  };
  const whole = await timed(service.ask(plan, listing('These', 110)));
  // The best of some: other work may have the machine at any moment.
  const brokenOff: number[] = [];
  for (let i = 0; i < 3; i++) {
    const asked = timed(service.ask(plan, listing('These', 110)));
    // By then the worker has begun.
    await service.render({ form: 'chat', user: 'x', assistant: '', before: [] });
    await service.interrupt();
    const { outcome, ms } = await asked;
    expect(outcome).toBe('Interrupted');
    brokenOff.push(ms);
  }
  expect(Math.min(...brokenOff)).toBeLessThan(whole.ms / 2);
  const again = await service.ask(plan, listing('These', 110));
  expect(timeless(again)).toEqual(timeless(whole.outcome as Answered));
  terminate();
}, 600_000);
