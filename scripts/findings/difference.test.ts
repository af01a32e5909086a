import { expect, it } from 'vitest';
import expected from '../../tests/oracles/findings.json';
import type { Row } from '../../src/lib/comparison/rows';
import { accuracyDifference, calibrationAdvantage, rankedDifference } from './difference';
import { shiftOf } from './shift';

const row = (values: readonly number[], correct: readonly number[], from = 0) =>
  ({
    questionIds: values.map((_, i) => `q${i + from}`),
    values: Float64Array.from(values),
    correct: Int8Array.from(correct)
  }) as unknown as Row;

const close = (found: readonly number[], wanted: readonly number[]) =>
  wanted.forEach((value, i) => expect(found[i]).toBeCloseTo(value, 9));

it('the difference of two AUROCs is DeLong’s (NumPy, tests/oracles/findings.py)', () => {
  const { one, other, correct, auroc } = expected;
  const found = rankedDifference('auroc', row(one, correct), row(other, correct));
  close([found.first, found.second, found.better], [auroc.first, auroc.second, auroc.better]);
  close(found.interval!, auroc.interval);
});

it('the shift of numbers and the correlation of their ranks are SciPy’s', () => {
  const found = shiftOf(expected.low, expected.high);
  close([found.by, found.correlation], [expected.shift.by, expected.shift.rho]);
  close(found.byInterval, expected.shift.interval);
  close(found.correlationInterval, expected.shift.rhoInterval);
});

it('only questions that count in both rows are compared', () => {
  const one = row([0.9, 0.2, NaN, 0.4, 0.7], [1, 0, 1, -1, 1]);
  const other = row([0.1, 0.8, 0.5, 0.6], [0, 1, 1, 1], 1);
  for (const compared of [accuracyDifference, calibrationAdvantage]) expect(compared(one, other).n).toBe(2);
  expect(accuracyDifference(one, other).better).toBe(0);
});

it('says that there is no interval where too few answers are right or wrong', () => {
  const all = row([0.3, 0.4, 0.5], [1, 1, 1]);
  expect(rankedDifference('auroc', all, all)).toMatchObject({ n: 3, interval: null });
});
