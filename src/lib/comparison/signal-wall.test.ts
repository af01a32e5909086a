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
  for (const { row, value, surerThanRight, rights, correct } of wall) {
    const place = row.questionIds.indexOf(id);
    expect([value, correct]).toEqual([row.values[place], row.correct[place]]);
    const others = [...row.values].filter((_, i) => i !== place && row.correct[i] === 1);
    const below =
      others.filter((each) => each < value).length + others.filter((each) => each === value).length / 2;
    expect(surerThanRight).toBeCloseTo(below / others.length, 12);
    expect(rights).toBe(others.length);
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
  const of = (correct: WallRow['correct'], surerThanRight: number, rights = 9): WallRow => ({
    row: {} as Row,
    value: 0,
    correct,
    answer: null,
    surerThanRight,
    rights
  });
  expect(wallSentence([])).toMatch(/fewer than 5 right answers/);
  expect(wallSentence([of(null, 0.2)])).toBe('No answer to this question is right or wrong.');
  expect(wallSentence([of(1, 0.05), of(1, 0.9), of(null, 0)])).toBe(
    'Right; 1 of 2 signals was less sure of it than of nine in ten of the other right answers.'
  );
  // Of 9 right answers none may lie below: 1 place of 10. Of 19, one: 2 of 20. Of 5, none: 1 of 6.
  expect(wallSentence([of(0, 0.05), of(0, 0.1, 19), of(0, 0.6, 5), of(1, 0)])).toBe(
    'Of 3 signals about a wrong answer, 2 were less sure of it than of nine in ten right ones (by chance about 0.4), and 1 surer of it than of half of them.'
  );
  expect(wallSentence([of(0, 0.05)])).toMatch(/^Of 1 signal about a wrong answer, 1 was less sure/);
});

it('finds as many by chance as it says, where a wrong answer is no different from right ones', () => {
  const [row] = rows;
  const wrongs = 7 * 9;
  for (const n of [5, 9, 12, 25]) {
    // One wrong answer in each of the n + 1 places among n right ones.
    let saw = 0;
    for (let place = 0; place <= n; place++) {
      const of = {
        ...row,
        questionIds: Array.from({ length: n + 1 }, (_, i) => `${i}`),
        answers: Array.from({ length: n + 1 }, () => row.answers[0]),
        values: Float64Array.from({ length: n + 1 }, (_, i) => i),
        correct: Int8Array.from({ length: n + 1 }, (_, i) => Number(i !== place))
      };
      const wall = signalWall([of], `${place}`);
      if (wallSentence(wall).includes(', 1 was less sure')) saw++;
      const many = Array.from({ length: wrongs }, () => wall[0]);
      if (place === n) {
        const said = Number(/by chance about ([\d.]+)/.exec(wallSentence(many))![1]);
        expect(Math.abs(said - (wrongs * saw) / (n + 1))).toBeLessThan(0.06);
      }
    }
  }
});
