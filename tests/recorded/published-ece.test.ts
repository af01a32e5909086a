import { describe, expect, it } from 'vitest';
import {
  asProbabilities,
  auroc,
  brier,
  brierOfBaseRate,
  ece,
  eceNullFloor,
  figureIntervals
} from '../../src/lib/calibration';
import { withDistractors, withoutOptions } from './gpt-4o-mini-simpleqa';

type Rows = readonly (readonly [confidencePercent: number, outcome: number])[];

/**
 * ECE as the authors' notebook computes it (`calculate_ece` in `generate_figures.ipynb`): ten bins [i · 0.1, (i + 1) · 0.1)
 * with the edges as floating point gives them, a confidence of exactly 1 in no bin, and outcomes averaged as numbers.
 */
function eceOfThePaper(rows: Rows): number {
  let sum = 0;
  for (let bin = 0; bin < 10; bin++) {
    const inside = rows.filter(([percent]) => percent / 100 >= bin * 0.1 && percent / 100 < (bin + 1) * 0.1);
    sum += Math.abs(inside.reduce((gap, [percent, outcome]) => gap + outcome - percent / 100, 0));
  }
  return sum / rows.length;
}

/** Confidences and outcomes, without the answers that were not attempted. */
function attempted(rows: Rows) {
  const kept = rows.filter(([, outcome]) => outcome !== -1);
  return {
    confidences: asProbabilities(kept.map(([percent]) => percent / 100)),
    correct: kept.map(([, outcome]) => outcome)
  };
}

function ours(rows: Rows, bins = 10): number {
  const { confidences, correct } = attempted(rows);
  return ece(confidences, correct, bins);
}

describe('ECE of gpt-4o-mini on 20 questions of SimpleQA, published as 0.705 → 0.283', () => {
  it("comes out of the recorded rows with the paper's own binning and its −1 rows", () => {
    expect(eceOfThePaper(withoutOptions)).toBeCloseTo(0.705, 12);
    expect(eceOfThePaper(withDistractors)).toBeCloseTo(0.2825, 12);
  });

  it('is 0.679 → 0.283 with ours, which leaves out the answer that was not attempted', () => {
    expect(ours(withoutOptions)).toBeCloseTo(12.9 / 19, 12);
    expect(ours(withDistractors)).toBeCloseTo(0.2825, 12);
  });

  it('differs by that −1 alone: counted as wrong it is 0.655', () => {
    const asWrong = withoutOptions.map(([percent, outcome]) => [percent, Math.max(0, outcome)] as const);
    expect(ours(asWrong)).toBeCloseTo(0.655, 12);
  });

  it('would be 0.253 in the second arm if 0.70 fell into [0.7, 0.8), as the binning is written', () => {
    const nudged = withDistractors.map(([percent, outcome]) => [percent + 1e-9, outcome] as const);
    expect(eceOfThePaper(nudged)).toBeCloseTo(0.2525, 6);
  });

  it('has too few rows for a second digit: 5 or 10 bins move it by 0.03', () => {
    expect(ours(withDistractors, 5)).toBeCloseTo(0.2525, 12);
    expect(ours(withoutOptions, 5)).toBeCloseTo(12.9 / 19, 12);
    const { confidences, correct } = attempted(withDistractors);
    const { mean, upper } = eceNullFloor(confidences, 10);
    expect(mean).toBeCloseTo(0.12, 1);
    expect(upper).toBeCloseTo(0.22, 1);
    const [lo, hi] = figureIntervals(confidences, correct).ece!;
    expect(lo).toBeLessThan(0.15);
    expect(hi).toBeGreaterThan(0.4);
  });

  it('comes with more right answers, but not with a better sense of which are right', () => {
    const { confidences, correct } = attempted(withDistractors);
    expect(correct.filter(Boolean)).toHaveLength(11);
    expect(attempted(withoutOptions).correct.filter(Boolean)).toHaveLength(2);
    expect(auroc(confidences, correct)).toBeCloseTo(0.57, 2);
    expect(brier(confidences, correct)).toBeCloseTo(0.307, 3);
    expect(brierOfBaseRate(correct)).toBeCloseTo(0.2475, 12);
  });
});
