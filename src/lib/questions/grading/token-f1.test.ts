import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerF1, saysMore, tokenF1 } from './token-f1';

describe('tokenF1', () => {
  it.each([
    ['Paris', 'Paris', 1],
    ['the city of Paris', 'Paris', 0.5],
    ['Graham Bell', 'Alexander Graham Bell', 0.8],
    ['Lyon', 'Paris', 0],
    ['Paris Paris', 'Paris', 2 / 3],
    ['', '', 1],
    ['', 'Paris', 0]
  ])('%j against %j is %d', (given, wanted, expected) => {
    expect(tokenF1(given, wanted)).toBeCloseTo(expected, 12);
  });

  it('is symmetric, in [0, 1], and 1 for equal texts', () => {
    const text = fc
      .array(fc.constantFrom('red', 'green', 'blue', 'one'), { maxLength: 6 })
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(tokenF1(a, b)).toBe(tokenF1(b, a));
        expect(tokenF1(a, b)).toBeGreaterThanOrEqual(0);
        expect(tokenF1(a, b)).toBeLessThanOrEqual(1);
        expect(tokenF1(a, a)).toBe(1);
      })
    );
  });
});

it('leaves the words of the question out', () => {
  const question = 'What is the capital of France?';
  expect(answerF1('The capital of France is Paris.', question, 'Paris')).toBe(1);
  expect(saysMore('The capital of France is', question)).toBe(false);
  expect(saysMore('The capital of France is big', question)).toBe(true);
  expect(answerF1('France', 'Which country is it, France or Spain?', 'France')).toBe(1);
});
