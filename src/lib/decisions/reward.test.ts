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
          const centre = mean(each);
          const spread = Math.sqrt(mean(each.map((x) => (x - centre) ** 2)) / (rows.length - 1));
          expect((interval![1] - interval![0]) / 2).toBeGreaterThanOrEqual(1.95 * spread - 1e-9);
        }
      })
    );
    expect(rewardCurve([], [], costs)).toEqual([]);
    expect(rewardCurve([0.5], [1], costs)[1]).toMatchObject({ reward: 1, interval: null });
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
