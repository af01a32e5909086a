import { expect, it } from 'vitest';
import { fitsAndJudges, partsOf } from './fitted-and-judged';
import { FOLDS } from './splitting';

const ids = Array.from({ length: 40 }, (_, i) => `q${i}`);
const rows = (splitting: 'halves' | 'folds', of = ids) =>
  Array.from(partsOf(of, splitting), (part, i) => ({ id: of[i], part }));

it('halves: one fit, judged on all the others', () => {
  const [only, ...more] = fitsAndJudges(rows('halves'), 'halves');
  expect(more).toEqual([]);
  expect(only.fitted.length + only.judged.length).toBe(40);
  expect(only.fitted.map(({ id }) => id)).toContain('q4');
  expect(only.judged.map(({ id }) => id)).toContain('q0');
});

it('folds: every row is judged once, by a fit that has not seen it', () => {
  const folds = fitsAndJudges(rows('folds'), 'folds');
  expect(folds).toHaveLength(FOLDS);
  expect(folds.flatMap(({ judged }) => judged.map(({ id }) => id)).sort()).toEqual([...ids].sort());
  for (const { fitted, judged } of folds) {
    expect(judged).toHaveLength(8);
    const seen = new Set(fitted.map(({ id }) => id));
    expect(judged.some(({ id }) => seen.has(id))).toBe(false);
  }
});

it.each([0, 1, 2, 3])('with %i rows nothing is judged by what it was fitted on', (n) => {
  for (const splitting of ['halves', 'folds'] as const) {
    const parts = fitsAndJudges(rows(splitting, ids.slice(0, n)), splitting);
    if (n < 2) expect(parts).toEqual([]);
    for (const { fitted, judged } of parts) {
      expect(fitted.length).toBeGreaterThan(0);
      expect(judged.length).toBeGreaterThan(0);
    }
    if (splitting === 'folds' && n >= 2) expect(parts).toHaveLength(n);
  }
});
