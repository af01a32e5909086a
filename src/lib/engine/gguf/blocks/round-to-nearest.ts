import { halfToFloat } from '../half';
import type { BlockFormat } from './block-format';

/**
 * The formats of 32 weights under one half-precision scale (layouts: ggml's `ggml-common.h`). Four-bit parts lie as 16
 * bytes: weight t in the low half of byte t, weight t + 16 in its high half; a fifth bit comes from a word of 32.
 */
const GROUP = 32;

const half = (block: DataView, at: number) => halfToFloat(block.getUint16(at, true));

/** Four bits, `w = scale · (q − 8)`. */
export const Q4_0: BlockFormat = {
  name: 'Q4_0',
  elements: GROUP,
  bytes: 18,
  widen(block, at, out, to) {
    const scale = half(block, at);
    for (let t = 0; t < 16; t++) {
      const byte = block.getUint8(at + 2 + t);
      out[to + t] = scale * ((byte & 15) - 8);
      out[to + t + 16] = scale * ((byte >> 4) - 8);
    }
  }
};

/** Four bits, `w = scale · q + min`. */
export const Q4_1: BlockFormat = {
  name: 'Q4_1',
  elements: GROUP,
  bytes: 20,
  widen(block, at, out, to) {
    const scale = half(block, at);
    const min = half(block, at + 2);
    for (let t = 0; t < 16; t++) {
      const byte = block.getUint8(at + 4 + t);
      out[to + t] = scale * (byte & 15) + min;
      out[to + t + 16] = scale * (byte >> 4) + min;
    }
  }
};

/** Five bits, `w = scale · (q − 16)`. */
export const Q5_0: BlockFormat = {
  name: 'Q5_0',
  elements: GROUP,
  bytes: 22,
  widen(block, at, out, to) {
    const scale = half(block, at);
    const fifth = block.getUint32(at + 2, true);
    for (let t = 0; t < 16; t++) {
      const byte = block.getUint8(at + 6 + t);
      out[to + t] = scale * (((byte & 15) | (((fifth >>> t) & 1) << 4)) - 16);
      out[to + t + 16] = scale * (((byte >> 4) | (((fifth >>> (t + 16)) & 1) << 4)) - 16);
    }
  }
};

/** Five bits, `w = scale · q + min`. */
export const Q5_1: BlockFormat = {
  name: 'Q5_1',
  elements: GROUP,
  bytes: 24,
  widen(block, at, out, to) {
    const scale = half(block, at);
    const min = half(block, at + 2);
    const fifth = block.getUint32(at + 4, true);
    for (let t = 0; t < 16; t++) {
      const byte = block.getUint8(at + 8 + t);
      out[to + t] = scale * ((byte & 15) | (((fifth >>> t) & 1) << 4)) + min;
      out[to + t + 16] = scale * ((byte >> 4) | (((fifth >>> (t + 16)) & 1) << 4)) + min;
    }
  }
};

/** Signed eight bits, `w = scale · q`. */
export const Q8_0: BlockFormat = {
  name: 'Q8_0',
  elements: GROUP,
  bytes: 34,
  widen(block, at, out, to) {
    const scale = half(block, at);
    for (let t = 0; t < GROUP; t++) out[to + t] = scale * block.getInt8(at + 2 + t);
  }
};
