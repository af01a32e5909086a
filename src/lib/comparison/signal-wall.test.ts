import { expect, it } from 'vitest';
import { testFile } from '../../../tests/fixtures/run';
import { rowsOf, type Row } from './rows';
import { signalWall, wallSentence, type WallRow } from './signal-wall';

const file = testFile(40);
const rows = rowsOf(file);

it('each signal stands among its right answers to other questions, the most doubtful first', () => {
  const id = file.answers[3].questionId;
  const wall = signalWall(rows, id);
  expect(wall).toHaveLength(rows.length);
  for (const { row, value, surerThanRight, correct } of wall) {
    const place = row.questionIds.indexOf(id);
    expect([value, correct]).toEqual([row.values[place], row.correct[place]]);
    const others = [...row.values].filter((_, i) => i !== place && row.correct[i] === 1);
    const below =
      others.filter((each) => each < value).length + others.filter((each) => each === value).length / 2;
    expect(surerThanRight).toBeCloseTo(below / others.length, 12);
  }
  const order = wall.map(({ surerThanRight }) => surerThanRight);
  expect(order).toEqual([...order].sort((a, b) => a - b));
});

it('leaves out what has no value, is not asked, or has too few right answers to stand among', () => {
  const [row] = rows;
  const id = row.questionIds[0];
  const nothing = { ...row, values: row.values.map((value, i) => (i === 0 ? NaN : value)) };
  const few = { ...row, correct: row.correct.map((_, i) => (i < 5 ? 1 : 0)) };
  expect(signalWall([nothing, few], id)).toEqual([]);
  expect(signalWall(rows, 'elsewhere')).toEqual([]);
  const tied = { ...row, values: row.values.map(() => 0.5) };
  expect(signalWall([tied], id)[0].surerThanRight).toBe(0.5);
});

it('says how many saw a mistake coming, and how many would by chance', () => {
  const of = (correct: WallRow['correct'], surerThanRight: number): WallRow => ({
    row: {} as Row,
    value: 0,
    correct,
    answer: null,
    surerThanRight
  });
  expect(wallSentence([])).toMatch(/fewer than 5 right answers/);
  expect(wallSentence([of(null, 0.2)])).toBe('No answer to this question is right or wrong.');
  expect(wallSentence([of(1, 0.05), of(1, 0.9), of(null, 0)])).toBe(
    'Right; 1 of 2 signals was less sure of it than of nine in ten of the other right answers.'
  );
  expect(wallSentence([of(0, 0.05), of(0, 0.1), of(0, 0.6), of(1, 0)])).toBe(
    'Of 3 signals about a wrong answer, 2 were less sure of it than of nine in ten right ones (by chance about 0), and 1 surer of it than of half of them.'
  );
  expect(wallSentence([of(0, 0.05)])).toMatch(/^Of 1 signal about a wrong answer, 1 was less sure/);
});
