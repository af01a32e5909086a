/** Embedding of a text. */
export interface Embedding {
  /** Of length 1, the same for the same text. */
  vector: Float32Array;
  /** Milliseconds it took, without waiting for its turn. */
  ms: number;
}

/** Makes the embedding of a text. */
export type Embed = (text: string) => Promise<Embedding>;

/** A model of sentences, loaded beside the language model. */
export interface Embedder {
  readonly embed: Embed;
  /** Frees it. */
  unload(): Promise<void>;
}

/**
 * Cosine of the angle between two embeddings, in [−1, 1]. Their lengths are divided out, so that it is exactly 1 of an embedding
 * with itself: a rounding error left there would be taken for a difference. 0 where one has no length.
 */
export function cosine(one: Float32Array, other: Float32Array): number {
  let [dot, ownSquares, otherSquares] = [0, 0, 0];
  for (const [i, value] of one.entries()) {
    dot += value * other[i]!;
    ownSquares += value * value;
    otherSquares += other[i]! * other[i]!;
  }
  const lengths = Math.sqrt(ownSquares * otherSquares);
  return lengths === 0 ? 0 : Math.min(1, Math.max(-1, dot / lengths));
}
