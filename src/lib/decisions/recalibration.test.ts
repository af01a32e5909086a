import { describe, expect, it } from 'vitest';
import { decisionCase } from '../../../tests/oracles/decision-cases';
import { calibrators } from '../calibration/calibrators/registry';
import { asProbabilities } from '../calibration/confidence';
import { correctedEce } from '../calibration/intervals/corrected-ece';
import { splitByHash } from '../calibration/splitting/split';
import { binsFor } from '../comparison/figures';
import type { DecisionRows } from './decision-rows';
import { recalibrate, recalibrationPart, type Recalibration } from './recalibration';
import { rowsOfPredictions } from './rows-of-predictions';

/** Answers that say u, and are right with the chance `truth` of it. */
function period(n: number, seed: number, truth: (sure: number) => number, prefix = 'q'): DecisionRows {
  const { scores } = decisionCase(n, seed, 0);
  const { scores: lots } = decisionCase(n, seed + 1000, 0);
  const confidences = scores.map((u) => 0.5 + 0.49 * u);
  const ids = confidences.map((_, i) => `${prefix}${i}`);
  return rowsOfPredictions(
    {
      format: 'confidences',
      ids,
      confidences,
      correct: confidences.map((sure, i) => (lots[i] < truth(sure) ? 1 : 0)),
      groups: null,
      split: null,
      options: null,
      notAttempted: 0,
      columns: [],
      notUsed: [],
      notes: []
    },
    prefix
  );
}
const made = (...given: Parameters<typeof recalibrate>): Recalibration => {
  const found = recalibrate(...given);
  if ('reason' in found) throw new Error(found.reason);
  return found;
};
const over = (sure: number) => sure - 0.25;
const name = 'platt-confidence';

describe('a calibrator carried over to another period', () => {
  it('is fitted here alone and judged there on questions that no fit used, as computed step by step', () => {
    const [before, after] = [period(300, 1, over), period(300, 2, over)];
    const found = made(before, after, name);
    const parts = splitByHash(before.ids);
    const [fit, judge] = (['fit', 'judge'] as const).map((half) =>
      [...parts.keys()].filter((row) => parts[row] === half)
    );
    expect(found).toMatchObject({ nFit: fit.length, nAnew: fit.length, n: judge.length });
    const method = calibrators[name];
    const at = (rows: DecisionRows, places: number[]) =>
      [
        asProbabilities(places.map((row) => rows.values[row])),
        places.map((row) => rows.correct[row])
      ] as const;
    const [sure, correct] = at(after, judge);
    const bins = binsFor(judge.length, 0);
    const eceBy = (of: DecisionRows) => {
      const [fitted, outcomes] = at(of, fit);
      return correctedEce(method.fit(fitted, outcomes).apply(sure), correct, bins);
    };
    expect(found.asIs).toEqual(correctedEce(sure, correct, bins));
    expect(found.carried).toEqual(eceBy(before));
    expect(found.anew).toEqual(eceBy(after));
  });

  it('helps where the same is wrong there, and harms where nothing is', () => {
    const [before, same, sound] = [
      period(1200, 1, over),
      period(1200, 2, over, 'r'),
      period(1200, 3, (sure) => sure, 's')
    ];
    const helped = made(before, same, name);
    expect(helped.sentence).toMatch(/that makes them better calibrated\. Fitted anew on \d+ there it is/);
    expect(helped.carried.value).toBeLessThan(helped.asIs.value);
    const harmed = made(before, sound, name);
    expect(harmed.sentence).toMatch(
      /that makes them worse calibrated\..*: better than the one carried over\.$/
    );
    const { tables } = recalibrationPart(harmed, 'later');
    expect(tables[0].cells.map(([head]) => head)).toEqual([
      'as they are',
      `calibrated on ${harmed.nFit} here`,
      `calibrated on ${harmed.nAnew} there`
    ]);
    expect(tables[0].cells[1][2]).toMatch(/^\+0\.\d{4} \(0\.\d{4} to 0\.\d{4}\)$/);
  });

  it('does not judge questions there that were fitted on here, though they are in the other part there', () => {
    const [before, after] = [period(200, 1, over), period(200, 2, over)];
    const turned: DecisionRows = {
      ...after,
      parts: after.parts.map((part) => (part === 'fit' ? 'judge' : 'fit'))
    };
    expect(recalibrate(before, turned, name)).toEqual({
      reason: expect.stringMatching(/no other questions/)
    });
  });

  it('says why there is none: too few here, too few there, no common reading', () => {
    const large = period(200, 1, over);
    expect(recalibrate(period(20, 2, over, 'x'), large, name)).toEqual({
      reason: expect.stringMatching(/^No fit: \d+ answers to fit on/)
    });
    const few = made(large, period(30, 3, over, 'y'), name);
    expect(few).toMatchObject({ anew: null, byFittingAnew: null, nAnew: 0 });
    expect(few.sentence).toMatch(/too few questions there to fit it anew\.$/);
    expect(recalibrate(large, { ...large, calibrators: [] }, name)).toEqual({
      reason: expect.stringMatching(/cannot be read by one calibrator/)
    });
  });
});
