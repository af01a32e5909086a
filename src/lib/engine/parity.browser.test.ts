/**
 * Both engines against a forward pass in floating point of the same GGUF: `tests/oracles/parity/expected.json`, made by
 * `make_expected.py` beside it. On WebGPU only a few steps: without a graphics card a token takes half a second.
 */
import { expect, it } from 'vitest';
import expected from '../../../tests/oracles/parity/expected.json';
import { engineDistance, type EngineDistance } from '../../../tests/fixtures/engine-distance';
import { loadOnCpu } from './cpu/load-on-cpu';
import type { Arithmetic } from './language-model';
import { checkLogits } from './logit-check/check-logits';
import { WebLlmModel } from './webgpu/web-llm-model';

const weights = async () =>
  (await fetch('/models/smollm2-135m/SmolLM2-135M-Instruct.Q4_1.gguf')).arrayBuffer();

async function onCpu(arithmetic: Arithmetic, top: number): Promise<EngineDistance> {
  const model = await loadOnCpu('smollm2-135m', [new Blob([await weights()])], arithmetic, () => {});
  try {
    expect(model.describe()).toMatchObject({ arithmetic, rawLogits: true });
    console.log(await checkLogits(model));
    const found = await engineDistance(model, expected.prompts, Infinity, top);
    console.log(`parity of the CPU engine, ${arithmetic}`, JSON.stringify(found));
    expect(found.steps).toBeGreaterThanOrEqual(40);
    return found;
  } finally {
    await model.unload();
  }
}

it('the CPU engine: same arg max at every step, top forty within 0.0001 nats, entropy too', async () => {
  const found = await onCpu('float32', 40);
  expect(found.sameArgMax).toBe(found.steps);
  expect(found.logP).toBeLessThanOrEqual(0.0001);
  expect(found.entropy).toBeLessThanOrEqual(0.0001);
}, 600_000);

// What rounding activations to 8 bits moves: docs/parity.md says what was measured.
it('the CPU engine with 8-bit activations: same arg max in 95 % of steps, top five within 0.7 nats', async () => {
  const found = await onCpu('int8', 5);
  expect(found.sameArgMax / found.steps).toBeGreaterThanOrEqual(0.95);
  expect(found.logP).toBeLessThanOrEqual(0.7);
  expect(found.entropy).toBeLessThanOrEqual(0.3);
}, 600_000);

it('weights with a stretch of other bytes are noticed when they are loaded', async () => {
  const spoilt = await weights();
  const middle = spoilt.byteLength / 2;
  new Uint8Array(spoilt, middle, 4096).fill(0x3c);
  const model = await loadOnCpu('smollm2-135m', [new Blob([spoilt])], 'float32', () => {});
  try {
    await expect(checkLogits(model)).rejects.toMatchObject({ code: 'wrong-logits' });
  } finally {
    await model.unload();
  }
}, 600_000);

it('the WebGPU engine: same arg max at every step, top forty within 0.02 nats', async () => {
  const url = (path: string) => new URL(path, location.href).href;
  const model = await WebLlmModel.load('smollm2-135m', {
    folder: url('/models/smollm2-135m/'),
    library: url('/model-libs/smollm2-135m.wasm'),
    onProgress: () => {},
    signal: new AbortController().signal
  });
  try {
    console.log(await checkLogits(model));
    const shortest = [...expected.prompts]
      .sort((a, b) => a.promptIds.length - b.promptIds.length)
      .slice(0, 2);
    const found = await engineDistance(model, shortest, 3, 40);
    console.log('parity of the WebGPU engine', JSON.stringify(found));
    expect(found.sameArgMax).toBe(found.steps);
    expect(found.logP).toBeLessThanOrEqual(0.02);
  } finally {
    await model.unload();
  }
}, 900_000);
