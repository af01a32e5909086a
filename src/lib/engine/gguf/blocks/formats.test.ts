import { expect, it } from 'vitest';
// Blocks of random bytes and what gguf-py 0.19.0 makes of them: tests/oracles/ggml_blocks.py.
import cases from '../../../../../tests/oracles/ggml-blocks.json';
import { blockFormats } from './formats';

const decode = (text: string) => Uint8Array.from(Buffer.from(text, 'base64'));

it('every format is among the cases', () => {
  expect(cases.map(({ type }) => type).sort((a, b) => a - b)).toEqual([...blockFormats.keys()]);
});

it.each(cases)('$name gives the very floats of gguf-py', ({ name, type, blocks, float32 }) => {
  const format = blockFormats.get(type)!;
  expect(format.name).toBe(name);
  const bytes = decode(blocks);
  const count = bytes.length / format.bytes;
  expect(count).toBeGreaterThanOrEqual(3);
  const found = new Float32Array(count * format.elements);
  const view = new DataView(bytes.buffer);
  for (let block = 0; block < count; block++) {
    format.widen(view, block * format.bytes, found, block * format.elements);
  }
  const bits = (array: Uint8Array | Float32Array) => [...new Uint32Array(array.buffer)];
  expect(bits(found)).toEqual(bits(decode(float32)));
});
