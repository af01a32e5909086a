import type { RowWeights } from '../weights';
import type { FitWarning } from './calibrator';
import { countRight, oneClassWarning } from './rows';

/** How the scores of right and wrong rows lie to each other. */
export interface Overlap {
  /** A logistic regression on the score has a finite maximum: both classes are there and they overlap. */
  exists: boolean;
  /** Every right row scores at least as high as every wrong one (or the reverse), so that a threshold parts them. */
  separated: 'rising' | 'falling' | null;
  warnings: FitWarning[];
}

/** Whether a logistic curve on one score has a maximum of its likelihood (Albert & Anderson 1984). */
export function overlapOf(scores: ArrayLike<number>, correct: ArrayLike<number>): Overlap {
  const n = correct.length;
  const lowest = [Infinity, Infinity];
  const highest = [-Infinity, -Infinity];
  for (let row = 0; row < n; row++) {
    const y = correct[row];
    if (scores[row] < lowest[y]) lowest[y] = scores[row];
    if (scores[row] > highest[y]) highest[y] = scores[row];
  }
  const right = countRight(correct);
  if (right === 0 || right === n) {
    return { exists: false, separated: null, warnings: oneClassWarning(right, n) };
  }
  if (Math.min(...lowest) === Math.max(...highest)) {
    return {
      exists: true,
      separated: null,
      warnings: [{ code: 'tied', message: 'Every row has the same score: all get the share that was right.' }]
    };
  }
  const separated = highest[0] <= lowest[1] ? 'rising' : highest[1] <= lowest[0] ? 'falling' : null;
  return {
    exists: separated === null,
    separated,
    warnings:
      separated === null
        ? []
        : [
            {
              code: 'separated',
              message:
                'A threshold separates right from wrong, so the steepest curve is infinitely steep; Platt’s smoothed targets keep it finite.'
            }
          ]
  };
}

/** Targets of a fit: the outcomes themselves, or Platt's smoothed ones, of sums of weights where rows have weights. */
export function targetsOf(
  correct: ArrayLike<number>,
  smoothed: boolean,
  weights: RowWeights | null
): Float64Array {
  if (!smoothed) return new Float64Array(correct);
  const [unit, all] = weights ? [weights.unit, weights.total] : [1, correct.length];
  let right = 0;
  for (let row = 0; row < correct.length; row++)
    right += weights ? weights.of[row] * correct[row] : correct[row];
  const high = (right * unit + 1) / (right * unit + 2);
  const low = 1 / ((all - right) * unit + 2);
  const targets = new Float64Array(correct);
  for (let row = 0; row < targets.length; row++) targets[row] = targets[row] ? high : low;
  return targets;
}
