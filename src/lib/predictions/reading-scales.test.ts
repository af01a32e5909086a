import { describe, expect, it } from 'vitest';
import type { ReadingChoices } from './predictions';
import { readPredictions } from './read-predictions';

const read = (text: string, choices?: ReadingChoices) => readPredictions(text, 'f', choices);
const lines = (...rows: object[]) => rows.map((row) => JSON.stringify(row)).join('\n');

describe('percentages are never guessed', () => {
  const percents = 'confidence,correct\n85,1\n90,0\n100,1\n1,0';

  it('but read where that is said', () => {
    expect(() => read(percents)).toThrow(/line 2, confidence: "85" is over 1.*\n.*line 3/);
    const { confidences, notes } = read(percents, { percent: true });
    expect(confidences).toEqual([0.85, 0.9, 1, 0.01]);
    expect(notes).toEqual(['Confidences were read as percentages.']);
    expect(read('confidence;correct\n85,5;1', { percent: true }).confidences).toEqual([0.855]);
  });

  it.each<[string, string, RegExp]>([
    ['shares', 'confidence,correct\n0.85,1', /--percent was said, but no confidence is over 1/],
    ['more than 100', 'confidence,correct\n850,1', /"850" is not a number from 0 to 100/],
    ['logits', '{"logits":[1,2],"label":1}', /--percent is for confidences, and none were read/]
  ])('and refused of %s', (_, text, message) => {
    expect(() => read(text, { percent: true })).toThrow(message);
  });

  it('and a rounding error above 1 is 1, and counted', () => {
    const { confidences, notes } = read('confidence,correct\n1.0000000000000002,1\n-1e-12,0\n0.5,0');
    expect(confidences).toEqual([1, 0, 0.5]);
    expect(notes[0]).toMatch(/^2 confidences were outside 0 to 1 by a rounding error of at most 1e-9/);
    expect(() => read('confidence,correct\n1.00001,1')).toThrow(/is over 1/);
  });

  it('except in recorded answers, whose layout is known to say 0 to 100 and −1 for not attempted', () => {
    const record = (confidence: number, output: number, i: number) => ({
      question: `q${i}`,
      gold_answer: 'a',
      predicted_answer: 'b',
      confidence,
      output
    });
    const rows = [record(85, 1, 0), record(0, -1, 1), record(70, 0, 2)];
    const { confidences, correct, notAttempted, notes } = read(JSON.stringify({ ...rows }));
    expect(confidences).toEqual([0.85, 0.7]);
    expect(correct).toEqual([1, 0]);
    expect(notAttempted).toBe(1);
    expect(notes).toContain(
      'Recorded answers of this layout state confidences from 0 to 100: they were divided by 100.'
    );
    expect(read(lines(record(0.85, 1, 0))).confidences).toEqual([0.85]);
  });
});

