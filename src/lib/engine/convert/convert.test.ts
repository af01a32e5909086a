import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { tinyGguf, tinySizes } from '../../../../scripts/tiny-model/tiny-model';
import { convertGguf } from './convert';
import { dequantisedRow } from '../../../../tests/fixtures/llama-reference';
import { readGguf, type Gguf } from '../gguf/gguf';
import { halfToFloat } from '../gguf/half';
import { llamaParameters, llamaSizes, rotaryColumn, type Parameter } from './llama-parameters';
import { tensorCacheFiles, type TensorCache } from './tensor-cache';

/** Arrays by name, and one column of weights read back from them as model/WEIGHTS.md says. */
class Folder {
  private readonly byName: Map<string, Parameter>;

  constructor(parameters: Iterable<Parameter>) {
    this.byName = new Map(Array.from(parameters, (parameter) => [parameter.name, parameter]));
  }

  view(name: string): DataView {
    const { data } = this.byName.get(name)!;
    return new DataView(data.buffer, data.byteOffset, data.byteLength);
  }

  column(matrix: string, column: number): Float32Array {
    const q8 = this.byName.get(`${matrix}.q8`);
    const words = q8 ?? this.byName.get(`${matrix}.q4`)!;
    const perWord = q8 ? 4 : 8;
    const [rows, columns] = words.shape;
    const at = (view: DataView, row: number) => view.getFloat32(4 * (row * columns + column), true);
    const [q, scale] = [this.view(words.name), this.view(`${matrix}.scale`)];
    const min = q8 ? null : this.view(`${matrix}.min`);
    return Float32Array.from({ length: rows * perWord }, (_, k) => {
      const word = q.getUint32(4 * (Math.floor(k / perWord) * columns + column), true);
      const group = Math.floor(k / 32);
      if (q8) return at(scale, group) * ((word << (24 - 8 * (k % 4))) >> 24);
      return at(scale, group) * ((word >>> (4 * (k % 8))) & 15) + at(min!, group);
    });
  }
}

/** Fails where two arrays differ in a single bit; quicker than comparing element by element. */
function expectSameBits(
  found: Float32Array | Uint8Array,
  expected: Float32Array | Uint8Array,
  what = ''
): void {
  const bytes = (array: Float32Array | Uint8Array) =>
    Buffer.from(array.buffer, array.byteOffset, array.byteLength);
  if (!bytes(found).equals(bytes(expected))) expect(found, what).toEqual(expected);
}

function expectLossless(gguf: Gguf, layers: number[], step: number): void {
  const { hidden, heads, kvHeads, headSize, feedForward, vocabulary } = llamaSizes(gguf);
  const folder = new Folder(llamaParameters(gguf));
  const tensor = (name: string) => gguf.tensors.get(`${name}.weight`)!;
  /** Row 2t + s of a head became feature s · headSize/2 + t. */
  const rotated = (feature: number) => {
    const within = feature % headSize;
    const half = headSize / 2;
    return feature - within + 2 * (within % half) + Math.floor(within / half);
  };
  const same = (matrix: string, first: number, rows: number, name: string, rowOf = (n: number) => n) => {
    for (let n = 0; n < rows; n += step) {
      expectSameBits(
        folder.column(matrix, first + n),
        dequantisedRow(tensor(name), rowOf(n)),
        `${name}, feature ${n}`
      );
    }
  };
  const q = heads * headSize;
  const kv = kvHeads * headSize;
  for (const i of layers) {
    same(`layers.${i}.qkv`, 0, q, `blk.${i}.attn_q`, rotated);
    same(`layers.${i}.qkv`, q, kv, `blk.${i}.attn_k`, rotated);
    same(`layers.${i}.qkv`, q + kv, kv, `blk.${i}.attn_v`);
    same(`layers.${i}.o`, 0, hidden, `blk.${i}.attn_output`);
    same(`layers.${i}.gate_up`, 0, feedForward, `blk.${i}.ffn_gate`);
    same(`layers.${i}.gate_up`, feedForward, feedForward, `blk.${i}.ffn_up`);
    same(`layers.${i}.down`, 0, hidden, `blk.${i}.ffn_down`);
  }
  for (let v = 0; v < vocabulary; v += step * 37) {
    expectSameBits(folder.column('embed', v), dequantisedRow(tensor('token_embd'), v), `token ${v}`);
  }
  const norm = folder.view('final_norm');
  expectSameBits(
    Float32Array.from({ length: hidden }, (_, i) => norm.getFloat32(4 * i, true)),
    dequantisedRow(tensor('output_norm'), 0)
  );
}

