import type { GgufHeader } from '../gguf/header';

/** A file of a model, with its header. */
export interface ModelFile {
  file: Blob;
  header: GgufHeader;
}

/** What a loaded model is. */
export interface LlamaFacts {
  vocabularySize: number;
  /** Tokens it was trained on at once. */
  trainedLength: number;
  /** Ids of the tokens that begin and end a text; −1 without. */
  bos: number;
  eos: number;
  /** Whether a text begins with the former. */
  addsBos: boolean;
  /** Tokens that end a turn. */
  stopTokens: number[];
  /** Its chat template; empty without one. */
  chatTemplate: string;
}

/** What sequences are computed in. */
export interface LlamaRoom {
  /** Tokens a sequence holds. */
  length: number;
  sequences: number;
  /** Whether keys and values stay 32-bit floats. */
  exact: boolean;
}

/** Tokens to compute: token `i` stands at `positions[i]` of sequence `sequences[i]`. */
export interface LlamaBatch {
  tokens: number[];
  positions: number[];
  sequences: number[];
  /** Whether the logits after it are wanted. */
  wanted: boolean[];
}

/** Bytes. */
export interface LlamaMemoryUse {
  weights: number;
  used: number;
  taken: number;
}
