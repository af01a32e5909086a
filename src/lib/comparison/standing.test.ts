import { expect, it } from 'vitest';
import { testFile } from '../../../tests/fixtures/run';
import { rowsOf, type Row } from './rows';
import { armTitle } from './shown-row';
import { openingQuestion, standingOf, standingSentence } from './standing';

const file = testFile(25);
const rows = rowsOf(file);

it('an answer of the run stands among the others, itself left out', () => {
  for (const row of rows) {
    row.answers.forEach((stored, i) => {
      const others = [...row.values].filter((value, j) => j !== i && !Number.isNaN(value));
      const standing = standingOf(row, stored, null)!;
      expect(standing.value).toBeCloseTo(row.values[i], 9);
      expect(standing.others).toBe(others.length);
      const below = others.filter((value) => value < row.values[i]).length;
      const equal = others.filter((value) => value === row.values[i]).length;
      expect(standing.surerThan).toBeCloseTo((below + equal / 2) / others.length, 12);
      expect(others.filter((value) => value < standing.median).length).toBeLessThanOrEqual(others.length / 2);
      expect(others.filter((value) => value > standing.median).length).toBeLessThanOrEqual(others.length / 2);
    });
  }
});

it.each([null, 3])('leaves out one of several that are as sure, at temperature %s', (temperature) => {
  const [row] = rows;
  const values = row.values.map((_, i) => [0.5, 0.25, 0.5, NaN, 0.75, 0.5][i % 6]);
  const tied = { ...row, values, signal: { ...row.signal, temperature: 'none' as const } };
  tied.answers.forEach((stored, i) => {
    const { value, ...standing } = standingOf(tied, stored, temperature)!;
    const others = [...values].filter((each, j) => j !== i && !Number.isNaN(each)).sort((a, b) => a - b);
    const below = others.filter((each) => each < value).length;
    const equal = others.filter((each) => each === value).length;
    const half = others.length / 2;
    expect(standing).toMatchObject({
      others: others.length,
      least: others[0],
      greatest: others.at(-1),
      median: (others[Math.ceil(half) - 1] + others[Math.floor(half)]) / 2,
      surerThan: (below + equal / 2) / others.length
    });
  });
});

it('an answer of another run stands among all; one of no trace nowhere; one alone among none', () => {
  const [row] = rows;
  const foreign = { ...row.answers[0], questionId: 'asked' };
  expect(standingOf(row, foreign, null)!.others).toBe(row.answers.length);
  expect(standingOf(row, { ...foreign, traces: [] }, null)).toBeNull();
  const [alone] = rowsOf({ ...file, answers: file.answers.slice(0, 1) });
  expect(standingOf(alone, file.answers[0], null)).toMatchObject({ others: 0, surerThan: NaN, median: NaN });
});

it('says which signal doubts, or that they agree', () => {
  const of = (title: string, surerThan: number) => ({
    row: { signal: { title } } as Row,
    value: 0,
    others: 9,
    median: 0,
    least: 0,
    greatest: 0,
    surerThan
  });
  expect(standingSentence([of('a', 0.5)])).toBe('');
  expect(standingSentence([of('a', 0.5), of('b', 0.6)])).toBe(
    'All signals agree: surer than 50 % to 60 % of its other answers.'
  );
  expect(standingSentence([of('a', 0.9), of('b', 0.1), of('c', NaN)])).toBe(
    'Most in doubt: b, surer than only 10 % of its other answers. Least: a, surer than 90 %.'
  );
  expect(standingSentence([of('a', 0.9), of('b', 0.6)])).toBe(
    'Least sure: b, surer than 60 % of its other answers. Surest: a, surer than 90 %.'
  );
  const [of1, of2] = [rows[0], rows.find((row) => row.arm.id !== rows[0].arm.id)!];
  const twice = [of1, of2].map((row, i) => ({
    ...of('a', [0.1, 0.9][i]),
    row: { ...row, signal: { ...row.signal, title: 'a' } }
  }));
  expect(standingSentence(twice)).toBe(
    `Most in doubt: a (${armTitle(of1)}), surer than only 10 % of its other answers. Least: a (${armTitle(of2)}), surer than 90 %.`
  );
});

it('is not held at a question that nothing stands among, and takes none without a value', () => {
  const [row] = rows;
  const first = openingQuestion([row], file.answers)!;
  // Its only value is that of the first wrong answer, which then stands among none.
  const values = row.values.map((value, i) => (row.questionIds[i] === first ? value : NaN));
  const next = openingQuestion([{ ...row, values }], file.answers)!;
  expect(next).not.toBe(first);
  expect(row.correct[row.questionIds.indexOf(next)]).toBe(0);
  const none = { ...row, values: row.values.map(() => NaN) };
  expect(openingQuestion([none], file.answers)).toBe(file.answers[0].questionId);
});

it('opens with a question that was answered wrong, or with the first', () => {
  const id = openingQuestion(rows, file.answers)!;
  expect(rows[0].correct[rows[0].questionIds.indexOf(id)]).toBe(0);
  const right = { ...rows[0], correct: rows[0].correct.map(() => 1) };
  expect(openingQuestion([right], file.answers)).toBe(file.answers[0].questionId);
  expect(openingQuestion([], [])).toBeNull();
});
