import { certainOnCurve } from '../calibration/selective/certain-threshold';
import { cheapestOnCurve, type Costs } from '../calibration/selective/cheapest-threshold';
import { judgedThreshold, type JudgedThreshold } from '../calibration/selective/judged-threshold';
import { leastShown, precisionPValue } from '../calibration/selective/precision-test';
import {
  coverageOnCurve,
  riskCoverageCurve,
  type OperatingPoint
} from '../calibration/selective/risk-coverage';
import { placesOf, rowsAt, type DecisionRows } from './decision-rows';
import { lessReward, meanReward } from './mean-reward';
import type { JudgedCost, Target, ThresholdDecision } from './threshold-decision';
import { thresholdSentence } from './threshold-words';

/**
 * Chooses a threshold on the risk–coverage curve of some rows: that of the largest coverage that is promised, or reached, or of the least
 * cost.
 * @throws RangeError for a target that cannot be
 */
export function chooseThreshold(
  target: Target,
  curve: readonly OperatingPoint[]
): Pick<ThresholdDecision, 'threshold' | 'reason' | 'least'> {
  if (target.kind === 'precision' && target.certainty !== null) {
    const { precision, certainty } = target;
    const { point, reason, least } = certainOnCurve(curve, { target: precision, certainty });
    return { threshold: point?.threshold ?? null, reason, least };
  }
  if (curve.length === 0) return { threshold: null, reason: 'too-few', least: null };
  if (target.kind === 'precision') {
    const { threshold, count } = coverageOnCurve(curve, target.precision)!;
    return count > 0
      ? { threshold, reason: null, least: null }
      : { threshold: null, reason: 'none-passes', least: null };
  }
  return { threshold: cheapestOnCurve(curve, target)!.point.threshold, reason: null, least: null };
}

function judgedCost(judged: JudgedThreshold, all: JudgedThreshold, costs: Costs): JudgedCost {
  const { mean: cost, interval } = lessReward(costs.ask, meanReward(judged, costs));
  return {
    cost,
    interval,
    alwaysAnswer: lessReward(costs.ask, meanReward(all, costs)).mean,
    alwaysAsk: costs.ask
  };
}

/**
 * Chooses a threshold on the `fit` part and shows it on the other.
 * @throws RangeError for a target that cannot be
 */
export function decideThreshold(
  rows: Pick<DecisionRows, 'values' | 'correct' | 'parts'>,
  target: Target
): ThresholdDecision {
  if (target.kind === 'precision') leastShown(target.precision, 0.05);
  const [fit, other] = [rowsAt(rows, placesOf(rows, 'fit')), rowsAt(rows, placesOf(rows, 'judge'))];
  const { threshold, reason, least } = chooseThreshold(target, riskCoverageCurve(fit.values, fit.correct));
  const at = threshold ?? Infinity;
  const judged = judgedThreshold(other.values, other.correct, at);
  const decision = {
    target,
    threshold,
    reason,
    least,
    chosen: judgedThreshold(fit.values, fit.correct, at),
    judged,
    chanceAtTarget:
      target.kind === 'precision' && judged.shown > 0
        ? precisionPValue(judged.right, judged.shown, target.precision)
        : NaN,
    cost:
      target.kind === 'cost' && threshold !== null && judged.n > 0
        ? judgedCost(judged, judgedThreshold(other.values, other.correct, -Infinity), target)
        : null
  };
  return { ...decision, sentence: thresholdSentence(decision) };
}