it('widens every half exactly', () => {
  for (let bits = 0; bits < 0x10000; bits++) {
    const sign = bits & 0x8000 ? -1 : 1;
    const exponent = (bits >> 10) & 31;
    const fraction = bits & 1023;
    const value =
      exponent === 31
        ? fraction
          ? NaN
          : sign * Infinity
        : sign * (exponent ? (1 + fraction / 1024) * 2 ** (exponent - 15) : fraction * 2 ** -24);
    if (!Object.is(halfToFloat(bits), value)) expect(halfToFloat(bits), `bits ${bits}`).toBe(value);
  }
});

describe('the tiny model', () => {
  const file = tinyGguf();

  it('has the sizes it was made with, and is the same every time', () => {
    expect(llamaSizes(readGguf(file))).toEqual(tinySizes);
    expectSameBits(tinyGguf(), file);
  });

  it('keeps every weight', () => expectLossless(readGguf(file), [0, 1], 1));

  it('is converted in the order of model/WEIGHTS.md, every array in one shard after another', () => {
    const parameters = [...llamaParameters(readGguf(file))];
    expect(parameters).toHaveLength(3 + 14 * tinySizes.layers);
    expect(parameters.slice(0, 7).map(({ name, dtype, shape }) => [name, dtype, shape])).toEqual([
      ['embed.q8', 'uint32', [32, 512]],
      ['embed.scale', 'float32', [4, 512]],
      ['layers.0.attn_norm', 'float32', [128]],
      ['layers.0.qkv.q4', 'uint32', [16, 256]],
      ['layers.0.qkv.scale', 'float32', [4, 256]],
      ['layers.0.qkv.min', 'float32', [4, 256]],
      ['layers.0.o.q4', 'uint32', [16, 128]]
    ]);
    const files = new Map(Array.from(tensorCacheFiles(parameters, 40_000), (file) => [file.name, file.data]));
    const cache = JSON.parse(new TextDecoder().decode(files.get('tensor-cache.json'))) as TensorCache;
    expect(cache.records.length).toBeGreaterThan(3);
    const read = cache.records.flatMap(({ dataPath, nbytes, records }) => {
      const shard = files.get(dataPath)!;
      expect(shard.byteLength).toBe(nbytes);
      return records.map(({ name, dtype, shape, byteOffset, nbytes }) => ({
        name,
        dtype,
        shape,
        data: shard.slice(byteOffset, byteOffset + nbytes)
      }));
    });
    expect(read.map(({ name, dtype, shape }) => [name, dtype, shape])).toEqual(
      parameters.map(({ name, dtype, shape }) => [name, dtype, shape])
    );
    for (const [i, { data }] of read.entries()) expectSameBits(data, parameters[i].data, parameters[i].name);
  });

  it('gives all files web-llm asks for', () => {
    const names = Array.from(convertGguf(file), ({ name }) => name);
    expect(names).toEqual([
      'mlc-chat-config.json',
      'tokenizer.json',
      'tokenizer_config.json',
      'params_shard_0.bin',
      'tensor-cache.json'
    ]);
  });

  it('says what is wrong with a file cut short anywhere, or with other bytes, and never hangs', () => {
    expect(() => readGguf(new TextEncoder().encode('<!doctype html><html lang="en">'))).toThrow(/GGUF/);
    for (let length = 0; length < 14_000; length += 61) {
      expect(() => readGguf(file.subarray(0, length))).toThrow(/cannot be read/);
    }
    expect(() => readGguf(file.subarray(0, file.length - 40))).toThrow(/output_norm\.weight ends at byte/);
    fc.assert(
      fc.property(fc.nat(13_000), fc.nat(255), (at, byte) => {
        const broken = file.slice();
        broken[at] = byte;
        try {
          for (const { data } of convertGguf(broken)) expect(data.byteLength).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toHaveProperty('name', expect.stringMatching(/^EngineError/));
        }
      })
    );
  });
});

describe('SmolLM2-135M', () => {
  let gguf: Gguf;

  beforeAll(() => {
    gguf = readGguf(readFileSync('static/models/smollm2-135m/SmolLM2-135M-Instruct.Q4_1.gguf'));
  });

  it('has the sizes of the compiled library', () => {
    expect(llamaSizes(gguf)).toEqual({
      vocabulary: 49_152,
      hidden: 576,
      heads: 9,
      kvHeads: 3,
      headSize: 64,
      feedForward: 1536,
      layers: 30,
      ropeTheta: 100_000,
      normEpsilon: 1e-5,
      context: 8192
    });
  });

  it('keeps the weights bit for bit', () => expectLossless(gguf, [0, 17, 29], 13), 60_000);
});

it('the rotary order is a permutation within each head that pairs feature t with t + 32', () => {
  const column = rotaryColumn(64);
  expect(new Set(Array.from({ length: 192 }, (_, row) => column(row))).size).toBe(192);
  for (let row = 0; row < 192; row += 2) {
    expect(column(row + 1)).toBe(column(row) + 32);
    expect(Math.floor(column(row) / 64)).toBe(Math.floor(row / 64));
  }
});
