import { halfToFloat } from '../half';
import type { BlockFormat } from './block-format';

/**
 * The "K" formats: 256 weights under one half-precision scale, in groups of 16 or 32 with small scales of their own
 * (layouts: ggml's `ggml-common.h`; "k-quants", llama.cpp pull request 1684).
 */
const SUPER = 256;

const half = (block: DataView, at: number) => halfToFloat(block.getUint16(at, true));

/** Two bits in groups of 16, with a four-bit scale and minimum: `w = d · scale · q − dmin · min`. */
export const Q2_K: BlockFormat = {
  name: 'Q2_K',
  elements: SUPER,
  bytes: 84,
  widen(block, at, out, to) {
    const d = half(block, at + 80);
    const dmin = half(block, at + 82);
    for (let i = 0; i < SUPER; i++) {
      const group = block.getUint8(at + (i >> 4));
      const byte = block.getUint8(at + 16 + 32 * (i >> 7) + (i & 31));
      const q = (byte >> (2 * ((i >> 5) & 3))) & 3;
      out[to + i] = d * (group & 15) * q - dmin * (group >> 4);
    }
  }
};

/** Three bits (two, and the third in a mask) in groups of 16 with a six-bit signed scale: `w = d · scale · (q − 4)`. */
export const Q3_K: BlockFormat = {
  name: 'Q3_K',
  elements: SUPER,
  bytes: 110,
  widen(block, at, out, to) {
    const d = half(block, at + 108);
    // The low four bits of the 16 scales fill 8 bytes, their upper two bits the 4 after.
    const scaleOf = (group: number) => {
      const low = (block.getUint8(at + 96 + (group & 7)) >> (group < 8 ? 0 : 4)) & 15;
      const high = (block.getUint8(at + 104 + (group & 3)) >> (2 * (group >> 2))) & 3;
      return (low | (high << 4)) - 32;
    };
    for (let i = 0; i < SUPER; i++) {
      const low = (block.getUint8(at + 32 + 32 * (i >> 7) + (i & 31)) >> (2 * ((i >> 5) & 3))) & 3;
      const third = (block.getUint8(at + (i & 31)) >> (i >> 5)) & 1;
      out[to + i] = d * scaleOf(i >> 4) * (low + 4 * third - 4);
    }
  }
};

/** Six-bit scale and minimum of one of the eight groups of Q4_K and Q5_K, from their 12 packed bytes. */
function scaleAndMin(block: DataView, at: number, group: number): [scale: number, min: number] {
  const byte = (i: number) => block.getUint8(at + i);
  if (group < 4) return [byte(group) & 63, byte(group + 4) & 63];
  return [
    (byte(group + 4) & 15) | ((byte(group - 4) >> 6) << 4),
    (byte(group + 4) >> 4) | ((byte(group) >> 6) << 4)
  ];
}

/** Four bits in groups of 32: `w = d · scale · q − dmin · min`. */
export const Q4_K: BlockFormat = {
  name: 'Q4_K',
  elements: SUPER,
  bytes: 144,
  widen(block, at, out, to) {
    const d = half(block, at);
    const dmin = half(block, at + 2);
    for (let group = 0; group < 8; group++) {
      const [scale, min] = scaleAndMin(block, at + 4, group);
      for (let t = 0; t < 32; t++) {
        const byte = block.getUint8(at + 16 + 32 * (group >> 1) + t);
        out[to + 32 * group + t] = d * scale * ((byte >> (4 * (group & 1))) & 15) - dmin * min;
      }
    }
  }
};

/** Five bits (four, and the fifth in a mask) in groups of 32: `w = d · scale · q − dmin · min`. */
export const Q5_K: BlockFormat = {
  name: 'Q5_K',
  elements: SUPER,
  bytes: 176,
  widen(block, at, out, to) {
    const d = half(block, at);
    const dmin = half(block, at + 2);
    for (let group = 0; group < 8; group++) {
      const [scale, min] = scaleAndMin(block, at + 4, group);
      for (let t = 0; t < 32; t++) {
        const low = (block.getUint8(at + 48 + 32 * (group >> 1) + t) >> (4 * (group & 1))) & 15;
        const fifth = (block.getUint8(at + 16 + t) >> group) & 1;
        out[to + 32 * group + t] = d * scale * (low + 16 * fifth) - dmin * min;
      }
    }
  }
};

/** Six bits (four and two) in groups of 16 with a signed eight-bit scale: `w = d · scale · (q − 32)`. */
export const Q6_K: BlockFormat = {
  name: 'Q6_K',
  elements: SUPER,
  bytes: 210,
  widen(block, at, out, to) {
    const d = half(block, at + 208);
    for (let i = 0; i < SUPER; i++) {
      const within = i & 127;
      const low = block.getUint8(at + 64 * (i >> 7) + (within & 63)) >> (within < 64 ? 0 : 4);
      const high = block.getUint8(at + 128 + 32 * (i >> 7) + (i & 31)) >> (2 * (within >> 5));
      out[to + i] = d * block.getInt8(at + 192 + (i >> 4)) * (((low & 15) | ((high & 3) << 4)) - 32);
    }
  }
};
