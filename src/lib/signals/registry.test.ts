import { expect, it } from 'vitest';
import { builtReply } from '../../../tests/fixtures/reply';
import type { DrawnReply } from '../methods/calls';
import type { Evidence } from '../methods/evidence';
import { signals, signalsFrom } from './registry';

const texts = ['a', 'b', 'c'];
const evidence: Evidence[] = [
  { kind: 'reply', call: 'r', span: [1, 2] },
  { kind: 'number', whole: [2, 1], tenths: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], hundredths: null },
  { kind: 'stated', call: 'r', value: 0.7 },
  {
    kind: 'option-scores',
    texts,
    gold: 0,
    tokenLogProbs: [[-1], [-2, -1], [-0.5, -4]],
    withoutQuestion: [[-2], [-2, -2], [-1, -1]]
  },
  { kind: 'option-letters', texts, gold: 1, logits: [1, 2, 0] },
  {
    kind: 'samples',
    call: 'r',
    maker: 'grader',
    clusters: [0, 0, 1],
    greedy: 0,
    grades: ['right', 'right', 'wrong']
  },
  {
    kind: 'likeness',
    call: 'r',
    reply: 'r',
    cosines: [[], [0.5], [0.8, 0.3]],
    relevances: { reply: [0.1, 0.3, 0.2], draws: [[0.1, 0.2, 0.4], [0.5], [0.2, 0.1, 0.3]] }
  },
  {
    kind: 'truth',
    orders: [
      [2, 1],
      [1, 1]
    ]
  },
  {
    kind: 'guesses',
    call: 'r',
    texts: ['a', 'b', 'A'],
    values: [0.4, 0.3, 0.2],
    maker: 'grader',
    clusters: [0, 1, 0]
  },
  {
    kind: 'option-orders',
    texts,
    gold: 1,
    orders: [
      [1, 2, 0],
      [2, 1, 0],
      [0, 3, 1]
    ]
  },
  {
    kind: 'prompts',
    names: ['x', 'y', 'z'],
    calls: ['r', 'r', 'r'],
    confidences: [0.9, 0.6, 0.7],
    maker: 'grader',
    clusters: [0, 1, 0],
    chosen: 0
  },
  {
    kind: 'abstention',
    call: 'r',
    abstained: true,
    guess: { call: 'r', text: 'a', grade: 'wrong' },
    threshold: 0.5
  },
  {
    kind: 'alternatives',
    call: 'r',
    maker: 'grader',
    texts: ['a', 'b'],
    truths: [
      [
        [2, 0],
        [1, 0]
      ],
      [
        [1, 0],
        [1, 1]
      ]
    ],
    agreeing: 3,
    drawn: 5
  },
  {
    kind: 'own-options',
    call: 'r',
    maker: 'grader',
    texts: ['a', 'b'],
    orders: [
      [1, 0],
      [2, 1]
    ]
  }
];
const reply = builtReply([
  [0, 1, 2],
  [3, 2, 0],
  [1, 0, 5]
]);
const draw = (text: string, ...logProbs: number[]): DrawnReply => ({
  text,
  stop: 'end-of-turn',
  tokens: text.split(' '),
  logProbs,
  entropies: logProbs.map((p) => -p),
  logPartitions: logProbs.map(() => 10),
  chosenLogits: logProbs.map((p) => 10 + p)
});
const draws = [draw('it is a', -1, -0.5, -0.1), draw('a', -2), draw('b it is', -1, -0.2, -0.3)];
const context = { temperature: 1, reply: () => reply, draws: () => draws, vocabularySize: 3 };

it('has ids and titles of their own', () => {
  for (const of of ['id', 'title'] as const) {
    expect(new Set(signals.map((signal) => signal[of])).size).toBe(signals.length);
  }
});

it.each(signals.map((signal) => [signal.id, signal] as const))(
  '%s is described and has a value',
  (id, signal) => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(signal.title).toMatch(/^\S.*[^.\s]$/);
    for (const text of [signal.plain, signal.letters, signal.here]) expect(text).toMatch(/^\S.*\.$/);
    expect(signal.source).toMatch(/\d{4}|LM-Polygraph/);
    expect(signal.source).not.toMatch(/\.$/);
    // The build has turned it into MathML, which it does only with what KaTeX understands.
    expect(signal.formula).toMatch(/^<math [\s\S]*<\/math>$/);
    const value = signal.valueOf(evidence, context);
    expect(value).toEqual(expect.any(Number));
    if (signal.kind === 'probability') {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1);
    }
    expect(signal.valueOf([], context)).toBeNull();
    expect(signal.curveOf([], context)).toBeNull();
    const curve = signal.curveOf(evidence, context)!;
    for (const temperature of [0.05, 1, 7, 20]) {
      const there = signal.valueOf(evidence, { ...context, temperature });
      if (there === null) expect(curve(temperature)).toBeNaN();
      else expect(curve(temperature)).toBeCloseTo(there, 5);
      if (signal.temperature === 'none') expect(there).toBe(value);
    }
    const logits = signal.optionLogits(evidence);
    expect(logits !== null).toBe(signal.kind === 'probability' && signal.temperature === 'options');
    if (signal.temperature !== 'options' && signal.temperature !== 'none') {
      expect(signal.valueOf(evidence, { ...context, temperature: 3 })).not.toBe(value);
    }
  }
);

it('reads what a method leaves', () => {
  expect(signalsFrom([])).toEqual([]);
  expect(signalsFrom(['stated']).map(({ id }) => id)).toEqual(['stated-number']);
});
