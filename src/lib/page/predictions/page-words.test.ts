import { expect, it } from 'vitest';
import { pageWords } from './page-words';

it.each([
  [
    'Columns of other names are named with --columns, as in --columns confidence=p,correct=hit.',
    'Columns of other names are named with “Say which column is what”, as in “Say which column is what” (confidence: p, correct: hit).'
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
  ['--percent was said', '“Confidences are percentages” was said'],
  [
    'the figures are of "logits"; --use confidence reads the other.',
    'the figures are of "logits"; “If a file has both, read” (confidence) reads the other.'
  ],
  [
    'Say which with --index-base 0 or --index-base 1.',
    'Say which with “Option labels count from” (0) or “Option labels count from” (1).'
  ],
  [
    'Say so with --split-answers ";", or --split-answers none where each cell is one answer.',
    'Say so with “Several right answers in a cell are parted by” (";"), or “Several right answers in a cell are parted by” (none) where each cell is one answer.'
  ],
  ['Or let --split 0.5 split by id.', 'Or let “Split by id, not as the file says” (0.5) split by id.'],
  [
    'Say so with --columns score=entropy,confidence=p or --columns doubt=entropy,confidence=p.',
    'Say so with “Say which column is what” (score: entropy, confidence: p) or “Say which column is what” (doubt: entropy, confidence: p).'
  ],
  ['the first row must name the columns', 'the first row must name the columns']
])('%s', (message, words) => {
  expect(pageWords(message)).toBe(words);
});
