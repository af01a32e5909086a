import fc from 'fast-check';
import { expect, it } from 'vitest';
import { markedParts } from './marked-parts';

it('marks accepted answers as whole words, the longest first', () => {
  expect(markedParts('It is new york city, not New Yorkers.', ['New York', 'New York City'])).toEqual([
    { text: 'It is ', marked: false },
    { text: 'new york city', marked: true },
    { text: ', not New Yorkers.', marked: false }
  ]);
  expect(markedParts('C++ (x)', ['C++'])).toEqual([
    { text: 'C++', marked: true },
    { text: ' (x)', marked: false }
  ]);
});

it('loses nothing of a reply, whatever the answers are', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string()), (reply, answers) => {
      expect(
        markedParts(reply, answers)
          .map(({ text }) => text)
          .join('')
      ).toBe(reply);
    })
  );
});
