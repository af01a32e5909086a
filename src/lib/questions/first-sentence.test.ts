import { expect, it } from 'vitest';
import { endOfSentence } from './first-sentence';

it.each([
  [' Paris. It is', ' Paris.'],
  [' Paris.\nIt is', ' Paris.'],
  ['\n\nParis\nor', '\n\nParis'],
  [':\n\n Paris\nIt is', ':\n\n Paris'],
  [' St. Louis. It', ' St. Louis.'],
  [' J. K. Rowling! She', ' J. K. Rowling!'],
  [' U.S. President Nixon. He', ' U.S. President Nixon.'],
  [' 3.5 km. That', ' 3.5 km.'],
  [' "Lyon." It', ' "Lyon."'],
  [' in 1867. The', ' in 1867.'],
  [' Best. It', ' Best.'],
  ['... what', null],
  [' Paris.', null],
  [' 3.', null],
  [' Paris', null],
  ['  \n', null],
  [':\n\n', null],
  ['', null]
])('%j ends at %j', (text, sentence) => {
  const end = endOfSentence(text);
  expect(end === -1 ? null : text.slice(0, end)).toBe(sentence);
});
