import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { generate } from '../generate';
import { scoreContinuations } from '../score';
import { entropy, logProbability } from '../sketch/read';
import { loadOnCpu } from './load-on-cpu';
import { LlamaModel } from './llama-model';

let model: LlamaModel;

describe.each(['float32', 'int8'] as const)('SmolLM2-135M on the CPU engine, %s', (arithmetic) => {
  const stages: string[] = [];

  beforeAll(async () => {
    const response = await fetch('/models/smollm2-135m/SmolLM2-135M-Instruct.Q4_1.gguf');
    model = await loadOnCpu('smollm2-135m', [await response.blob()], arithmetic, ({ stage }) =>
      stages.push(stage)
    );
  }, 300_000);

  afterAll(() => model?.unload());

  it('says what it computes in', () => {
    expect(model.describe().arithmetic).toBe(arithmetic);
    expect(model.describe().arithmeticReason).toMatch(
      arithmetic === 'float32' ? /32-bit floats.*538 MB/ : /8 bits: you chose it/
    );
    expect(stages.includes('Widening the weights')).toBe(arithmetic === 'float32');
  });

  it('answers a question, with a sketch of every step', async () => {
    const prompt = model.renderChat([{ role: 'user', content: 'What is the capital of France?' }]);
    expect(prompt).toContain(
      '<|im_start|>user\nWhat is the capital of France?<|im_end|>\n<|im_start|>assistant\n'
    );
    const reply = await generate(model, await model.tokenize(prompt), { maxTokens: 12 });
    // Rounded to 8 bits it goes on otherwise: the two likeliest beginnings are nearly level.
    if (arithmetic === 'float32') expect(reply.text).toContain('Paris');
    else expect(reply.text).not.toBe('');
    expect(reply.steps).toHaveLength(reply.tokens.length);
    for (const { sketch } of reply.steps) {
      expect(sketch.chosen).toBe(sketch.topIds[0]);
      expect(logProbability(sketch, sketch.chosenLogit)).toBeLessThan(0);
      expect(entropy(sketch)).toBeGreaterThan(0);
    }
  }, 300_000);

  it('gives the same logits from a warm cache as from the same prefix computed anew', async () => {
    const tokens = await model.tokenize(model.renderChat([{ role: 'user', content: 'Name a metal.' }]));
    const prefix = tokens.slice(0, 5);
    await model.startFrom(prefix);
    const first = (await model.logitsAfter(tokens)).slice();
    const other = await model.tokenize(model.renderChat([{ role: 'user', content: 'Who wrote Hamlet?' }]));
    await model.logitsAfter(other);
    await model.startFrom(prefix);
    expect(await model.logitsAfter(tokens)).toEqual(first);
    await model.startFrom([]);
    await model.startFrom(prefix);
    expect(await model.logitsAfter(tokens)).toEqual(first);
  }, 300_000);

  it('prefers the right option as the continuation', async () => {
    const prompt = model.renderChat(
      [{ role: 'user', content: 'What is the capital of France?' }],
      'The answer is'
    );
    const options = await Promise.all([' Paris', ' a banana'].map((option) => model.tokenize(option)));
    const [paris, banana] = await scoreContinuations(model, await model.tokenize(prompt), options);
    const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
    expect(sum(paris.logProbs)).toBeGreaterThan(sum(banana.logProbs));
  }, 300_000);
});

it('falls back to 8-bit activations where 32-bit floats do not load, and says why', async () => {
  const load = vi.spyOn(LlamaModel, 'load').mockRejectedValueOnce(new Error('out of memory'));
  const tiny = await (await fetch('/models/tiny/tiny.gguf')).blob();
  const fallen = await loadOnCpu('tiny', [tiny], 'float32', () => {});
  expect(load.mock.calls.map(([{ arithmetic }]) => arithmetic)).toEqual(['float32', 'int8']);
  expect(fallen.describe()).toMatchObject({
    arithmetic: 'int8',
    arithmeticReason: expect.stringContaining('32-bit floats failed (out of memory)')
  });
  expect((await fallen.logitsAfter([1, 2, 3])).length).toBe(512);
  await fallen.unload();
}, 300_000);

it('gives an embedding of a text, the same each time, and goes on as if it had not', async () => {
  const tiny = await (await fetch('/models/tiny/tiny.gguf')).blob();
  const embedding = await loadOnCpu('tiny', [tiny], 'float32', () => {});
  const before = (await embedding.logitsAfter([1, 2, 3])).slice();
  const [paris, other] = [await embedding.embed('Paris'), await embedding.embed('a banana')];
  expect(paris.length).toBeGreaterThan(1);
  expect(other).toHaveLength(paris.length);
  expect(paris.every(Number.isFinite)).toBe(true);
  expect(paris.some((value) => value !== 0)).toBe(true);
  expect(other).not.toEqual(paris);
  expect(await embedding.embed('Paris')).toEqual(paris);
  await embedding.startFrom([1, 2]);
  expect(await embedding.logitsAfter([1, 2, 3])).toEqual(before);
  await embedding.unload();
}, 300_000);

it('says what is wrong with a file that is no model', async () => {
  const load = (bytes: BlobPart) => loadOnCpu('x', [new Blob([bytes])], 'float32', () => {});
  await expect(load('not a model')).rejects.toThrow(/does not begin with "GGUF"/);
  const tiny = await (await fetch('/models/tiny/tiny.gguf')).arrayBuffer();
  await expect(load(tiny.slice(0, 200_000))).rejects.toMatchObject({ code: 'unsupported' });
}, 300_000);
