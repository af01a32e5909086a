import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { halfRows } from '../../../tests/fixtures/half-rows';
import { mean } from '../calibration/metrics/accuracy';
import { costsAt } from '../calibration/selective/cheapest-threshold';
import { decideReward, rewardCurve, rewardPart } from './reward';
import { decideThreshold } from './threshold';

const costs = { wrong: 5, ask: 1 };

describe('where answering pays', () => {
  it('at every point is what is saved against asking every time', () => {
    const cost = fc.integer({ min: 0, max: 9 });
    const row = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 1 }));
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 40 }), cost, cost, (rows, wrong, ask) => {
        fc.pre(wrong + ask > 0);
        const [values, correct] = [rows.map(([value]) => value), rows.map(([, right]) => right)];
        const curve = rewardCurve(values, correct, { wrong, ask });
        expect(curve[0]).toMatchObject({ threshold: Infinity, coverage: 0, reward: 0 });
        expect(curve.at(-1)!.coverage).toBe(1);
        for (const { threshold, reward, interval } of curve.slice(1)) {
          const each = costsAt(values, correct, threshold, { wrong, ask }).map((paid) => ask - paid);
          expect(reward).toBeCloseTo(mean(each), 9);
          const [low, high] = interval!;
          expect(low).toBeGreaterThanOrEqual(Math.min(0, ask - wrong));
          expect(high).toBeLessThanOrEqual(ask);
          if (wrong > 0) expect(high - low).toBeGreaterThan(0);
        }
      })
    );
    expect(rewardCurve([], [], costs)).toEqual([]);
    expect(rewardCurve([0.5], [1], costs)[1]).toMatchObject({ reward: 1, interval: [expect.any(Number), 1] });
  });

  it('has the threshold of the least cost, chosen on one part alone, and its reward on the other', () => {
    const rows = halfRows(800, 3);
    const made = decideReward(rows, costs)!;
    const decided = decideThreshold(rows, { kind: 'cost', ...costs });
    expect(made).toMatchObject({ threshold: decided.threshold, n: 400, nChosen: 400, paysFrom: 0.8 });
    expect(made.reward.mean).toBeCloseTo(costs.ask - decided.cost!.cost, 12);
    expect(made.alwaysAnswer.mean).toBeCloseTo(costs.ask - decided.cost!.alwaysAnswer, 12);
    expect(made.overAlwaysAnswer.mean).toBeCloseTo(made.reward.mean - made.alwaysAnswer.mean, 12);
    expect(made.sentence).toMatch(
      /^Answering from 0\.\d+ up brings \+0\.\d\d \(0\.\d\d to 0\.\d\d\) a question against asking a person every time, on 400 other questions: it pays\. Against always answering it brings \+0\.\d\d .*: it pays\.$/
    );
    const flipped = { ...rows, correct: rows.correct.map((y, i) => (rows.parts[i] === 'judge' ? 1 - y : y)) };
    expect(decideReward(flipped, costs)!.threshold).toBe(made.threshold);
    const { tables, notes } = rewardPart(made);
    expect(tables[0].cells.map(([head]) => head)).toEqual([
      expect.stringMatching(/^those from 0\.\d+ up, chosen$/),
      'all',
      'none: a person every time'
    ]);
    expect(notes.join(' ')).toMatch(/brings 1, .*a wrong one −4; .*above 80 %/);
  });

  const rightOf = (n: number, wrongs: number) => ({
    values: Float64Array.from({ length: 2 * n }, () => 0.9),
    correct: Uint8Array.from({ length: 2 * n }, (_, row) => Number(row < 2 * n - wrongs)),
    parts: Array.from({ length: 2 * n }, (_, row): 'fit' | 'judge' => (row < n ? 'fit' : 'judge'))
  });

  it('knows of wrong answers that were not met yet, and of no reward beyond what there is', () => {
    // 30 right answers say little of a mistake that costs 25: at 95 % right the true reward is −0.25.
    const { reward, sentence, curve } = decideReward(rightOf(30, 0), { wrong: 25, ask: 1 })!;
    expect(reward.mean).toBe(1);
    expect(reward.interval![0]).toBeLessThan(-0.25);
    expect(reward.interval![1]).toBe(1);
    expect(sentence).toContain('whether it pays can’t be told');
    expect(curve.at(-1)!.interval![0]).toBeLessThan(-0.25);
    expect(decideReward(rightOf(30, 1), { wrong: 5, ask: 1 })!.reward.interval![1]).toBeLessThanOrEqual(1);
    expect(decideReward(rightOf(2, 0), costs)!.sentence).not.toContain('it pays.');
    const one = {
      ...rightOf(30, 0),
      parts: rightOf(30, 0).parts.map((_, row) => (row > 0 ? 'fit' : 'judge'))
    };
    expect(decideReward(one as ReturnType<typeof rightOf>, costs)!.sentence).toContain(
      'whether it pays can’t be told'
    );
  });

  it('knows that others may be shown more often than these were', () => {
    const rows = rightOf(30, 0);
    const third = { ...rows, values: rows.values.map((_, row) => (row < 30 || row % 3 === 0 ? 0.9 : 0.1)) };
    const { reward, curve } = decideReward(third, costs)!;
    expect(reward.mean).toBeCloseTo(1 / 3, 12);
    expect(reward.interval![1]).toBeGreaterThan(0.45);
    expect(curve[1]!.interval![1]).toBeGreaterThan(0.4);
  });

  it('has the interval of the cost, the other way round', () => {
    for (const rows of [halfRows(200, 3), rightOf(30, 1)]) {
      const [low, high] = decideReward(rows, costs)!.reward.interval!;
      const paid = decideThreshold(rows, { kind: 'cost', ...costs }).cost!.interval!;
      expect(low).toBeCloseTo(costs.ask - paid[1], 12);
      expect(high).toBeCloseTo(costs.ask - paid[0], 12);
    }
  });

  it('pays only where the share right of those shown is surely enough, though few are shown', () => {
    // 20 right of 1,000: of a mistake that costs 25 and is made in 5 %, this says nothing.
    const rows = rightOf(1000, 0);
    const few = { ...rows, values: rows.values.map((_, row) => (row % 50 === 0 ? 0.9 : 0.1)) };
    const chosen = { ...few, correct: few.correct.map((_, row) => Number(row >= 1000 || row % 50 === 0)) };
    const made = decideReward(chosen, { wrong: 25, ask: 1 })!;
    expect(made).toMatchObject({ threshold: 0.9, reward: { mean: 0.02 } });
    expect(made.reward.interval![0]).toBeLessThan(0);
    expect(made.sentence).toContain('other questions: whether it pays can’t be told');
    const [low, high] = decideReward(rightOf(30, 1), costs)!.overAlwaysAnswer.interval!;
    expect(low).toBeLessThan(0);
    expect(high).toBeGreaterThan(0);
  });

  it('says where no answer pays, where nothing is held out, and that it can’t be told', () => {
    const rows = halfRows(60, 4);
    const wrong = { ...rows, correct: rows.correct.map(() => 0) };
    expect(decideReward(wrong, costs)!.sentence).toMatch(/no answer pays/);
    const all = decideReward({ ...rows, parts: rows.parts.map(() => 'fit') }, costs)!;
    expect(all.sentence).toMatch(/no others to show it on\.$/);
    expect(rewardPart(all).tables).toEqual([]);
    expect(decideReward({ ...rows, parts: rows.parts.map(() => 'judge') }, costs)).toBeNull();
    expect(decideReward(halfRows(8, 1), { wrong: 2, ask: 1 })!.sentence).toMatch(
      /can’t be told|no answer pays/
    );
    expect(decideReward(rows, { wrong: 1, ask: 2 })!.paysFrom).toBeNull();
    expect(() => decideReward(rows, { wrong: -1, ask: 1 })).toThrow(RangeError);
  });
});
