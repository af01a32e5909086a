/**
 * What is asked at once is computed in common batches; nothing but the time may tell. The tiny model has random weights, so
 * that a difference anywhere shows in all logits.
 */
import { expect, it, vi } from 'vitest';
import { generate, Interrupted } from '../generate';
import type { Arithmetic, LanguageModel } from '../language-model';
import { scoreContinuations } from '../score';
import { loadOnCpu } from './load-on-cpu';
import type { LlamaModel } from './llama-model';

async function tinyModel(sequences: number, arithmetic: Arithmetic = 'float32'): Promise<LlamaModel> {
  const tiny = await (await fetch('/models/tiny/tiny.gguf')).blob();
  return loadOnCpu('tiny', [tiny], arithmetic, () => {}, sequences);
}

/** Token ids that depend on nothing but how many they are, and their seed. */
const text = (length: number, seed = 0) => Array.from({ length }, (_, i) => 5 + ((11 * i + 7 * seed) % 490));

/** A question of its own length, beginning as all do: a reply's logits and the scores of three continuations. */
async function asked(model: LanguageModel, question: number): Promise<unknown> {
  const prefix = [1, 2, 3, 4, 5];
  const prompt = [
    ...prefix,
    ...Array.from({ length: 3 + 37 * question }, (_, i) => 10 + ((7 * i + question) % 400))
  ];
  await model.startFrom(prefix);
  const { tokens, steps } = await generate(model, prompt, { maxTokens: 6 });
  await model.startFrom(prefix);
  const scores = await scoreContinuations(model, prompt, [[7], [8, 9, 10], [8, 11, 12, 13]]);
  return { tokens, sketches: steps.map(({ sketch }) => sketch), scores };
}

it('one, three and sixteen questions at once: every bit the same', async () => {
  const questions = Array.from({ length: 16 }, (_, i) => i);
  const all: unknown[] = [];
  for (const sequences of [1, 3, 16]) {
    const model = await tinyModel(sequences);
    expect(model.lanes).toHaveLength(sequences);
    expect(model.describe().atOnce).toBe(sequences === 1 ? undefined : sequences);
    const left = questions.values();
    const found: unknown[] = [];
    await Promise.all(
      model.lanes.map(async (lane) => {
        for (const question of left) found[question] = await asked(lane, question);
      })
    );
    all.push(found);
    await model.unload();
  }
  expect(all[1]).toEqual(all[0]);
  expect(all[2]).toEqual(all[0]);
}, 300_000);

it.each(['float32', 'int8'] as const)(
  'a beginning that lanes share is computed once and copied, and every bit is the same (%s)',
  async (arithmetic) => {
    const prefix = text(40);
    const after = (lane: LanguageModel, question: number) =>
      lane.logitsAfter([...prefix, ...text(3 + 29 * question, question)]).then((row) => row.slice());
    const alone: Float32Array[] = [];
    for (let question = 0; question < 16; question++) {
      const model = await tinyModel(1, arithmetic);
      await model.startFrom(prefix);
      alone.push(await after(model, question));
      await model.unload();
    }
    const model = await tinyModel(16, arithmetic);
    await Promise.all(model.lanes.slice(0, 15).map((lane) => lane.startFrom(prefix)));
    expect(await model.tokensComputed()).toBe(prefix.length);
    const first = await Promise.all(model.lanes.slice(0, 15).map(after));
    expect(first).toEqual(alone.slice(0, 15));
    // The last one gets it from lanes that hold more than it by now, and one that lost it gets it again.
    const before = await model.tokensComputed();
    await model.lanes[3].startFrom([1, 2, 3]);
    await Promise.all([model.lanes[15], model.lanes[3]].map((lane) => lane.startFrom(prefix)));
    expect(await model.tokensComputed()).toBe(before + 3);
    expect(await after(model.lanes[15], 15)).toEqual(alone[15]);
    expect(await after(model.lanes[3], 3)).toEqual(alone[3]);
    await model.unload();
  },
  300_000
);

it.each([true, false])(
  'a long text is broken off between its parts, and computed as ever afterwards (threads: %s)',
  async (isolated) => {
    vi.stubGlobal('crossOriginIsolated', isolated);
    const model = await tinyModel(3);
    vi.unstubAllGlobals();
    const [first, second, third] = model.lanes;
    const prefix = text(20);
    const long = [...prefix, ...text(1900, 1)];
    const expected = (await first.logitsAfter(long)).slice();
    await first.startFrom(prefix);

    const before = await model.tokensComputed();
    const asked = [first.logitsAfter(long), second.logitsAfter(text(1500, 2))].map((logits) =>
      logits.catch((error: unknown) => error)
    );
    while ((await model.tokensComputed()) === before);
    const waiting = third.logitsAfter(text(1700, 3)).catch((error: unknown) => error);
    model.interrupt();
    for (const outcome of [...asked, waiting]) expect(await outcome).toBeInstanceOf(Interrupted);
    const computed = (await model.tokensComputed()) - before;
    expect(computed).toBeGreaterThan(0);
    expect(computed).toBeLessThan(1900 / 2);

    // Nothing is interrupted that is asked later, and what was there before is not taken for known.
    model.interrupt();
    await first.startFrom(prefix);
    expect(await first.logitsAfter(long)).toEqual(expected);
    expect(await third.logitsAfter(long)).toEqual(expected);
    await model.unload();
  },
  300_000
);

it('what was broken off before it was computed at all computes nothing', async () => {
  const model = await tinyModel(2);
  const asked = model.lanes.map((lane) => lane.logitsAfter(text(100)).catch((error: unknown) => error));
  model.interrupt();
  expect(await Promise.all(asked)).toEqual([expect.any(Interrupted), expect.any(Interrupted)]);
  expect(await model.tokensComputed()).toBe(0);
  await model.unload();
});

it('logits along a text are those after each of its beginnings, to the bit, however many', async () => {
  const model = await tinyModel(1);
  const whole = text(300);
  const along = (await model.logitsAlong(whole, 280)).map((row) => row.slice());
  await model.startFrom([]);
  for (let length = 21; length <= whole.length; length += 31) {
    const after = await model.logitsAfter(whole.slice(0, length));
    expect(after, `after ${length}`).toEqual(along[length - 21]);
  }
  await model.unload();
}, 300_000);

it('an error reaches everyone in the batch, and says what llama.cpp said', async () => {
  const model = await tinyModel(2);
  const [first, second] = model.lanes;
  const both = await Promise.allSettled([first.logitsAfter([1]), second.logitsAfter([1_000_000])]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect((both[1] as PromiseRejectedResult).reason.message).toMatch(/invalid token/);
  expect((await first.logitsAfter([1, 2])).length).toBe(512);
  await model.unload();
}, 300_000);

it('without shared memory one thread computes, and gives the same bits', async () => {
  const tokens = text(70);
  const found: Float32Array[] = [];
  for (const isolated of [true, false]) {
    vi.stubGlobal('crossOriginIsolated', isolated);
    const model = await tinyModel(1);
    vi.unstubAllGlobals();
    if (!isolated) expect(model.describe().device).toBe('1 thread');
    found.push((await model.logitsAfter(tokens)).slice());
    await model.unload();
  }
  expect(found[1]).toEqual(found[0]);
}, 300_000);
