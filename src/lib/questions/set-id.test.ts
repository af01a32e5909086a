import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fingerprintOf } from './fingerprint';
import { freshQuestionId, freshSetId } from './set-id';

it('a set’s id is readable, safe in an address and its own', () => {
  expect(freshSetId('Große Städte (2020).csv', [])).toBe('große-stadte-2020-csv');
  expect(freshSetId('world-facts', ['world-facts', 'world-facts-2'])).toBe('world-facts-3');
  expect(freshSetId('///', [])).toBe('questions');
  expect(freshSetId('../../x', [])).toBe('x');
  fc.assert(
    fc.property(fc.string(), (title) => {
      const id = freshSetId(title, []);
      expect(freshSetId(id, [])).toBe(id);
    })
  );
});

it('a question’s id is its own', () => {
  expect(freshQuestionId(['a', 'own-3'])).toBe('own-4');
});

it('the fingerprint tells questions apart, not ids or groups', () => {
  const question = { id: 'a', text: 'Why?', answers: ['so'] };
  const print = fingerprintOf([question]);
  expect(fingerprintOf([{ ...question, id: 'b', group: 'g' }])).toBe(print);
  expect(fingerprintOf([{ ...question, answers: ['so', 'thus'] }])).not.toBe(print);
  expect(fingerprintOf([question, question])).not.toBe(print);
});
