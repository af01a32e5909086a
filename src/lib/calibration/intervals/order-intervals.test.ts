import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { metricCase } from '../../../../tests/oracles/metric-cases';
import { auprc } from '../metrics/average-precision';
import { aurc, predictionRejectionRatio } from '../selective/areas';
import { percentileInterval } from './bootstrap-interval';
import { orderIntervals } from './order-intervals';
import { Resampler, rowsOf } from './resampler';
import { orderFigureNames, WeightedOrder } from './weighted-order';
import { wilsonInterval } from './wilson';

const rows = fc.array(
  fc.record({ score: fc.constantFrom(0, 0.2, 0.5, 0.9, 1), right: fc.nat(1), group: fc.nat(4) }),
  { minLength: 1, maxLength: 30 }
);

describe('figures of resamples of an order', () => {
  it('are those of the rows drawn', () => {
    fc.assert(
      fc.property(rows, fc.nat(1000), fc.boolean(), (drawn, seed, grouped) => {
        const [scores, correct] = [drawn.map(({ score }) => score), drawn.map(({ right }) => right)];
        const order = new WeightedOrder(scores, correct);
        const resampler = new Resampler(
          drawn.length,
          seed,
          grouped ? drawn.map(({ group }) => group) : undefined
        );
        resampler.draw();
        const picked = rowsOf(resampler.counts);
        const [s, y] = [scores, correct].map((of) => Array.from(picked, (row) => of[row]));
        const expected = [aurc(s, y), auprc(s, y), predictionRejectionRatio(s, y)];
        order.of(resampler.counts).forEach((value, i) => {
          if (Number.isNaN(expected[i])) expect(value, orderFigureNames[i]).toBeNaN();
          else expect(value, orderFigureNames[i]).toBeCloseTo(expected[i], 10);
        });
      })
    );
  });
});

describe('intervals of an order', () => {
  const { confidences, correct } = metricCase('overconfident');

  it('hold a percentile bootstrap’s, and hardly more where there are many of both', () => {
    const { aurc: area } = orderIntervals(confidences, correct, { seed: 3, resamples: 500 });
    const order = new WeightedOrder(confidences, correct);
    const resampler = new Resampler(correct.length, 3);
    const draws = Array.from({ length: 500 }, () => {
      resampler.draw();
      return order.of(resampler.counts)[0];
    });
    const [lo, hi] = percentileInterval(draws)!;
    expect(area![0]).toBeLessThanOrEqual(lo);
    expect(area![1]).toBeGreaterThanOrEqual(hi);
    expect(area![1] - area![0]).toBeLessThan(1.25 * (hi - lo));
  });

  it('know of mistakes that were not met: one wrong answer of 200, the least sure', () => {
    const scores = Array.from({ length: 200 }, (_, i) => i / 200);
    const outcomes = scores.map((_, i) => (i === 0 ? 0 : 1));
    const { aurc: area, prr } = orderIntervals(scores, outcomes, { seed: 1 });
    // Drawn again, that one answer is the least sure each time: no bootstrap of it goes above some 4 / 200 / 200, or below a ratio of 1.
    expect(area![1]).toBeGreaterThan(0.01);
    expect(prr![0]).toBeLessThan(0.5);
    expect(prr![1]).toBeCloseTo(1, 9);
  });

  it('let an AUPRC be as small as the share right might be, where the order may say nothing', () => {
    const scores = Array.from({ length: 40 }, (_, i) => i);
    const outcomes = scores.map((_, i) => (i === 20 ? 1 : 0));
    const { auprc: area } = orderIntervals(scores, outcomes, { resamples: 100 });
    expect(area![0]).toBe(wilsonInterval(1, 40)[0]);
    expect(area![0]).toBeLessThan(1 / 40);
  });

  it('are none where all are right or wrong, and draw whole groups', () => {
    const none = { aurc: null, auprc: null, prr: null };
    expect(orderIntervals([0.2, 0.4], [1, 1])).toEqual(none);
    expect(orderIntervals([], [])).toEqual(none);
    expect(orderIntervals([0.2, 0.4], [1, 0], { groups: ['a', 'a'] })).toEqual(none);
    const [once, five] = [1, 5].map((copies) => {
      const many = (of: ArrayLike<number>) =>
        Array.from(of)
          .slice(0, 60)
          .flatMap((value) => Array<number>(copies).fill(value));
      const groups = many(Array.from({ length: 60 }, (_, i) => i));
      return orderIntervals(many(confidences), many(correct), { groups, resamples: 300 }).aurc!;
    });
    for (const end of [0, 1]) expect(Math.abs(five[end] - once[end])).toBeLessThan(0.03);
  });
});
