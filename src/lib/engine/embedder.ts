/** Embedding of a text: a vector of length 1, the same for the same text. */
export type Embed = (text: string) => Promise<Float32Array>;

/** A model of sentences, loaded beside the language model. */
export interface Embedder {
  readonly embed: Embed;
  /** Frees it. */
  unload(): Promise<void>;
}

/** Cosine of the angle between two embeddings, in [−1, 1]: both are of length 1. */
export function cosine(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (const [i, value] of one.entries()) sum += value * other[i]!;
  return sum;
}
