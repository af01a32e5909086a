import { expect, it } from 'vitest';
import { signals } from '../signals/registry';
import { readWords } from './read-words';

const stated = signals.find(({ reads }) => reads === 'stated')!;
const guesses = signals.find(({ reads }) => reads === 'guesses')!;
const span = signals.find(({ id }) => id === 'span-probability')!;
const questionIds = Array.from({ length: 20 }, (_, i) => `q${i}`);

it.each([
  [stated, null, null],
  [stated, 1, null],
  [stated, 0.9, null],
  [
    stated,
    0.85,
    'Read from 17 of 20 answers: this model does not always write the number it is asked for; the figures are of those 17 alone.'
  ],
  [
    stated,
    0.05,
    'Read from 1 of 20 answers: this model mostly does not write the number it is asked for; the figures are of that one alone.'
  ],
  [stated, 0, 'Read from none of 20 answers: this model does not write the number it is asked for.'],
  [guesses, 0, 'Read from none of 20 answers: this model does not write its guesses the way it is asked to.'],
  [span, 0.5, 'Read from 10 of 20 answers: the figures are of those 10 alone.'],
  [span, 0, 'Read from none of 20 answers: asked this way, it gives no such number.']
])('%# says how much could be read', (signal, parseRate, words) => {
  expect(readWords({ signal, parseRate, questionIds, tooLong: 0 })).toBe(words);
});

it('counts the questions that were asked alone', () => {
  expect(readWords({ signal: span, parseRate: 0.5, questionIds, tooLong: 4 })).toMatch(/^Read from 8 of 16/);
});
