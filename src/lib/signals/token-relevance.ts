import { total } from '../calibration/metrics/accuracy';

/**
 * Token SAR's E (Duan et al. 2024), nats: the mean of −ln p over a reply's tokens, each weighted by how much it matters.
 * @param logProbabilities of its tokens, nats
 * @param relevances of them, at least 0
 * @returns `null` where no token matters, and so none can be weighted: none is there, or all stand beyond what is embedded
 */
export function relevantSurprise(
  logProbabilities: readonly number[],
  relevances: readonly number[]
): number | null {
  const all = total(relevances);
  if (all === 0) return null;
  return -total(logProbabilities.map((own, t) => own * relevances[t]!)) / all;
}
