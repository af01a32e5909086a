import type { BlockFormat } from './block-format';
import { Q2_K, Q3_K, Q4_K, Q5_K, Q6_K } from './k-quants';
import { BF16, F16, F32 } from './plain';
import { Q4_0, Q4_1, Q5_0, Q5_1, Q8_0 } from './round-to-nearest';

/** The storage types the lab can read, by ggml's numbers (`enum ggml_type` in `ggml.h`). */
export const blockFormats: ReadonlyMap<number, BlockFormat> = new Map([
  [0, F32],
  [1, F16],
  [2, Q4_0],
  [3, Q4_1],
  [6, Q5_0],
  [7, Q5_1],
  [8, Q8_0],
  [10, Q2_K],
  [11, Q3_K],
  [12, Q4_K],
  [13, Q5_K],
  [14, Q6_K],
  [30, BF16]
]);
