/**
 * What is asked at once is computed in common batches; nothing but the time may tell. The tiny model has random weights, so
 * that a difference anywhere shows in all logits.
 */
import { expect, it, vi } from 'vitest';
import { generate } from '../generate';
import type { LanguageModel } from '../language-model';
import { scoreContinuations } from '../score';
import { loadOnCpu } from './load-on-cpu';
import type { LlamaModel } from './llama-model';

async function tinyModel(sequences: number): Promise<LlamaModel> {
  const tiny = await (await fetch('/models/tiny/tiny.gguf')).blob();
  return loadOnCpu('tiny', [tiny], 'float32', () => {}, sequences);
}

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

it('logits along a text are those after each of its beginnings, to the bit, however many', async () => {
  const model = await tinyModel(1);
  const text = Array.from({ length: 300 }, (_, i) => 5 + ((11 * i) % 490));
  const along = (await model.logitsAlong(text, 280)).map((row) => row.slice());
  await model.startFrom([]);
  for (let length = 21; length <= text.length; length += 31) {
    const after = await model.logitsAfter(text.slice(0, length));
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
  const tokens = Array.from({ length: 70 }, (_, i) => 5 + ((11 * i) % 490));
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
