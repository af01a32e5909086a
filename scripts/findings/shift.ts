import { studentDeviations } from '../../src/lib/calibration/intervals/student';
import { mean } from '../../src/lib/calibration/metrics/accuracy';
import { rankCorrelation } from '../../src/lib/calibration/metrics/rank-correlation';

/** How numbers stated under one prompt differ from those under another, of the same questions. */
export interface Shift {
  /** Mean of second − first, with its 95 % interval by Student's t. */
  by: number;
  byInterval: [number, number];
  /** Spearman's rank correlation, with its 95 % interval. */
  correlation: number;
  correlationInterval: [number, number];
}

/**
 * By how much the second numbers lie above the first, and whether they are in the same order. The correlation's interval is
 * Fisher's, with the variance of Bonett & Wright (2000); NaN ends where one side is constant.
 * @param first,second of the same questions, at least four
 */
export function shiftOf(first: readonly number[], second: readonly number[]): Shift {
  const n = first.length;
  const differences = second.map((value, i) => value - first[i]);
  const by = mean(differences);
  const squares = differences.reduce((sum, each) => sum + (each - by) ** 2, 0);
  const reach = Math.sqrt(squares / (n - 1) / n) * studentDeviations(n - 1);
  const correlation = rankCorrelation(first, second);
  const z = Math.atanh(correlation);
  const width = studentDeviations(Infinity) * Math.sqrt((1 + correlation ** 2 / 2) / (n - 3));
  return {
    by,
    byInterval: [by - reach, by + reach],
    correlation,
    correlationInterval: [Math.tanh(z - width), Math.tanh(z + width)]
  };
}
