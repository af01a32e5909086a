import { describe, expect, it } from 'vitest';
import expectedValues from '../../../../tests/oracles/intervals.json';
import { metricCase } from '../../../../tests/oracles/metric-cases';
import { Seeded } from '../../../../tests/oracles/seeded';
import { asProbabilities } from '../confidence';
import { normalCdf, normalQuantile } from '../normal';
import { bcaInterval, percentileInterval } from './bootstrap-interval';
import { bootstrapInterval } from './bootstrap';
import { figureIntervals } from './figure-intervals';
import { figureNames, WeightedFigures, type FigureName } from './weighted-figures';
import { wilsonInterval } from './wilson';

const within = (actual: number, reference: number, tolerance = 1e-9) =>
  expect(Math.abs(actual - reference)).toBeLessThanOrEqual(tolerance);

const dataOf = (name: string) => {
  const { confidences, correct } = metricCase(name);
  return { confidences: asProbabilities(confidences), correct, n: correct.length };
};

describe.each(Object.entries(expectedValues.intervals))('SciPy’s intervals of %s', (name, figures) => {
  const { confidences, correct, n } = dataOf(name);
  const weighted = new WeightedFigures(confidences, correct, 10);
  const random = new Seeded(99);
  const drawn = Array.from({ length: expectedValues.resamples }, () => {
    const counts = new Uint16Array(n);
    for (let i = 0; i < n; i++) counts[Math.floor(random.uniform() * n)]++;
    return weighted.of(counts);
  });
  const estimates = weighted.of(new Uint8Array(n).fill(1));
  const jackknife = weighted.leaveOneOut();

  it.each(Object.entries(figures))('%s, percentile and BCa, from the same resamples', (figure, reference) => {
    const i = figureNames.indexOf(figure as FigureName);
    const values = drawn.map((row) => row[i]);
    const left = jackknife.map((row) => row[i]);
    const percentile = percentileInterval(values)!;
    const bca = bcaInterval(values, estimates[i], left)!;
    for (const end of [0, 1]) {
      within(percentile[end], reference.percentile[end]);
      within(bca[end], reference.BCa[end]);
    }
  });
});

it('from their own resamples the intervals are SciPy’s, but for the noise of the draws', () => {
  const { confidences, correct, n } = dataOf('overconfident');
  const intervals = figureIntervals(confidences, correct, { resamples: 4000, seed: 1 });
  const general = bootstrapInterval(
    n,
    (rows) => rows.reduce((sum, row) => sum + (confidences[row] - correct[row]) ** 2, 0) / n,
    { resamples: 4000, seed: 2 }
  );
  for (const [figure, [lo, hi]] of Object.entries(expectedValues.ownResamples)) {
    const noise = 0.06 * (hi - lo);
    const ours = [intervals[figure as FigureName]!, ...(figure === 'brier' ? [general!] : [])];
    for (const interval of ours) {
      within(interval[0], lo, noise);
      within(interval[1], hi, noise);
    }
  }
});

it('Wilson: SciPy’s binomtest at several levels', () => {
  for (const [right, n, level, lo, hi] of expectedValues.wilson) {
    const interval = wilsonInterval(right, n, level);
    within(interval[0], lo);
    within(interval[1], hi);
  }
});

it('the normal distribution: SciPy', () => {
  for (const [x, value] of expectedValues.normalCdf) within(normalCdf(x), value, 1e-14 + 1e-12 * value);
  for (const [p, value] of expectedValues.normalQuantile) within(normalQuantile(p), value, 1e-9);
});