describe('numbers of options are what they are said to be', () => {
  it.each<[string, string]>([
    ['a list as text', 'probs,label\n"[0.2, 0.8]",1'],
    ['a NumPy list as text', 'probs,label\n[0.2 0.8],1'],
    ['numbers as text', lines({ probs: ['0.2', '0.8'], label: '1' })],
    ['a number by option', lines({ probs: { A: 0.2, B: 0.8 }, label: 'B' })],
    ['a letter', lines({ probs: [0.2, 0.8], label: 'B' })],
    ['a text of an option', lines({ probs: [0.2, 0.8], label: 'Lima', options: ['Rome', 'Lima'] })],
    ['flags', lines({ probs: [0.2, 0.8], label: [0, 1] }, { probs: [0.2, 0.8], label: [0, 1] })],
    ['percentages', lines({ probs: [20, 80], label: 1 })]
  ])('%s', (name, text) => {
    const { confidences, options } = read(text, { percent: name === 'percentages' });
    expect(confidences[0]).toBeCloseTo(0.8, 12);
    expect(options!.labels[0]).toBe(1);
  });

  it.each<[string, object, RegExp]>([
    [
      'probabilities under logits',
      { logits: [0.97, 0.02, 0.01], label: 0 },
      /are probabilities.*not logits; name the column "probs"/
    ],
    [
      'rounded probabilities under logits',
      { logits: [0.33, 0.33, 0.33], label: 0 },
      /--columns probs=logits/
    ],
    ['probabilities under logprobs', { logprobs: [0.9, 0.1], label: 0 }, /are probabilities.*not logprobs/],
    ['a positive log-probability', { logprobs: [0.9, -3], label: 0 }, /a log-probability is at most 0/],
    [
      'log-probabilities of tokens',
      { logprobs: [-0.01, -0.2, -0.0003], label: 0 },
      /the probabilities are 2.81 in all/
    ],
    ['logits under probs', { probs: [3, -2], label: 0 }, /a probability is from 0 to 1/],
    [
      'log-probabilities under probs',
      { probs: [-1, -2], label: 0 },
      /log-probabilities are named "logprobs"/
    ],
    ['probabilities of several choices', { probs: [0.9, 0.9], label: 0 }, /are 1.80 in all/],
    ['NaN in a list', { probs: '[0.9, nan]', label: 0 }, /line \d, probs\[1\]: null is not a finite number/],
    [
      'a label that may be index or text',
      { logits: [3, 2], label: '1', options: ['1', '2'] },
      /could be the index/
    ],
    [
      'a text that is none of the options',
      { logits: [3, 2], label: 'x', options: ['a', 'b'] },
      /names none of the 2 options/
    ],
    ['a truth value as label', { logits: [3, 2], label: true }, /must be the index of the right option/],
    [
      'a label counted from 1',
      { logits: [3, 2], label: 2 },
      /if labels count from 1, say so with --index-base 1/
    ]
  ])('never %s', (_, row, message) => {
    expect(() => read(lines(row, row))).toThrow(message);
  });

  it('which is said once of a column of probabilities', () => {
    const row = { logits: [0.9, 0.1], label: 0 };
    expect(() => read(lines(row, row, row))).toThrow(
      /^f: nothing was computed\.\nline 1, logits: .*3 of 3 rows.*$/
    );
    expect(read(lines(row, row), { columns: { probs: 'logits' } }).confidences[0]).toBeCloseTo(0.9, 12);
  });

  it('but a row of logits may happen to be 1 in all', () => {
    const rows = [
      [0.4, 0.6],
      [3, -1],
      [2, 5]
    ].map((logits) => ({ logits, label: 0 }));
    expect(read(lines(...rows)).confidences).toHaveLength(3);
  });

  it('counting labels from 1 where that is said', () => {
    const text = lines({ logits: [0, 9], label: 2 }, { logits: [0, 9], label: 1 });
    expect(read(text, { indexBase: 1 }).options!.labels).toEqual([1, 0]);
  });

  it('with a doubt where no label is 0, or only part of the probability is there', () => {
    expect(read(lines({ logits: [1, 2, 3], label: 1 })).notes).toContain(
      'Doubt: no label is 0. If labels count from 1, say so with --index-base 1.'
    );
    expect(read(lines({ probs: [0.2, 0.1], label: 0 })).notes[0]).toMatch(
      /do not hold all probability \(0\.30/
    );
  });
});

describe('labels that are never 0 nor the number of options', () => {
  const many = lines(
    ...Array.from({ length: 20 }, (_, i) => ({ probs: [0.2, 0.5, 0.3], label: 1 + (i % 2) }))
  );

  it('are asked about where 0 would hardly be missing by chance', () => {
    expect(() => read(many)).toThrow(/"label" counts from 0 or from 1.*--index-base 0 or --index-base 1/);
    expect(read(many, { indexBase: 0 }).options!.labels.slice(0, 2)).toEqual([1, 2]);
    expect(read(many, { indexBase: 1 }).options!.labels.slice(0, 2)).toEqual([0, 1]);
    expect(read(many, { indexBase: 0 }).notes.join()).not.toMatch(/no label is 0/);
  });

  it('are indices from 0 where one of them is 0', () => {
    expect(read(`${many}\n{"probs":[0.2,0.5,0.3],"label":0}`).notes.join()).not.toMatch(/Doubt/);
  });
});

describe('ids under other names', () => {
  const rows = (id: (row: number) => object) =>
    lines(...Array.from({ length: 200 }, (_, i) => ({ ...id(i), confidence: 0.8, correct: i % 5 > 0 })));

  it.each([
    'doc_id',
    'item_id',
    'problem_id',
    'instance_id',
    'query_id',
    'sample_id',
    'idx',
    'prompt',
    'query',
    'task_id'
  ])('%s: five rows of one question hang together', (name) => {
    const { ids, columns, notUsed } = read(rows((i) => ({ [name]: `q${i % 40}` })));
    expect([new Set(ids).size, notUsed]).toEqual([40, []]);
    expect(columns).toContainEqual({ role: 'id', column: name });
  });

  it('a prompt that is the same in every row, or one of a few, is none', () => {
    for (const kinds of [1, 3]) {
      const { ids, notUsed } = read(rows((i) => ({ prompt: `Answer ${i % kinds}:` })));
      expect([new Set(ids).size, notUsed]).toEqual([200, ['prompt']]);
    }
  });
});

describe('rows of several models', () => {
  const of = (...models: string[]) =>
    lines(...models.map((model, i) => ({ id: i, model, confidence: 0.8, correct: i % 2 })));

  it('are refused, unless the model is a group', () => {
    expect(() => read(of('a', 'b', 'a'))).toThrow(/rows of 2 models \("model": a, b\)/);
    expect(read(of('a', 'b'), { columns: { group: 'model' } }).groups).toEqual(['a', 'b']);
    expect(read(of('a', 'a')).correct).toEqual([0, 1]);
    const options = ['a', 'b'].map((model_name) => ({ model_name, probs: [0.4, 0.6], label: 0 }));
    expect(() => read(lines(...options))).toThrow(/rows of 2 models/);
  });
});

describe('where a file has confidences and numbers of options', () => {
  const both = lines(
    { confidence: 0.9, correct: 1, logits: [0, 0.1], label: 1 },
    { confidence: 0.6, correct: 1, logits: [0, 0.1], label: 0 }
  );

  it('it is said which is read, the other on request, and whether they agree', () => {
    const { format, notes } = read(both);
    expect(format).toBe('logits');
    expect(notes).toContain(
      'The file has "confidence" and "logits": the figures are of "logits"; --use confidence reads the other.'
    );
    expect(notes).toContain('Doubt: in 1 row "correct" is not what "logits" and "label" give.');
    const other = read(both, { use: 'confidence' });
    expect(other).toMatchObject({ format: 'confidences', confidences: [0.9, 0.6], options: null });
    expect(other.notes[0]).toMatch(/the figures are of "confidence"/);
    expect(() => read('confidence,correct\n0.9,1', { use: 'logits' })).toThrow(
      /no logits, logprobs or probs to use/
    );
  });

  it.each<[string, object]>([
    ['a number a token', { logprobs: [-0.01, -0.2, -0.0003] }],
    ["OpenAI's own record", { logprobs: { content: [{ token: 'A', logprob: -0.1 }] } }],
    ['a number a token and a label of another kind', { logprobs: [-0.01, -0.2], label: 'Paris' }]
  ])('log-probabilities of tokens are only carried along: %s', (_, more) => {
    const { format, confidences, notUsed } = read(lines({ ...more, confidence: 0.81, correct: 1 }));
    expect(format).toBe('confidences');
    expect(confidences).toEqual([0.81]);
    expect(notUsed).toContain('logprobs');
  });
});
