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
  expect(listedGuesses(reply, 1).map(({ text, value }) => [text, value])).toEqual(expected);
});

it.each<[string, string, [string, number | null][]]>([
  ['a probability of a guess that is not there', 'G1: Paris\nP2: 0.3', [['Paris', null]]],
  ['one of a guess that was left empty', 'G1: Paris\nG2:\nP2: 0.3', [['Paris', null]]],
  ['one of a guess without a number, left empty', 'G1: Paris\nG2:\nProbability: 0.3', [['Paris', null]]],
  ['one of a copied format', 'G1: Paris\nG2: <guess>; P2: 0.3', [['Paris', null]]],
  ['another’s on its own line', 'G1: Paris; P2: 0.3', [['Paris', null]]],
  ['an unreadable one, then another’s', 'G1: Paris\nP1: high\nP2: 0.3', [['Paris', null]]],
  ['two that differ', 'G1: Paris; P1: 0.3\nP1: 0.8', [['Paris', null]]]
])('gives no guess what was said of another: %s', (_, reply, expected) => {
  expect(listedGuesses(reply, 1).map(({ text, value }) => [text, value])).toEqual(expected);
});

it.each([
  'G1: Paris\nG2: Lyon\nP1: 0.8\nP2: 0.15',
  'G1: Paris\nG2: Lyon\nP2: 0.15\nP1: 0.8',
  'G1: Paris; P1: 0.8; G2: Lyon; P2: 0.15',
  'G1: Paris; P1: 0.8, G2: Lyon; P2: 0.15',
  'G1: Paris; P1: 0.8\nP1: 0.8\nG2: Lyon; Probability: 0.15'
])('gives each guess its own: %j', (reply) => {
  expect(listedGuesses(reply, 1)).toEqual([
    { text: 'Paris', value: 0.8 },
    { text: 'Lyon', value: 0.15 }
  ]);
});

it('reads a bare number on the scale it was asked for', () => {
  const first = (asked: number | null) => listedGuesses('G1: Paris; P1: 1', asked)[0].value;
  expect([first(100), first(1), first(null)]).toEqual([0.01, 1, null]);
});

it('whoever is stated what, in any order: a number is never another guess’s', () => {
  const listed = fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1 });
  const stated = fc.uniqueArray(fc.integer({ min: 1, max: 9 }));
  fc.assert(
    fc.property(listed, stated, fc.boolean(), (guesses, probabilities, mixed) => {
      const lines = [
        ...guesses.map((number) => `G${number}: city ${number}`),
        ...probabilities.map((number) => `P${number}: 0.${number}`)
      ];
      // Where lines are mixed, what is said of a guess before it is listed is said of nothing.
      const order = mixed ? lines.toReversed() : lines;
      for (const { text, value } of listedGuesses(order.join('\n'), 1)) {
        const number = Number(text.slice(5));
        expect(value).toBe(!mixed && probabilities.includes(number) ? number / 10 : null);
      }
    })
  );
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
      for (const { text, value } of listedGuesses(pieces.join(''), 1)) {
        expect(text).toMatch(/\S/);
        if (value !== null) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
      }
    })
  );
});
