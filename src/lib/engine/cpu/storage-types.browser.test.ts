/** A model in each storage type ggml has and the lab reads: as it is stored, widened, and as a file of 32-bit floats. */
import { expect, it } from 'vitest';
import { typedGguf } from '../../../../tests/fixtures/typed-gguf';
import { blockFormats } from '../gguf/blocks/formats';
import { readGgufHeader } from '../gguf/header';
import { GgufImage } from '../gguf/image';
import type { Arithmetic } from '../language-model';
import { loadOnCpu } from './load-on-cpu';

const TOKENS = [1, 40, 41, 300, 7, 90, 3];

async function logitsOf(file: Blob[], arithmetic: Arithmetic): Promise<Float32Array> {
  const model = await loadOnCpu('typed', file, arithmetic, () => {}, 1);
  try {
    expect(model.describe().arithmetic).toBe(arithmetic);
    return (await model.logitsAfter(TOKENS)).slice();
  } finally {
    await model.unload();
  }
}

/** Pearson's correlation. */
function correlation(a: Float32Array, b: Float32Array): number {
  const centred = (values: Float32Array) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return Float64Array.from(values, (value) => value - mean);
  };
  const [x, y] = [centred(a), centred(b)];
  const dot = (p: Float64Array, q: Float64Array) => p.reduce((sum, value, i) => sum + value * q[i], 0);
  return dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y));
}

it.each(Array.from(blockFormats, ([type, { name }]) => ({ type, name })))(
  '$name: widened to the bit, and as llama.cpp runs it',
  async ({ type }) => {
    const bytes = typedGguf(type);
    const header = readGgufHeader(bytes);
    const image = new GgufImage(
      [{ header, size: bytes.length, read: (from, to) => bytes.slice(from, to) }],
      true
    );
    const floats = new Uint8Array(image.size);
    image.read(0, floats);
    const widened = await logitsOf([new Blob([bytes])], 'float32');
    expect(widened.every(Number.isFinite)).toBe(true);
    expect(new Set(widened).size).toBeGreaterThan(4);
    expect(widened).toEqual(await logitsOf([new Blob([floats])], 'float32'));
    expect(correlation(widened, await logitsOf([new Blob([bytes])], 'int8'))).toBeGreaterThan(0.99);
  },
  300_000
);
