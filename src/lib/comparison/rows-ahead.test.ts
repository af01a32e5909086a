import { expect, it } from 'vitest';
import { testFile } from '../../../tests/fixtures/run';
import { figuresAt } from './compare';
import { keptRows, rowsOf } from './rows';
import { computeRowsAhead } from './rows-ahead';

it('computes what is computed at once, and pauses first', async () => {
  const file = testFile(20);
  let pauses = 0;
  await computeRowsAhead(file, 0, async () => void pauses++);
  const rows = keptRows(file);
  expect(keptRows(file)).toBe(rows);
  expect(pauses).toBeGreaterThan(0);
  const fresh = rowsOf(structuredClone(file));
  expect(rows.map(({ values, correct }) => ({ values, correct }))).toEqual(
    fresh.map(({ values, correct }) => ({ values, correct }))
  );
  expect(rows.map((row) => figuresAt(row, null, 0))).toEqual(fresh.map((row) => figuresAt(row, null, 0)));
});

it('keeps rows for one run and one list of answers', () => {
  const file = testFile(4);
  const rows = keptRows(file);
  const graded = {
    ...file,
    run: { ...file.run, overrules: { 'q1/direct': { grade: 'wrong', rule: 'person' } as const } }
  };
  expect(keptRows(graded)).not.toBe(rows);
  expect(keptRows({ ...file, answers: file.answers.slice(1) })[0].answers).toHaveLength(3);
});
