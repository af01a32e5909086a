import { clopperPearson } from '../calibration/conformal/coverage';
import type { Interval } from '../calibration/intervals/bootstrap-interval';
import { riskCoverageCurve, type OperatingPoint } from '../calibration/selective/risk-coverage';

/** Precision at one coverage, with its exact 95 % interval, which holds for this point alone. */
export interface PrecisionPoint extends OperatingPoint {
  interval: Interval;
}

/** More points than a chart shows are thinned out. */
const MOST = 160;

/**
 * The precision among the answers shown over the share shown, in rising coverage; at most some 160 points, the last one always.
 * @param values larger is surer
 * @param correct 1 right, 0 wrong
 */
export function precisionCurve(values: ArrayLike<number>, correct: ArrayLike<number>): PrecisionPoint[] {
  const curve = riskCoverageCurve(values, correct);
  const step = Math.ceil(curve.length / MOST);
  return curve
    .filter((_, i) => i % step === 0 || i === curve.length - 1)
    .map((point) => ({
      ...point,
      interval: clopperPearson(Math.round(point.accuracy * point.count), point.count)
    }));
}
