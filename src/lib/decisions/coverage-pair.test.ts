import { expect, it } from 'vitest';
import { rowsOf } from '../comparison/rows';
import { coveragePair, coveragePart, coverageSentence } from './coverage-pair';
import { rowsOfComparison } from './rows-of-comparison';
import { recordedRun } from '../../../tests/fixtures/recorded-run';

const recorded = rowsOf(recordedRun());
const row = (key: string) => rowsOfComparison(recorded.find((each) => each.key === key)!);
const entropy = row('direct/mean-token-entropy');
const options = row('distractors/option-probability');

it('compares two rows on the shared questions that chose nothing, a score too', () => {
  const pair = coveragePair(entropy, options, { resamples: 200 });
  expect(pair).toMatchObject({ n: 56, left: 44 });
  expect(pair.curves.first.at(-1)).toBeCloseTo(1 - pair.accuracy.first, 12);
  const { difference, interval } = pair.curves.aurc;
  expect(interval![0]).toBeLessThanOrEqual(difference);
  expect(coverageSentence(pair)).toMatch(
    /^On 56 other questions the area under the risk–coverage curve is 0\.\d{3} for/
  );
  const { tables } = coveragePart(pair);
  expect(tables[0].cells.map(([head]) => head)).toEqual([
    '10 %',
    '25 %',
    '50 %',
    '75 %',
    '100 %',
    'area (AURC)',
    'right of all'
  ]);
});

it('claims a difference only where the interval does', () => {
  const same = coverageSentence(coveragePair(options, options, { resamples: 50 }));
  expect(same).toContain('which of them errs less can’t be told');
  const better = { ...options, values: Float64Array.from(options.correct, (right, i) => right + i / 1000) };
  expect(coverageSentence(coveragePair(better, options, { resamples: 50 }))).toMatch(
    /−0\.\d{3} \(−0.* errs less over all coverages taken together\.$/
  );
});

it('of rows that share nothing says so', () => {
  const elsewhere = { ...options, ids: options.ids.map((id) => `x${id}`) };
  const pair = coveragePair(entropy, elsewhere);
  expect(coverageSentence(pair)).toContain('share no held-out question');
  expect(coveragePart(pair).tables).toEqual([]);
});

it('claims none where the interval leaves out 0 and the permutation test does not', () => {
  const pair = coveragePair(options, options, { resamples: 50 });
  const { aurc } = pair.curves;
  const near = { ...aurc, difference: -0.05, interval: [-0.09, -0.01] as [number, number], p: 0.07 };
  expect(coverageSentence({ ...pair, curves: { ...pair.curves, aurc: near } })).toMatch(
    /so which of them errs less can’t be told \(permutation test: p = 0\.07\)\.$/
  );
});
