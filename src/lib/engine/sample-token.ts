import { argMax } from './generate';

/** From which tokens one is drawn, and how boldly. */
export interface SamplingOptions {
  /** Divides the logits, at least 0; 0 takes the likeliest token. */
  temperature: number;
  /** Only this many of the likeliest tokens are drawn from, at least 1 (Fan et al. 2018); all where absent. */
  topK?: number;
  /**
   * Only the likeliest tokens that together have this much probability are drawn from, in (0, 1] (nucleus sampling,
   * Holtzman et al. 2020); all where absent. Counted after the temperature and `topK`.
   */
  topP?: number;
}

/** Ids of the largest logits, falling, ties by lower id first. */
function likeliest(logits: ArrayLike<number>, count: number): number[] {
  const least =
    count < logits.length
      ? new Float64Array(logits).sort()[logits.length - count]!
      : Number.NEGATIVE_INFINITY;
  const ids: number[] = [];
  for (let id = 0; id < logits.length; id++) if (logits[id]! >= least) ids.push(id);
  return ids.sort((a, b) => logits[b]! - logits[a]! || a - b).slice(0, count);
}

/**
 * Draws a token from softmax(z / T), by inversion: the same number gives the same token.
 * @param logits raw logits or log-probabilities, one per token
 * @param uniform the chance, in [0, 1)
 * @throws RangeError when an option is out of its range, or the logits hold NaN, +∞ or nothing finite
 */
export function sampleToken(
  logits: ArrayLike<number>,
  { temperature, topK = Infinity, topP = 1 }: SamplingOptions,
  uniform: number
): number {
  if (!(temperature >= 0)) throw new RangeError(`The temperature is ${temperature}; it must be at least 0`);
  if (!(topK >= 1)) throw new RangeError(`Top-k is ${topK}; it must be at least 1`);
  if (!(topP > 0 && topP <= 1)) throw new RangeError(`Top-p is ${topP}; it must be above 0 and at most 1`);
  const best = argMax(logits);
  // `null`: all, by their ids. A token is drawn for every step of every sample, from vocabularies of many thousand.
  const ids = topK < logits.length || topP < 1 ? likeliest(logits, Math.trunc(topK)) : null;
  const weights = new Float64Array(ids?.length ?? logits.length);
  let total = 0;
  for (let i = 0; i < weights.length; i++) {
    const id = ids ? ids[i]! : i;
    const weight =
      temperature === 0 ? Number(id === best) : Math.exp((logits[id]! - logits[best]!) / temperature);
    weights[i] = weight;
    total += weight;
  }
  if (!(total > 0 && Number.isFinite(total))) throw new RangeError('The logits hold NaN or nothing finite');
  if (topP < 1) {
    const wanted = topP * total;
    let kept = 0;
    for (total = 0; total < wanted && kept < weights.length; kept++) total += weights[kept]!;
    weights.fill(0, kept);
  }
  let left = uniform * total;
  let drawn = best;
  for (let i = 0; i < weights.length; i++) {
    if (weights[i] === 0) continue;
    drawn = ids ? ids[i]! : i;
    left -= weights[i]!;
    if (left < 0) break;
  }
  return drawn;
}
