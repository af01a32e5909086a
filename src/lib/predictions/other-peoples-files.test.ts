import { describe, expect, it } from 'vitest';
import type { ReadingChoices } from './predictions';
import { readPredictions } from './read-predictions';

const read = (text: string, choices?: ReadingChoices) => readPredictions(text, 'f', choices);
const table = (a: string, b: string, ...rows: (readonly [string | number, string | number])[]) =>
  [[a, b], ...rows].map((cells) => cells.join(';')).join('\n');
const both = [
  [0.9, 1],
  [0.8, 0]
] as const;

describe('columns by the names people give them', () => {
  it.each([
    ['self_confidence', 'passed'],
    ['response_confidence', 'exact_match'],
    ['credence', 'true'],
    ['forecast', 'outcome'],
    ['stated_probability', 'resolved'],
    ['p', 'y'],
    ['pred_prob', 'gt'],
    ['model_a_confidence', 'is_answer_correct']
  ])('%s and %s', (confidence, correct) => {
    expect(read(table(confidence, correct, ...both))).toMatchObject({
      confidences: [0.9, 0.8],
      correct: [1, 0]
    });
  });

  it.each([
    [
      'two confidences',
      'conf_a,conf_b,correct\n0.9,0.8,1\n',
      /conf_a, conf_b could each be the column "confidence"/
    ],
    ['what is the reverse', 'uncertainty,correct\n0.9,1\n', /"confidence" is missing/],
    ['what is wrong', 'confidence,incorrect\n0.9,1\n', /"correct" is missing/],
    ['a score that is an outcome', 'score,success\n1,1\n0,0\n', /"confidence" is missing/]
  ])('but not %s', (_, text, message) => {
    expect(() => read(text)).toThrow(message);
  });

  it('a part of a split under another name', () => {
    const rows = Array.from({ length: 4 }, (_, i) => `${i},0.${5 + i},1,${i % 2 ? 'calibration' : 'test'}`);
    expect(read(`id,confidence,correct,part\n${rows.join('\n')}`).split).toEqual([
      'judge',
      'fit',
      'judge',
      'fit'
    ]);
  });
});

describe('how sure, as people write it', () => {
  it.each([
    ['9/10', 0.9],
    ['85/100', 0.85],
    ['9 out of 10', 0.9],
    ['1e-3', 0.001],
    ['90 %', 0.9]
  ])('%s', (written, value) => {
    expect(read(table('confidence', 'correct', [written, '✓'], [written, '✗']))).toMatchObject({
      confidences: [value, value],
      correct: [1, 0]
    });
  });

  it.each(['Confidence (0-100)', 'confidence_percent', 'Confidence (%)'])(
    'a column whose name says so, %s, holds percentages',
    (name) => {
      const { confidences, notes } = read(table(name, 'correct', [90, 1], [80, 0]));
      expect(confidences).toEqual([0.9, 0.8]);
      expect(notes).toContain(`"${name}" says that confidences are percentages: they were divided by 100.`);
      expect(() => read(table(name, 'correct', ...both))).toThrow(/none is over 1/);
    }
  );

  it.each([
    [
      'a comma among points',
      table('confidence', 'correct', ['1,000', 1], [0.5, 0]),
      /has a comma, though other/
    ],
    ['a scale to 10', table('confidence', 'correct', [9, 1], [3, 0]), /out of 10, divide them by that/],
    ['more than the whole', table('confidence', 'correct', ['11/10', 1], [0.5, 0]), /more than the whole/]
  ])('%s is refused with what to do', (_, text, message) => {
    expect(() => read(text)).toThrow(message);
  });

  it('few percent are doubted', () => {
    const { notes } = read(table('confidence', 'correct', [9, 1], [3, 0]), { percent: true });
    expect(notes.join(' ')).toMatch(/Doubt: no confidence is over 9 %/);
  });
});

describe('numbers of options under names', () => {
  const rows = (...list: object[]) => list.map((row) => JSON.stringify(row)).join('\n');

  it('letters are counted in their own order, whatever theirs in the file', () => {
    const { options } = read(
      rows({ probs: { C: 0.1, B: 0.2, A: 0.7 }, label: 0 }, { probs: { C: 0.1, B: 0.7, A: 0.2 }, label: 'B' })
    );
    expect(options!.labels).toEqual([0, 1]);
    expect(options!.logits[0].map((logit) => Math.exp(logit))).toEqual([
      expect.closeTo(0.7),
      expect.closeTo(0.2),
      expect.closeTo(0.1)
    ]);
  });

  it('a label that is one of the names is that one, not an index', () => {
    const probs = { 1: 0.7, 2: 0.2, 3: 0.1 };
    expect(read(rows({ probs, label: 1 }, { probs, label: '3' })).options!.labels).toEqual([0, 2]);
  });

  it('options whose texts a label names are used', () => {
    const row = { logits: [2, 1], options: ['Lima', 'Quito'], label: 'Quito' };
    expect(read(rows(row))).toMatchObject({ notUsed: [], options: { labels: [1] } });
  });

  it('a label may be called answer or answerKey', () => {
    expect(read(rows({ logits: [2, 1], answerKey: 'B' })).options!.labels).toEqual([1]);
    expect(read(rows({ logits: [2, 1], answer: 0 })).options!.labels).toEqual([0]);
  });

  it('no label is 0: a doubt, and a question in more rows than chance would have', () => {
    const of = (n: number) => rows(...Array.from({ length: n }, () => ({ logits: [3, 2, 1, 0], label: 2 })));
    expect(read(of(10)).notes.join(' ')).toMatch(/no label is 0/);
    expect(() => read(of(11))).toThrow(/counts from 0 or from 1/);
  });
});

describe('JSON with one list of rows in it', () => {
  const list = [
    { confidence: 0.9, correct: true },
    { confidence: 0.8, correct: false }
  ];
  it.each<[string, unknown]>([
    ['beside its own summary', { predictions: list, summary: list[0] }],
    ['in the only run', { runs: [{ name: 'a', predictions: list }] }],
    ['six levels down', { a: { b: { c: { d: { e: { f: list } } } } } }],
    ['in a list of one', [list]],
    [
      'as records within records',
      list.map(({ confidence, correct }) => ({ correct, reply: { confidence } }))
    ],
    ['beside the features of a viewer', { features: [{ name: 'x' }], rows: list.map((row) => ({ row })) }]
  ])('%s', (_, value) => {
    expect(read(JSON.stringify(value))).toMatchObject({ confidences: [0.9, 0.8], correct: [1, 0] });
  });

  it('lines with commas behind them', () => {
    expect(read(list.map((row) => JSON.stringify(row)).join(',\n')).correct).toEqual([1, 0]);
  });

  it('but not one of the lists of several runs', () => {
    const runs = ['a', 'b'].map((name) => ({ name, predictions: list }));
    expect(() => read(JSON.stringify({ runs }))).toThrow(/holds 2 lists of rows .*#a.*#b/);
  });
});
