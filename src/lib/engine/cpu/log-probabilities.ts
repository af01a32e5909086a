import { EngineError } from '../language-model';

/** Log of the smallest float32; llama.cpp's probabilities below it have become 0. */
const FLOOR = Math.log(2 ** -149);

/**
 * Log-probabilities by token id from llama.cpp's list of probabilities. They are normalised again in double precision:
 * llama.cpp sums the vocabulary in single precision.
 * @throws EngineError when the probabilities are not finite (llama.cpp exponentiates the logits without a shift, so
 * logits above 88 overflow)
 */
export function logProbabilities(list: readonly { token: number; p: number }[], size: number): Float32Array {
  let sum = 0;
  for (const { p } of list) sum += p;
  if (!Number.isFinite(sum) || sum <= 0) {
    throw new EngineError(
      'unsupported',
      "This model's logits overflow in the CPU engine (above 88), so its probabilities cannot be read. Choose the WebGPU engine or another model."
    );
  }
  const shift = Math.log(sum);
  const result = new Float32Array(size).fill(FLOOR);
  for (const { token, p } of list) if (p > 0) result[token] = Math.log(p) - shift;
  return result;
}
