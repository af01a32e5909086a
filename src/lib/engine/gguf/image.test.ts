import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tinyGguf } from '../../../../scripts/tiny-model/tiny-model';
import { writeGguf } from '../../../../scripts/tiny-model/write-gguf';
import { dequantisedRow } from '../../../../tests/fixtures/llama-reference';
import { readGguf } from './gguf';
import { readGgufHeader } from './header';
import { GgufImage, widenedBytes, type GgufPart } from './image';

function part(bytes: Uint8Array<ArrayBuffer>): GgufPart {
  return { header: readGgufHeader(bytes), size: bytes.length, read: (from, to) => bytes.slice(from, to) };
}

/** Reads an image in pieces of a size, from its beginning. */
function whole(image: GgufImage, piece = 1 << 20): Uint8Array<ArrayBuffer> {
  const read = new Uint8Array(image.size);
  for (let at = 0; at < read.length; at += piece) image.read(at, read.subarray(at, at + piece));
  return read;
}

function widened(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return whole(new GgufImage([part(bytes)], true));
}

function expectSameModel(narrow: Uint8Array, wide: Uint8Array, step: number): void {
  const before = readGguf(narrow);
  const after = readGguf(wide);
  expect(after.metadata).toEqual(before.metadata);
  expect([...after.tensors.keys()]).toEqual([...before.tensors.keys()]);
  for (const [name, tensor] of before.tensors) {
    const { type, rows, columns, data } = after.tensors.get(name)!;
    expect({ type, rows, columns }).toEqual({ type: 0, rows: tensor.rows, columns: tensor.columns });
    for (let row = 0; row < rows; row += step) {
      const floats = data.slice(4 * row * columns, 4 * (row + 1) * columns);
      expect(Buffer.from(floats).equals(Buffer.from(dequantisedRow(tensor, row).buffer)), name).toBe(true);
    }
  }
}

it('the tiny model, widened, is the same model: metadata, tensors, every weight', () => {
  const narrow = Uint8Array.from(tinyGguf());
  expectSameModel(narrow, widened(narrow), 1);
});

it('so is SmolLM2-135M', () => {
  const narrow = Uint8Array.from(readFileSync('static/models/smollm2-135m/SmolLM2-135M-Instruct.Q4_1.gguf'));
  const wide = widened(narrow);
  expect(wide.length).toBeGreaterThan(4 * 134e6);
  expectSameModel(narrow, wide, 17);
});

it('what is widened once stays as it is', () => {
  const once = widened(Uint8Array.from(tinyGguf()));
  expect(Buffer.from(widened(Uint8Array.from(once))).equals(Buffer.from(once))).toBe(true);
});

it('is the same wherever it is read', () => {
  const image = new GgufImage([part(Uint8Array.from(tinyGguf()))], true);
  const all = whole(image);
  expect(whole(image, 4093)).toEqual(all);
  fc.assert(
    fc.property(fc.nat(image.size - 1), fc.nat(50_000), (from, length) => {
      const to = Math.min(image.size, from + length);
      const target = new Uint8Array(to - from).fill(7);
      image.read(from, target);
      expect(Buffer.from(target).equals(Buffer.from(all.subarray(from, to)))).toBe(true);
    }),
    { numRuns: 50 }
  );
  expect([0, image.size].map((at) => image.shareBefore(at))).toEqual([0, 1]);
});

it('a file that is not widened stays as it is', () => {
  const bytes = Uint8Array.from(tinyGguf());
  expect(Buffer.from(whole(new GgufImage([part(bytes)], false))).equals(Buffer.from(bytes))).toBe(true);
});

it.each([true, false])('parts become one file (widened: %s)', (widen) => {
  const { tensors } = readGguf(Uint8Array.from(tinyGguf()));
  const written = Array.from(tensors.values(), ({ name, type, rows, columns, data }) => ({
    name,
    type,
    dimensions: rows === 1 ? [columns] : [columns, rows],
    data
  }));
  const metadata = { 'general.architecture': { string: 'llama' }, 'split.count': { uint32: 2 } };
  const file = (each: typeof written) => Uint8Array.from(writeGguf(metadata, each));
  const parts = [file(written.slice(0, 5)), file(written.slice(5))].map(part);
  const together = whole(new GgufImage(parts, widen));
  expect(together).toEqual(whole(new GgufImage([part(file(written))], widen)));
});

it('knows the size before anything is widened', () => {
  const header = readGgufHeader(Uint8Array.from(tinyGguf()));
  const elements = header.tensors.reduce(
    (sum, { dimensions }) => sum + dimensions.reduce((product, size) => product * size, 1),
    0
  );
  expect(widenedBytes([header])).toBe(4 * elements);
});

it('a file cut short says which tensor is missing', () => {
  const bytes = Uint8Array.from(tinyGguf());
  const short = part(bytes.slice(0, bytes.length - 40));
  expect(() => new GgufImage([short], true)).toThrow(/output_norm\.weight ends at byte/);
});

it('a storage type that is not known is named', () => {
  const header = readGgufHeader(Uint8Array.from(tinyGguf()));
  header.tensors[1].type = 23;
  expect(() => widenedBytes([header])).toThrow(/storage type 23; F32, F16, .* are known/);
});
