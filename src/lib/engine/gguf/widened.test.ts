import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { tinyGguf } from '../../../../scripts/tiny-model/tiny-model';
import { dequantisedRow } from '../../../../tests/fixtures/llama-reference';
import { readGguf } from './gguf';
import { headerOfFile } from './header-of-file';
import { widenedBytes, widenedGguf } from './widened';

async function widened(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const file = new Blob([bytes]);
  const seen: number[] = [];
  const wide = widenedGguf(file, await headerOfFile(file), (fraction) => seen.push(fraction));
  const read = new Uint8Array(await new Response(wide.stream()).arrayBuffer());
  expect(read.length).toBe(wide.size);
  expect(seen.at(-1)).toBe(1);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  return read;
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

it('the tiny model, widened, is the same model: metadata, tensors, every weight', async () => {
  const narrow = Uint8Array.from(tinyGguf());
  expectSameModel(narrow, await widened(narrow), 1);
});

it('so is SmolLM2-135M', async () => {
  const narrow = Uint8Array.from(readFileSync('static/models/smollm2-135m/SmolLM2-135M-Instruct.Q4_1.gguf'));
  const wide = await widened(narrow);
  expect(wide.length).toBeGreaterThan(4 * 134e6);
  expectSameModel(narrow, wide, 17);
});

it('what is widened once stays as it is', async () => {
  const once = await widened(Uint8Array.from(tinyGguf()));
  expect(Buffer.from(await widened(Uint8Array.from(once))).equals(Buffer.from(once))).toBe(true);
});

it('knows the size before anything is widened', async () => {
  const file = new Blob([Uint8Array.from(tinyGguf())]);
  const header = await headerOfFile(file);
  const elements = header.tensors.reduce(
    (sum, { dimensions }) => sum + dimensions.reduce((product, size) => product * size, 1),
    0
  );
  expect(widenedBytes(header)).toBe(4 * elements);
});

it('a file cut short says which tensor is missing', async () => {
  const bytes = Uint8Array.from(tinyGguf());
  const file = new Blob([bytes.subarray(0, bytes.length - 40)]);
  const header = await headerOfFile(file);
  expect(() => widenedGguf(file, header)).toThrow(/output_norm\.weight ends at byte/);
});

it('a storage type that is not known is named', async () => {
  const header = await headerOfFile(new Blob([Uint8Array.from(tinyGguf())]));
  header.tensors[1].type = 23;
  expect(() => widenedBytes(header)).toThrow(/storage type 23; F32, F16, .* are known/);
});
