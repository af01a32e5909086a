import { describe, expect, it } from 'vitest';
import { metricCase } from '../../../../tests/oracles/metric-cases';
import { asProbabilities } from '../confidence';
import { mce } from '../metrics/ece';
import { smoothEce } from '../metrics/smooth-ece';
import { warmGenerator } from '../warm-generator';
import { correctedMce } from './corrected-ece';
import { EceSimulation } from './ece-simulation';
import { smoothEceInterval } from './smooth-ece-interval';

const overconfident = metricCase('overconfident');
const sure = asProbabilities(overconfident.confidences);

/** Confidences between 30 and 80 % and outcomes as often right. */
function calibrated(n: number, seed: number) {
  const generator = warmGenerator(seed);
  const uniform = () => (generator.next() >>> 0) / 2 ** 32;
  const confidences = Float64Array.from({ length: n }, () => 0.3 + 0.5 * uniform());
  return {
    confidences: asProbabilities(confidences),
    correct: Array.from(confidences, (each) => (uniform() < each ? 1 : 0))
  };
}

describe('the MCE without what chance adds', () => {
  it('simulates the largest gap of a bin, as the MCE is', () => {
    const simulation = new EceSimulation(sure, 8, {}, 'mce');
    const right = Float64Array.from(simulation.order, (row) => overconfident.correct[row]);
    expect(simulation.trueFigure(right)).toBeCloseTo(mce(sure, overconfident.correct, 8), 12);
  });

  it('is found where it is, and holds 0 for most calibrated models', () => {
    const { value, interval } = correctedMce(sure, overconfident.correct, 10, { simulations: 200 });
    const seen = mce(sure, overconfident.correct, 10);
    expect(value).toBeLessThanOrEqual(seen + 0.02);
    expect(interval![0]).toBeGreaterThan(0);
    const held = Array.from({ length: 60 }, (_, seed) => {
      const { confidences, correct } = calibrated(40, 100 + seed);
      return correctedMce(confidences, correct, 5, { simulations: 200, seed }).interval![0] === 0;
    });
    expect(held.filter(Boolean).length).toBeGreaterThan(50);
    expect(correctedMce([], []).interval).toBeNull();
  });
});

describe('the smooth ECE’s interval', () => {
  it('leaves out 0 where it is really off, and holds it for most calibrated models', () => {
    const [rows, right] = [Array.from(sure).slice(0, 300), Array.from(overconfident.correct).slice(0, 300)];
    const [lo, hi] = smoothEceInterval(asProbabilities(rows), right, { resamples: 40 })!;
    expect(lo).toBeGreaterThan(0);
    expect(hi).toBeGreaterThan(smoothEce(asProbabilities(rows), right).smoothEce);
    const held = Array.from({ length: 12 }, (_, seed) => {
      const { confidences, correct } = calibrated(40, 300 + seed);
      return smoothEceInterval(confidences, correct, { resamples: 30, seed })![0] === 0;
    });
    expect(held.filter(Boolean).length).toBeGreaterThan(9);
    expect(smoothEceInterval(asProbabilities([]), [])).toBeNull();
  });
});
