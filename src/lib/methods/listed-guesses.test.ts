import fc from 'fast-check';
import { expect, it } from 'vitest';
import { listedGuesses } from './listed-guesses';

it.each<[string, [string, number | null][]]>([
  [
    'G1: Paris; P1: 0.8\nG2: Lyon; P2: 0.15',
    [
      ['Paris', 0.8],
      ['Lyon', 0.15]
    ]
  ],
  [
    'G1: Paris\nP1: 0.8\nG2: Lyon\nP2: 15 %',
    [
      ['Paris', 0.8],
      ['Lyon', 0.15]
    ]
  ],
  [
    '1. Paris (Probability: 0.8)\n2) Lyon - probability: 0.1',
    [
      ['Paris', 0.8],
      ['Lyon', 0.1]
    ]
  ],
  [
    '**G1:** Paris; **P1:** 80 %\n\n**G2:** Nice',
    [
      ['Paris', 0.8],
      ['Nice', null]
    ]
  ],
  ['G1: in 1912; P1: 0.6', [['in 1912', 0.6]]],
  ['G1: Paris; P1: high', [['Paris', null]]],
  ['G1: Paris; P1: 8', [['Paris', null]]],
  ['Guess 1: Paris, Confidence: 0.9', [['Paris', 0.9]]],
  ['G1:\nParis', []],
  ['G1: <guess>; P1: <probability>', []],
  ['G1: Paris; P1: <probability>', [['Paris', null]]],
  ['P1: 0.8', []],
  ['The capital of France is Paris.', []],
  ['', []]
])('%j', (reply, expected) => {
  expect(listedGuesses(reply).map(({ text, value }) => [text, value])).toEqual(expected);
});

it('reads shares in [0, 1] or none, and texts that are not empty, from any reply', () => {
  const piece = fc.constantFrom(
    'G1:',
    'P1:',
    '0.8',
    '80 %',
    '1.',
    '\n',
    'Paris',
    ';',
    ' ',
    '**',
    '-3',
    'Probability:'
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), (pieces) => {
      for (const { text, value } of listedGuesses(pieces.join(''))) {
        expect(text).toMatch(/\S/);
        if (value !== null) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
      }
    })
  );
});
