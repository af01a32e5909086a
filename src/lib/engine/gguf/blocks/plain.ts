import { halfToFloat } from '../half';
import type { BlockFormat } from './block-format';

const bits = new DataView(new ArrayBuffer(4));

/** 32-bit floats (IEEE 754 binary32). */
export const F32: BlockFormat = {
  name: 'F32',
  elements: 1,
  bytes: 4,
  widen: (block, at, out, to) => {
    out[to] = block.getFloat32(at, true);
  }
};

/** 16-bit floats (IEEE 754 binary16). */
export const F16: BlockFormat = {
  name: 'F16',
  elements: 1,
  bytes: 2,
  widen: (block, at, out, to) => {
    out[to] = halfToFloat(block.getUint16(at, true));
  }
};

/** The upper half of a 32-bit float (bfloat16). */
export const BF16: BlockFormat = {
  name: 'BF16',
  elements: 1,
  bytes: 2,
  widen: (block, at, out, to) => {
    bits.setUint32(0, block.getUint16(at, true) << 16);
    out[to] = bits.getFloat32(0);
  }
};
