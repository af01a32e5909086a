import { chebyshevSeries, evaluateCurve, polynomialsAt } from '../engine/sketch/curve';
import type { StepNumbers } from './reading-numbers';
import { meanLogProbability } from './token-signals';

/** Gives values within about 1e-6 nats. */
const TOLERANCE = 1e-5;

const kept = new WeakMap<readonly StepNumbers[], Float64Array>();

/** Chebyshev coefficients of a reply's mean log-probability; kept with its steps. */
function seriesOf(steps: readonly StepNumbers[]): Float64Array {
  let series = kept.get(steps);
  if (!series) {
    series = chebyshevSeries((beta) => meanLogProbability(steps, 1 / beta), TOLERANCE);
    kept.set(steps, series);
  }
  return series;
}

/**
 * `meanLogProbability` of a reply as a function of the temperature in [0.05, 20], to about 1e-6 nats: a short series in log T,
 * made once from the sketches of all its steps, so that a fit which looks at many temperatures need not read them again.
 */
export function replyCurve(steps: readonly StepNumbers[]): (temperature: number) => number {
  const series = seriesOf(steps);
  return (temperature) => Math.min(0, evaluateCurve(series, 1 / temperature).value);
}

/** Values of `replyCurve` at many temperatures that are the same every time. */
export class ReplyCurveTable {
  private rows: Float64Array[] = [];
  private width = 0;

  /** @param temperatures in [0.05, 20] */
  constructor(private readonly temperatures: readonly number[]) {}

  /** The reply's mean log-probability at each temperature of the table. */
  valuesOf(steps: readonly StepNumbers[]): Float64Array {
    const series = seriesOf(steps);
    if (series.length > this.width) {
      this.width = Math.max(33, series.length);
      this.rows = this.temperatures.map((temperature) => polynomialsAt(1 / temperature, this.width));
    }
    return Float64Array.from(this.rows, (row) => {
      let sum = 0;
      for (let k = 0; k < series.length; k++) sum += series[k] * row[k];
      return Math.min(0, sum);
    });
  }
}
