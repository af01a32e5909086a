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

/**
 * Ids of the likeliest tokens, falling, ties by lower id first: `topK` of them, and of those the nucleus. Logits are sorted as
 * numbers, and ids only where they are among those kept: sorting all ids by their logits takes several times as long.
 * @returns none where the logits hold NaN, +∞ or nothing finite
 */
function likeliest(
  logits: ArrayLike<number>,
  { temperature, topK = Infinity, topP = 1 }: SamplingOptions
): number[] {
  const rising = new Float64Array(logits).sort();
  const last = rising.length - 1;
  const best = rising[last]!;
  if (!Number.isFinite(best)) return [];
  let count = Math.min(Math.trunc(topK), rising.length);
  if (topP < 1) {
    const weight = (place: number) => Math.exp((rising[last - place]! - best) / temperature);
    let total = 0;
    for (let i = 0; i < count; i++) total += weight(i);
    const wanted = topP * total;
    let kept = 0;
    for (total = 0; total < wanted && kept < count; kept++) total += weight(kept);
    count = kept;
  }
  const least = rising[last - count + 1]!;
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
export function sampleToken(logits: ArrayLike<number>, options: SamplingOptions, uniform: number): number {
  const { temperature, topK = Infinity, topP = 1 } = options;
  if (!(temperature >= 0)) throw new RangeError(`The temperature is ${temperature}; it must be at least 0`);
  if (!(topK >= 1)) throw new RangeError(`Top-k is ${topK}; it must be at least 1`);
  if (!(topP > 0 && topP <= 1)) throw new RangeError(`Top-p is ${topP}; it must be above 0 and at most 1`);
  const best = argMax(logits);
  if (temperature === 0 && logits.length > 0) return best;
  // `null`: all, by their ids. A token is drawn for every step of every sample, from vocabularies of many thousand.
  const ids = topK < logits.length || topP < 1 ? likeliest(logits, options) : null;
  const weights = new Float64Array(ids?.length ?? logits.length);
  let total = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = Math.exp((logits[ids ? ids[i]! : i]! - logits[best]!) / temperature);
    weights[i] = weight;
    total += weight;
  }
  if (!(total > 0 && Number.isFinite(total))) throw new RangeError('The logits hold NaN or nothing finite');
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
