/** How one of ggml's storage types keeps its elements: a row is a whole number of equal blocks. */
export interface BlockFormat {
  /** Name in llama.cpp, e.g. `Q4_K`. */
  name: string;
  /** Elements of a block. */
  elements: number;
  /** Bytes of a block. */
  bytes: number;
  /**
   * Writes one block's elements as the float32 numbers they stand for: all products are exact in double precision, so
   * that each element is rounded once.
   * @param block bytes; the block begins at `at`
   * @param out elements go to `out[to]` and after
   */
  widen(block: DataView, at: number, out: Float32Array, to: number): void;
}
