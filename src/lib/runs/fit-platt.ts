import { confidencePlatt } from '../calibration/calibrators/platt';
import { mean } from '../calibration/metrics/accuracy';
import { ece } from '../calibration/metrics/ece';
import { nll } from '../calibration/metrics/nll';
import type { PlattFit } from './comparison';
import { confidencesAt, correctOf, type FitOutcome } from './fit-temperature';
import type { FitAndJudge } from './splitting';

/** Below this share right, a temperature cannot bring confidence down to accuracy: it stops at even odds. */
const LOW_ACCURACY = 0.5;

const plattOf = (outcomes: readonly FitOutcome[]) =>
  confidencePlatt.fit(confidencesAt(outcomes, 1), correctOf(outcomes));

/**
 * Platt scaling of the confidence, where a temperature alone is not enough; `null` elsewhere.
 * @param fitted what its parameters are of
 * @param parts what it is judged by
 */
export function fitPlatt(
  fitted: readonly FitOutcome[],
  parts: readonly FitAndJudge<FitOutcome>[],
  temperatureAtBound: boolean,
  bins: number
): PlattFit | null {
  if (!temperatureAtBound && mean(correctOf(fitted)) >= LOW_ACCURACY) return null;
  const { parameters, report } = plattOf(fitted);
  const after = parts.flatMap((part) =>
    Array.from(plattOf(part.fitted).apply(confidencesAt(part.judged, 1)))
  );
  const correct = parts.flatMap(({ judged }) => correctOf(judged));
  return {
    slope: parameters.slope as number,
    offset: parameters.offset as number,
    slopeInterval: report.intervals.slope,
    offsetInterval: report.intervals.offset,
    converged: report.converged,
    nllAfter: nll(after, correct).nll,
    eceAfter: ece(after, correct, bins)
  };
}
