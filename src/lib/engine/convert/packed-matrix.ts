import { EngineError } from '../language-model';
import { Q4_1, Q8_0 } from '../gguf/blocks/round-to-nearest';
import { GgmlType, type GgufTensor } from '../gguf/gguf';
import { halfToFloat } from '../gguf/half';

/** Weights of one group share a scale (and a minimum). */
const GROUP = 32;

/** A matrix of 4-bit weights, `w = scale · q + min`, stored by columns side by side (see model/WEIGHTS.md). */
export interface PackedQ4 {
  /** `[k/8, columns]` words of eight weights each, lowest nibble first. */
  q4: Uint32Array;
  /** `[k/32, columns]`. */
  scale: Float32Array;
  /** `[k/32, columns]`. */
  min: Float32Array;
}

/** A matrix of signed 8-bit weights, `w = scale · q`. */
export interface PackedQ8 {
  /** `[k/4, columns]` words of four weights each, lowest byte first. */
  q8: Uint32Array;
  /** `[k/32, columns]`. */
  scale: Float32Array;
}

/** The order in which a tensor's rows become columns: the column of a row. */
export type ColumnOf = (row: number) => number;

function expect(tensor: GgufTensor, type: number, name: string): DataView {
  if (tensor.type !== type) {
    throw new EngineError(
      'unsupported',
      `Tensor ${tensor.name} is stored as ggml type ${tensor.type}; the WebGPU library takes ${name} there, and rounding it again would change the model.`
    );
  }
  return new DataView(tensor.data.buffer, tensor.data.byteOffset, tensor.data.byteLength);
}

/** The low nibbles of four bytes, side by side in 16 bits. */
function lowNibbles(bytes: number): number {
  const spread = bytes & 0x0f0f0f0f;
  const pairs = (spread | (spread >>> 4)) & 0x00ff00ff;
  return (pairs | (pairs >>> 8)) & 0xffff;
}

/**
 * Packs Q4_1 tensors of equal row length side by side. A Q4_1 block of 32 weights holds a half-precision scale and
 * minimum and 16 bytes: weight t in the low nibble of byte t, weight t + 16 in its high nibble.
 * @param tensors left to right; `columnOf` reorders the rows of one
 * @throws EngineError when a tensor is stored otherwise
 */
export function packQ4(tensors: readonly { tensor: GgufTensor; columnOf?: ColumnOf }[]): PackedQ4 {
  const k = tensors[0]!.tensor.columns;
  const columns = tensors.reduce((sum, { tensor }) => sum + tensor.rows, 0);
  const q4 = new Uint32Array((k / 8) * columns);
  const scale = new Float32Array((k / GROUP) * columns);
  const min = new Float32Array((k / GROUP) * columns);
  let first = 0;
  for (const { tensor, columnOf = (row: number) => row } of tensors) {
    const view = expect(tensor, GgmlType.Q4_1, 'Q4_1');
    let at = 0;
    for (let row = 0; row < tensor.rows; row++) {
      const column = first + columnOf(row);
      for (let group = 0; group < k / GROUP; group++) {
        const place = group * columns + column;
        scale[place] = halfToFloat(view.getUint16(at, true));
        min[place] = halfToFloat(view.getUint16(at + 2, true));
        for (let half = 0; half < 2; half++) {
          const a = view.getUint32(at + 4 + 8 * half, true);
          const b = view.getUint32(at + 8 + 8 * half, true);
          q4[(4 * group + half) * columns + column] = lowNibbles(a) | (lowNibbles(b) << 16);
          q4[(4 * group + 2 + half) * columns + column] = lowNibbles(a >>> 4) | (lowNibbles(b >>> 4) << 16);
        }
        at += Q4_1.bytes;
      }
    }
    first += tensor.rows;
  }
  return { q4, scale, min };
}

/**
 * Packs a Q8_0 tensor: blocks of a half-precision scale and 32 signed bytes.
 * @throws EngineError when it is stored otherwise
 */
export function packQ8(tensor: GgufTensor): PackedQ8 {
  const view = expect(tensor, GgmlType.Q8_0, 'Q8_0');
  const { columns: k, rows: columns } = tensor;
  const q8 = new Uint32Array((k / 4) * columns);
  const scale = new Float32Array((k / GROUP) * columns);
  let at = 0;
  for (let column = 0; column < columns; column++) {
    for (let group = 0; group < k / GROUP; group++) {
      scale[group * columns + column] = halfToFloat(view.getUint16(at, true));
      for (let word = 0; word < 8; word++) {
        q8[(8 * group + word) * columns + column] = view.getUint32(at + 2 + 4 * word, true);
      }
      at += Q8_0.bytes;
    }
  }
  return { q8, scale };
}

/**
 * A vector of float32, as stored.
 * @throws EngineError when it is stored otherwise
 */
export function floats(tensor: GgufTensor): Float32Array {
  const view = expect(tensor, GgmlType.F32, 'F32');
  return Float32Array.from({ length: tensor.rows * tensor.columns }, (_, i) => view.getFloat32(4 * i, true));
}
