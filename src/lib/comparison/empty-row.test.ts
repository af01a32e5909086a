import { expect, it } from 'vitest';
import { testFile } from '../../../tests/fixtures/run';
import { signals } from '../signals/registry';
import { compare, compareRow } from './compare';
import { emptyRowWords } from './empty-row';
import { rowsOf } from './rows';

const [row] = rowsOf(testFile(40));
const stated = signals.find(({ reads }) => reads === 'stated')!;
const nothing = { ...row, values: row.values.map(() => NaN), parseRate: 0 };
const unjudged = { ...row, correct: row.correct.map(() => -1) };

it.each([
  [{ ...row, questionIds: [] }, 'No answers yet.'],
  [
    { ...nothing, signal: stated },
    'Read from none of 40 answers: this model does not write the number it is asked for.'
  ],
  [nothing, 'Read from none of 40 answers: asked this way, it gives no such number.'],
  [
    { ...nothing, questionIds: ['q'] },
    'Read from none of 1 answer: asked this way, it gives no such number.'
  ],
  [{ ...unjudged, notAttempted: 40 }, 'It attempted none of the 40 questions.'],
  [{ ...unjudged, notAttempted: 1, questionIds: ['q'] }, 'It attempted none of 1 question.'],
  [
    { ...unjudged, notAttempted: 40, tooLong: 40, parseRate: null },
    'The model holds none of the 40 questions: too long.'
  ],
  [{ ...unjudged, unparsed: 40 }, 'No answer that it could be read from is graded right or wrong.']
])('%# says why no answer counts', (empty, words) => {
  expect(emptyRowWords(empty)).toBe(words);
});

it('is what the verdict says of such a row, and before the first answer that there is none yet', () => {
  expect(compareRow(nothing, { resamples: 0 }).verdict!.sentence).toMatch(/^Read from none of 40 answers: /);
  const [first] = compare([{ ...testFile(40), answers: [] }]);
  expect(first.verdict!.sentence).toBe('No answers yet.');
});

it('a row read in few says in how many beside too few', () => {
  const values = row.values.map((value, i) => (i < 6 ? value : NaN));
  const { verdict } = compareRow({ ...row, values, parseRate: 6 / 40 }, { resamples: 0 });
  expect(verdict!.sentence).toMatch(/too few answers to tell \(6; read from 6 of 40\)\./);
});
