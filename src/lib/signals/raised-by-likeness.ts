import { mean } from '../calibration/metrics/accuracy';
import { logSumExp } from '../engine/log-sum-exp';

/** The source's t. */
const TEMPERATURE = 0.001;

/**
 * Mean log of each draw's probability, raised by those of the draws it resembles, nats (Duan et al. 2024, sentence relevance).
 * @param logProbabilities of the draws, nats; one at least
 * @param similarity of two draws by their places, at least 0
 */
export function meanRaised(
  logProbabilities: readonly number[],
  similarity: (i: number, k: number) => number
): number {
  return mean(
    logProbabilities.map((_, i) =>
      logSumExp(
        logProbabilities.map((own, k) => own + (k === i ? 0 : Math.log(similarity(i, k) / TEMPERATURE)))
      )
    )
  );
}
