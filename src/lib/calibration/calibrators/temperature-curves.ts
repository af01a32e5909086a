import { asProbabilities, type Probability } from '../confidence';
import { CLIP } from '../metrics/nll';
import { requireOutcomes } from '../outcomes';
import { defineCalibrator, emptyReport } from './calibrator';
import { HALF_CHI_SQUARE, TEMPERATURE_RANGE } from './inverse-temperature';
import { brentMinimum } from './minimise';
import { itemRows, joinProbabilities } from './rows';
import { temperatureWarnings } from './temperature-report';
import { temperatureSource } from './temperature-source';

/**
 * Log-probability of something (a token, an answer) at any temperature T in [0.05, 20], nats, from the full
 * vocabulary: what a logit sketch keeps.
 */
export type LogProbabilityCurve = (temperature: number) => number;

const GRID = 32;
const [LOW, HIGH] = TEMPERATURE_RANGE.map(Math.log);
const STEP = (HIGH - LOW) / GRID;
const AT_BOUND = 1e-6;

/** A minimum over log T in [0.05, 20]: the lowest point of a grid, refined between its neighbours. */
function minimiseOverTemperature(nll: (logT: number) => number) {
  const grid = Array.from({ length: GRID + 1 }, (_, i) => LOW + i * STEP);
  const values = grid.map(nll);
  const lowest = values.indexOf(Math.min(...values));
  const flat = values.every((value) => value === values[0]);
  if (flat) return { logT: 0, nll: values[0], atBound: false, flat, grid, values };
  const [from, to] = [Math.max(LOW, grid[lowest] - STEP), Math.min(HIGH, grid[lowest] + STEP)];
  let logT = brentMinimum(nll, from, to);
  let least = nll(logT);
  if (values[lowest] <= least) [logT, least] = [grid[lowest], values[lowest]];
  const atBound = logT - LOW < AT_BOUND || HIGH - logT < AT_BOUND;
  return { logT, nll: least, atBound, flat, grid, values };
}

/** Where a rising crossing of `target` lies between two places, by the Illinois rule. */
function crossing(f: (x: number) => number, [a, fa]: number[], [b, fb]: number[], target: number): number {
  let [x0, y0, x1, y1] = [a, fa - target, b, fb - target];
  for (let i = 0; i < 60 && Math.abs(x1 - x0) > 1e-7; i++) {
    const x = x1 - (y1 * (x1 - x0)) / (y1 - y0);
    const y = f(x) - target;
    if (y === 0) return x;
    if (y * y1 < 0) [x0, y0] = [x1, y1];
    else y0 /= 2;
    [x1, y1] = [x, y];
    if (Math.abs(y) < 1e-9) break;
  }
  return x1;
}

/** Profile-likelihood interval of T on a grid of summed NLL, refined between its points. */
function intervalOf(
  nll: (logT: number) => number,
  { logT, nll: least, flat, grid, values }: ReturnType<typeof minimiseOverTemperature>
): [number, number] {
  if (flat) return [...TEMPERATURE_RANGE];
  const target = least + HALF_CHI_SQUARE;
  const below = grid.findLastIndex((x, i) => x < logT && values[i] > target);
  const above = grid.findIndex((x, i) => x > logT && values[i] > target);
  const inner = (i: number, side: 1 | -1) =>
    (grid[i + side] - logT) * side < 0 ? [grid[i + side], values[i + side]] : [logT, least];
  return [
    below < 0
      ? TEMPERATURE_RANGE[0]
      : Math.exp(crossing(nll, inner(below, 1), [grid[below], values[below]], target)),
    above < 0
      ? TEMPERATURE_RANGE[1]
      : Math.exp(crossing(nll, inner(above, -1), [grid[above], values[above]], target))
  ];
}

/** Stands for a log-probability of −Infinity, so that sums stay finite. */
const LEAST = -1e9;

/** −log p of what happened: p itself where the row was right, 1 − p (at least 1e-12) where it was wrong. */
function rowNll(logProbability: number, correct: number): number {
  if (correct) return -Math.max(LEAST, logProbability);
  return -Math.log(Math.max(CLIP, -Math.expm1(logProbability)));
}

/**
 * Temperature on full-vocabulary curves: the T in [0.05, 20] at which the log-probabilities make the outcomes
 * likeliest. With every outcome 1 (tokens that were given) it is temperature scaling of a language model's own
 * distribution; with right and wrong answers, of the probability it gives to its answer. The second is not convex, so
 * the whole range is looked at before the minimum is refined.
 */
export const curveTemperature = defineCalibrator<ArrayLike<LogProbabilityCurve>, ArrayLike<Probability>>({
  name: 'temperature-curves',
  title: 'temperature on the full vocabulary',
  source: temperatureSource,
  needs: ['log-probability-curves'],
  shape: { temperature: 'number' },
  rows: itemRows<LogProbabilityCurve>(),
  join: joinProbabilities,
  check: requireOutcomes,
  fit(curves, correct, { interval, weights }) {
    const n = correct.length;
    const size = weights?.total ?? n;
    if (n === 0) return { parameters: { temperature: NaN }, report: emptyReport() };
    const nll = (logT: number) => {
      const temperature = Math.exp(logT);
      let sum = 0;
      for (let row = 0; row < n; row++) {
        const logProbability = curves[row](temperature);
        if (!(logProbability <= 1e-9)) {
          throw new RangeError(`Row ${row}: a log-probability must be at most 0, got ${logProbability}`);
        }
        sum += (weights ? weights.of[row] : 1) * rowNll(logProbability, correct[row]);
      }
      return sum;
    };
    const fit = minimiseOverTemperature(nll);
    const [lowest, highest] = TEMPERATURE_RANGE;
    const temperature = !fit.atBound ? Math.exp(fit.logT) : fit.logT < 0 ? lowest : highest;
    return {
      parameters: { temperature },
      report: {
        n,
        nllBefore: nll(0) / size,
        nllAfter: fit.nll / size,
        atBound: fit.atBound,
        converged: true,
        intervalKind: interval ? 'profile-likelihood' : 'none',
        intervals: { temperature: interval ? intervalOf(nll, fit) : null },
        warnings: temperatureWarnings(temperature, { ...fit, converged: true })
      }
    };
  },
  apply: ({ temperature }, curves) =>
    asProbabilities(Array.from(curves, (curve) => Math.min(1, Math.exp(curve(temperature as number)))))
});
