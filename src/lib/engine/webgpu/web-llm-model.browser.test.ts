import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { referenceLogits } from '../../../../tests/fixtures/llama-reference';
import { readGguf } from '../gguf/gguf';
import { loadOnCpu } from '../cpu/load-on-cpu';
import { argMax, generate } from '../generate';
import type { LoadProgress } from '../language-model';
import { worst } from '../../../../tests/fixtures/log-softmax';
import type { MLCEngine } from '@mlc-ai/web-llm';
import type { LogitEar } from './logit-ear';
import { pipelineOf } from './pipeline';
import { WebLlmModel } from './web-llm-model';

const url = (path: string) => new URL(path, location.href).href;
const stages: LoadProgress[] = [];
let devices: GPUDevice[] = [];

function load(
  onProgress: (progress: LoadProgress) => void = () => {},
  signal = new AbortController().signal
) {
  return WebLlmModel.load('tiny', {
    folder: url('/models/tiny/'),
    library: url('/model-libs/tiny.wasm'),
    onProgress,
    signal
  });
}

describe('the tiny model on WebGPU', () => {
  let model: WebLlmModel;
  let tokens: number[];
  let bytes: Uint8Array;

  beforeAll(async () => {
    const original = GPUAdapter.prototype.requestDevice;
    GPUAdapter.prototype.requestDevice = async function (this: GPUAdapter, descriptor) {
      const device = await original.call(this, descriptor);
      devices.push(device);
      return device;
    };
    bytes = new Uint8Array(await (await fetch('/models/tiny/tiny.gguf')).arrayBuffer());
    model = await load((progress) => stages.push(progress));
    tokens = await model.tokenize(model.renderChat([{ role: 'user', content: 'What is the capital?' }]));
  }, 300_000);

  afterAll(() => model?.unload());

  it('says what it is doing while it loads, with bytes and shaders', () => {
    expect(stages.find(({ loadedBytes, totalBytes }) => loadedBytes && totalBytes)).toBeDefined();
    expect(stages.map(({ stage }) => stage).join('\n')).toMatch(/Fetching[^]*Compiling shaders/);
  });

  it('says what it is', () => {
    expect(model.describe()).toMatchObject({
      engine: 'webgpu',
      runtime: '@mlc-ai/web-llm 0.2.86',
      vocabularySize: 512,
      contextLength: 2048,
      rawLogits: true,
      stopTokens: [2]
    });
  });

  it('gives the logits of a plain forward pass, prefilled and token by token', async () => {
    const expected = referenceLogits(readGguf(bytes), [...tokens, 300, 5]);
    const prefilled = (await model.logitsAfter(tokens)).slice();
    expect(worst(prefilled, expected[tokens.length - 1])).toBeLessThan(0.005);
    for (const [i, more] of [[300], [300, 5]].entries()) {
      const logits = await model.logitsAfter([...tokens, ...more]);
      expect(worst(logits, expected[tokens.length + i])).toBeLessThan(0.005);
      expect(argMax(logits)).toBe(argMax(expected[tokens.length + i]));
    }
  }, 300_000);

  it('hears the same logits by the public way, where a version of web-llm has no other', async () => {
    const { engine } = model as unknown as { engine: MLCEngine };
    type Inside = { logitProcessor: LogitEar; forwardKnownTokens?: unknown };
    const inside = (
      engine as unknown as { loadedModelIdToPipeline: Map<string, Inside> }
    ).loadedModelIdToPipeline.get('tiny')!;
    const more = [...tokens, 300];
    await model.startFrom([]);
    const expected = [(await model.logitsAfter(tokens)).slice(), (await model.logitsAfter(more)).slice()];
    inside.forwardKnownTokens = undefined;
    try {
      const { forward } = pipelineOf(engine, 'tiny', inside.logitProcessor);
      await engine.resetChat();
      expect(await forward(tokens)).toEqual(expected[0]);
      expect(await forward([300])).toEqual(expected[1]);
    } finally {
      delete inside.forwardKnownTokens;
      await model.startFrom([]);
    }
  }, 300_000);

  it('gives the same over several chunks of a long prompt, and after it', async () => {
    // 64 tokens are a chunk, and 64 keys what the attention kernels take at a time.
    const long = Array.from({ length: 150 }, (_, i) => 3 + ((i * 37) % 500));
    const expected = referenceLogits(readGguf(bytes), [...long, 300]);
    expect(worst((await model.logitsAfter(long)).slice(), expected[149])).toBeLessThan(0.005);
    expect(worst(await model.logitsAfter([...long, 300]), expected[150])).toBeLessThan(0.005);
  }, 300_000);

  it('gives the same logits from a warm cache as from the same prefix computed anew', async () => {
    const prefix = tokens.slice(0, 5);
    await model.startFrom(prefix);
    const first = (await model.logitsAfter(tokens)).slice();
    await model.logitsAfter([...tokens, 7, 8]);
    await model.logitsAfter([1, 300, 301]);
    await model.startFrom(prefix);
    expect(await model.logitsAfter(tokens)).toEqual(first);
    await model.startFrom([]);
    await model.startFrom(prefix);
    expect(await model.logitsAfter(tokens)).toEqual(first);
  }, 300_000);

  it('agrees with the CPU engine on tokens, text and every logit', async () => {
    const cpu = await loadOnCpu('tiny', [new Blob([bytes as Uint8Array<ArrayBuffer>])], 'float32', () => {});
    try {
      const chat = [{ role: 'user', content: 'Größe 42 of the 🙂?' }] as const;
      expect(model.renderChat(chat, 'The')).toBe(cpu.renderChat(chat, 'The'));
      const ids = await model.tokenize(model.renderChat(chat));
      expect(ids).toEqual(await cpu.tokenize(cpu.renderChat(chat)));
      expect(await model.detokenize(ids.slice(2, -3))).toBe(await cpu.detokenize(ids.slice(2, -3)));
      const [gpu, other] = [await model.logitsAfter(ids), await cpu.logitsAfter(ids)];
      expect(argMax(gpu)).toBe(argMax(other));
      const differences = gpu.map((value, id) => Math.abs(value - other[id]));
      expect(Math.max(...differences)).toBeLessThan(0.002);
    } finally {
      await cpu.unload();
    }
  }, 300_000);

  it('says so when a sequence is too long', async () => {
    await expect(model.logitsAfter(new Array(2049).fill(5))).rejects.toMatchObject({ code: 'context' });
  });

  it('generates a reply with a sketch of every step', async () => {
    const reply = await generate(model, tokens, { maxTokens: 4 });
    expect(reply.steps).toHaveLength(reply.tokens.length);
    expect(reply.steps[0].sketch.topIds).toHaveLength(32);
  }, 300_000);

  it('says that the device was lost, and can be loaded again', async () => {
    devices.at(-1)!.destroy();
    await expect(model.logitsAfter([...tokens, 9])).rejects.toMatchObject({ code: 'device-lost' });
    await expect(model.logitsAfter(tokens)).rejects.toMatchObject({ code: 'device-lost' });
    await model.unload();
    devices = [];
    model = await load();
    expect((await model.logitsAfter(tokens)).length).toBe(512);
  }, 300_000);

  it('can be cancelled in the middle of loading', async () => {
    const controller = new AbortController();
    const loading = load(({ stage }) => {
      if (/^Moving the weights/.test(stage)) controller.abort();
    }, controller.signal);
    await expect(loading).rejects.toMatchObject({ code: 'cancelled' });
  }, 300_000);
});
