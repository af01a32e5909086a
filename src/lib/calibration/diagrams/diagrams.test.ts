import { describe, expect, it } from 'vitest';
import { metricCase } from '../../../../tests/oracles/metric-cases';
import { asProbabilities } from '../confidence';
import { wilsonInterval } from '../intervals/wilson';
import { smoothEce } from '../metrics/smooth-ece';
import { reliabilityDiagram } from './reliability-diagram';
import { smoothReliabilityCurve } from './smooth-curve';

const { confidences: numbers, correct } = metricCase('overconfident');
const confidences = asProbabilities(numbers);

describe('reliability diagram', () => {
  it('covers [0, 1], holds every row, and carries Wilson intervals', () => {
    for (const binning of ['width', 'mass'] as const) {
      const bins = reliabilityDiagram(confidences, correct, 8, binning);
      expect(bins[0].lo).toBe(0);
      expect(bins.at(-1)!.hi).toBe(1);
      expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(1000);
      bins.slice(1).forEach((bin, i) => expect(bin.lo).toBe(bins[i].hi));
      for (const bin of bins) {
        if (bin.count === 0) {
          expect(bin.accuracyInterval).toEqual([NaN, NaN]);
          continue;
        }
        const [lo, hi] = wilsonInterval(Math.round(bin.accuracy * bin.count), bin.count);
        expect(bin.accuracyInterval[0]).toBeCloseTo(lo, 12);
        expect(bin.accuracyInterval[1]).toBeCloseTo(hi, 12);
        expect(bin.gap).toBeCloseTo(bin.meanConfidence - bin.accuracy, 12);
      }
    }
  });

  it('keeps its empty bins when there is nothing', () => {
    expect(reliabilityDiagram(asProbabilities([]), [], 4).map(({ count }) => count)).toEqual([0, 0, 0, 0]);
  });
});

describe('smooth curve', () => {
  it('follows the true share right, c², within its band where there are rows', () => {
    const curve = smoothReliabilityCurve(confidences, correct, { points: 41, bandwidth: 0.04 });
    const inside = curve.points.filter(({ confidence }) => confidence >= 0.5 && confidence <= 0.9);
    for (const { accuracy, lo, hi, density } of inside) {
      expect(lo).toBeLessThanOrEqual(accuracy);
      expect(hi).toBeGreaterThanOrEqual(accuracy);
      expect(hi - lo).toBeLessThan(0.3);
      expect(density).toBeGreaterThan(0.5);
    }
    const holding = inside.filter(({ confidence: c, lo, hi }) => lo - 0.02 <= c * c && hi + 0.02 >= c * c);
    expect(holding.length / inside.length).toBeGreaterThan(0.8);
  });

  it('has a band that holds the true chance at the ends of what was said, where the curve is drawn to the middle', () => {
    // Says 60 to 100 %, right in 15 points less, to the letter: every 20th of each confidence.
    const said = Array.from({ length: 41 }, (_, i) => 60 + i);
    const rows = said.flatMap((sure) =>
      Array.from({ length: 20 }, (_, i) => [sure, Number(i < (sure - 15) / 5)])
    );
    const { points } = smoothReliabilityCurve(
      asProbabilities(rows.map(([sure]) => sure / 100)),
      rows.map(([, right]) => right),
      { points: 101, resamples: 100 }
    );
    for (const end of [60, 62, 80, 98, 100]) {
      const { accuracy, lo, hi } = points[end];
      expect(lo).toBeLessThan(end / 100 - 0.15);
      expect(hi).toBeGreaterThan(end / 100 - 0.15);
      expect(Math.abs(accuracy - (end / 100 - 0.15)) < 0.03).toBe(end === 80);
    }
  });

  it('has a band with a width where all are right, and none where no row is near', () => {
    const sure = asProbabilities(Array.from({ length: 30 }, (_, i) => 0.9 + i / 300));
    const { points } = smoothReliabilityCurve(sure, new Uint8Array(30).fill(1), {
      points: 21,
      bandwidth: 0.02
    });
    expect(points[19].lo).toBeLessThan(0.95);
    expect(points[19].hi).toBe(1);
    expect(points[2]).toMatchObject({ lo: NaN, hi: NaN });
  });

  it('is repeatable and blind to row order', () => {
    const options = { points: 11, resamples: 20, seed: 3 };
    const forth = smoothReliabilityCurve(confidences, correct, options);
    const back = smoothReliabilityCurve(
      asProbabilities([...numbers].reverse()),
      [...correct].reverse(),
      options
    );
    back.points.forEach((point, i) => expect(point.lo).toBeCloseTo(forth.points[i].lo, 9));
    expect(smoothReliabilityCurve(confidences, correct, options)).toEqual(forth);
  });

  it('has no points without rows, and no band without resamples', () => {
    expect(smoothReliabilityCurve(asProbabilities([]), [])).toEqual({ bandwidth: NaN, points: [] });
    const plain = smoothReliabilityCurve(confidences, correct, { resamples: 0 });
    expect(plain.bandwidth).toBe(smoothEce(confidences, correct).bandwidth);
    expect(plain.points.every(({ lo, hi }) => Number.isNaN(lo) && Number.isNaN(hi))).toBe(true);
  });
});
