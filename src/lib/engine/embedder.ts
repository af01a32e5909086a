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

/** Cosine of the angle between two embeddings, in [−1, 1]: both are of length 1. */
export function cosine(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (const [i, value] of one.entries()) sum += value * other[i]!;
  return sum;
}
