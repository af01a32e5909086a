import type { LlamaSizes } from '../../src/lib/engine/convert/llama-parameters';
import { randomGguf } from '../tiny-model/tiny-model';

/** Sizes of the built-in model, SmolLM2-135M: its compiled library takes random weights of these as well. */
const builtInSizes: LlamaSizes = {
  vocabulary: 49_152,
  hidden: 576,
  heads: 9,
  kvHeads: 3,
  headSize: 64,
  feedForward: 1536,
  layers: 30,
  ropeTheta: 100_000,
  normEpsilon: 1e-5,
  context: 8192
};

/** The check's model: random weights whose logits hang on every token and on its place. */
export const checkWeights = (): Uint8Array => randomGguf(builtInSizes, true);
