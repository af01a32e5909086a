import type { Arithmetic } from '../language-model';
import type { ModelFile } from './llama-protocol';

/** What a model is loaded from, and how. */
export interface LlamaSource {
  /** The name it goes by in runs. */
  modelId: string;
  /** Its file, or its parts in order. */
  files: ModelFile[];
  /** `float32`: weights are widened while they are read, keys and values stay 32-bit floats, nothing is rounded. */
  arithmetic: Arithmetic;
  /** Why, for the description. */
  arithmeticReason: string;
  /** GB of memory of the machine. */
  memory: number;
  /** Sequences at once; as many as memory allows where absent. */
  sequences?: number;
  /** Told the share of the weights that was read. */
  onProgress(fraction: number): void;
}
