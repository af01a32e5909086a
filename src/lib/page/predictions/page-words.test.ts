import { expect, it } from 'vitest';
import { pageWords } from './page-words';

it.each([
  [
    'Columns of other names are named with --columns, as in --columns confidence=p,correct=hit.',
    'Columns of other names are named under “Say which column is what”.'
  ],
  [
    'a, b could each be the column "gold". Say which with --columns gold=a.',
    'a, b could each be the column "gold". Say which with “Say which column is what” (gold: a).'
  ],
  [
    'Say so with --columns answer=reply,gold=key; or give a column "correct".',
    'Say so with “Say which column is what” (answer: reply, gold: key); or give a column "correct".'
  ],
  [
    'if they are percentages, say so with --percent.',
    'if they are percentages, say so with “Confidences are percentages”.'
  ],
  ['Or let --split 0.5 split by id.', 'Or choose “Split by id, not as the file says”.'],
  ['the first row must name the columns', 'the first row must name the columns']
])('%s', (message, words) => {
  expect(pageWords(message)).toBe(words);
});
