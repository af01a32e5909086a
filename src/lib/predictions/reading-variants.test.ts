import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReadingChoices } from './predictions';
import { openPredictions, readPredictions } from './read-predictions';

const read = (text: string, choices?: ReadingChoices) => readPredictions(text, 'f', choices);
const lines = (...rows: object[]) => rows.map((row) => JSON.stringify(row)).join('\n');
const pair = (separator: string) =>
  [
    ['confidence', 'correct'],
    ['0.9', '1'],
    ['0.8', '0']
  ]
    .map((cells) => cells.join(separator))
    .join('\n');

describe('a table is read whatever its layout', () => {
  const rows = [
    { confidence: 0.9, correct: true },
    { confidence: 0.8, correct: false }
  ];
  it.each<[string, string]>([
    ['two columns, comma', pair(',')],
    ['two columns, tab', pair('\t')],
    ['two columns, semicolon', pair(';')],
    ['two columns, bar', pair('|')],
    ['carriage returns alone', pair(',').replaceAll('\n', '\r')],
    ["Excel's separator line", `sep=;\n${pair(';')}`],
    ['a title before the header', `My results\n${pair(',')}`],
    ['decimal commas', 'confidence;correct\n0,9;1\n0,8;0'],
    ['percent signs', 'confidence,correct\n90%,1\n80 %,0'],
    ['an object with a list, pretty', JSON.stringify({ results: rows }, null, 1)],
    ['a list that lies deep', JSON.stringify({ run: { seed: 1, out: { rows } } })],
    ['a summary with a list', JSON.stringify({ confidence: 0.85, accuracy: 0.5, rows })],
    ['another list beside it', JSON.stringify({ config: [{ a: 1, b: 2 }], rows })],
    ['lists by column', JSON.stringify({ confidence: [0.9, 0.8], correct: [1, 0] })],
    ['records by column', JSON.stringify({ confidence: { 0: 0.9, 1: 0.8 }, correct: { 0: 1, 1: 0 } })],
    ['records by key', JSON.stringify({ a: rows[0], b: rows[1] })],
    [
      'rows of cells',
      JSON.stringify([
        ['confidence', 'correct'],
        [0.9, 1],
        [0.8, 0]
      ])
    ],
    [
      'names and rows of cells',
      JSON.stringify({
        columns: ['confidence', 'correct'],
        data: [
          [0.9, 1],
          [0.8, 0]
        ]
      })
    ]
  ])('%s', (_, text) => {
    expect(read(text)).toMatchObject({ format: 'confidences', confidences: [0.9, 0.8], correct: [1, 0] });
  });

  it.each<[string, Uint8Array<ArrayBuffer>]>([
    ['UTF-16, little endian', new Uint8Array(Buffer.from(`\ufeff${pair(',')}`, 'utf16le'))],
    ['UTF-16, big endian', new Uint8Array(Buffer.from(`\ufeff${pair(',')}`, 'utf16le').swap16())],
    ['UTF-16 without a mark', new Uint8Array(Buffer.from(pair(','), 'utf16le').swap16())],
    ['gzip', new Uint8Array(gzipSync(pair(',')))]
  ])('%s', async (_, bytes) => {
    expect(await openPredictions(bytes, 'f')).toMatchObject({ confidences: [0.9, 0.8], correct: [1, 0] });
  });

  it('one row', () => {
    expect(read('{"confidence":0.5,"correct":true}').confidences).toEqual([0.5]);
    expect(read('{"logits":[1,1],"label":1}').confidences).toEqual([0.5]);
    expect(read('confidence,correct\n0.5,1').confidences).toEqual([0.5]);
  });

  it('bytes that are not UTF-8, which are counted', async () => {
    const bytes = new Uint8Array(Buffer.from('note,confidence,correct\ncaf\xe9,0.9,1', 'latin1'));
    const { notes } = await openPredictions(bytes, 'f');
    expect(notes).toContain('1 byte was not UTF-8 and read as Windows-1252.');
  });

  it.each<[string, string, RegExp]>([
    [
      'lists of which it is not known which',
      JSON.stringify({ train: rows, test: rows }),
      /2 lists of rows \(f#train, f#test\)/
    ],
    ['a header that is missing', '0.9,1\n0.8,0', /the first row must name the columns/],
    ['a page', '<!doctype html><p>Log in', /f is a web page/]
  ])('but not %s', (_, text, message) => {
    expect(() => read(text)).toThrow(message);
  });

  it('and a fault in JSON of many lines says on which it begins', () => {
    const text = JSON.stringify({ results: [rows[0], { confidence: 85, correct: true }] }, null, 1);
    expect(() => read(text)).toThrow('line 7, confidence: 85 is over 1');
  });
});

describe('the same predictions are the same', () => {
  const row = fc.record({
    id: fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .filter((text) => text.trim() === text && text !== ''),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0),
    correct: fc.constantFrom(0, 1)
  });
  const rows = fc.array(row, { minLength: 1, maxLength: 30 });
  const cells = (list: object[]) => [
    Object.keys(list[0]),
    ...list.map((one) => Object.values(one).map(String))
  ];
  const table = (list: object[], separator: string) =>
    cells(list)
      .map((line) => line.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator))
      .join('\r\n');

  it('in a table with any separator and in JSON of any shape', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (list) => {
        const expected = {
          ids: list.map(({ id }) => id),
          confidences: list.map(({ confidence }) => confidence),
          correct: list.map(({ correct }) => correct)
        };
        const texts = [
          ...[',', ';', '\t'].map((separator) => table(list, separator)),
          lines(...list),
          JSON.stringify(list),
          JSON.stringify({ meta: { n: list.length }, rows: list }, null, 2)
        ];
        for (const text of texts) {
          const { ids, confidences, correct } = read(text);
          expect({ ids, confidences, correct }).toEqual(expected);
        }
        const utf16 = new Uint8Array(Buffer.from(`\ufeff${texts[0]}`, 'utf16le').swap16());
        expect(await openPredictions(utf16, 'f')).toMatchObject(expected);
      }),
      { numRuns: 100 }
    );
  });
});

describe('columns are known by their usual names, and it is said which', () => {
  it.each<[string, string]>([
    ['is_correct', 'question,model_answer,confidence,is_correct\nq,a,0.9,True\nr,b,0.8,False'],
    ['Is Correct', ' Confidence ,Is Correct\n0.9,yes\n0.8,no'],
    ['y_true, y_prob', 'y_true,y_prob\n1,0.9\n0,0.8'],
    ['prob, label', 'prob,label\n0.9,1\n0.8,0'],
    ['probability, outcome', 'probability,outcome\n0.9,pass\n0.8,fail'],
    ['score, is_correct', 'score,is_correct\n0.9,1\n0.8,0'],
    ['is_correct beside the right answer', 'confidence,correct,is_correct\n0.9,Paris,1\n0.8,Lima,0']
  ])('%s', (_, text) => {
    expect(read(text)).toMatchObject({ confidences: [0.9, 0.8], correct: [1, 0] });
  });

  it('with what was read under another name, and what was not used', () => {
    const { columns, notUsed, notes } = read('question,answer,prob,is_correct\nq,a,0.9,True');
    expect(columns).toEqual([
      { role: 'confidence', column: 'prob' },
      { role: 'correct', column: 'is_correct' },
      { role: 'id', column: 'question' }
    ]);
    expect(notUsed).toEqual(['answer']);
    expect(notes).toEqual([
      'Read "question" as id, "prob" as confidence, "is_correct" as correct.',
      'Not used: answer.'
    ]);
  });

  it('or by what a person says', () => {
    const text = 'p,"hit, or miss",prob,correct\n0.9,1,0.1,0';
    const columns = { confidence: 'p', correct: 'hit, or miss' };
    expect(read(text, { columns })).toMatchObject({ confidences: [0.9], correct: [1] });
    expect(() => read(text, { columns: { confidence: 'q' } })).toThrow(
      'there is no column "q" (for confidence)'
    );
    expect(read('{"p":[0.9,0.8],"h":[1,0]}', { columns: { confidence: 'p', correct: 'h' } }).correct).toEqual(
      [1, 0]
    );
  });

  it('where an id may be a record', () => {
    const rows = [1, 2].map((n) => ({ id: { doc: n }, confidence: 0.9, correct: 1 }));
    expect(read(lines(...rows)).ids).toEqual(['{"doc":1}', '{"doc":2}']);
  });

  it.each<[string, string, RegExp]>([
    ['two confidences', 'prob,score,correct\n0.9,0.8,1', /prob, score could each be the column "confidence"/],
    ['two outcomes', 'confidence,label,target\n0.9,1,0', /label, target could each be the column "correct"/],
    [
      'a probability of a class or of the predicted one',
      'y_true,y_pred,y_prob\n1,1,0.9\n0,1,0.8',
      /beside "y_pred" it cannot be known whether "y_prob"/
    ]
  ])('and is asked for where there are %s', (_, text, message) => {
    expect(() => read(text)).toThrow(message);
  });
});

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
    const many = Array.from({ length: 20 }, () => ({ logits: [1, 2, 3], label: 1 }));
    expect(read(lines(...many)).notes).toContain(
      'Doubt: no label is 0. If labels count from 1, say so with --index-base 1.'
    );
    expect(read(lines({ probs: [0.2, 0.1], label: 0 })).notes[0]).toMatch(
      /do not hold all probability \(0\.30/
    );
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

describe('a split with the same ids in both parts', () => {
  const leak =
    'id,confidence,correct,split\na,.9,1,fit\na,.8,0,judge\nb,.7,1,fit\nb,.6,1,judge\nc,.5,0,judge';

  it('is refused', () => {
    expect(() => read(leak)).toThrow(
      /2 ids stand in more than one part of the split \(“a”, “b”\).*--split 0.5/
    );
    expect(() => read(leak.replace('id,', 'question,'))).toThrow(/2 ids stand in more than one part/);
  });

  it('is no matter where another is used', () => {
    const named = 'confidence,correct,split\n.9,1,easy\n.8,0,hard';
    expect(() => read(named)).toThrow(/"easy" must be "fit".*unless --split 0.5 splits anew/);
    expect(read(named, { ignoreSplit: true }).split).toBeNull();
    expect(read(leak, { ignoreSplit: true }).ids).toEqual(['a', 'a', 'b', 'b', 'c']);
  });
});

describe('samples of lm-evaluation-harness', () => {
  const sample = (logits: number[], requests: [string, string][], more: object) =>
    JSON.stringify({
      doc_id: 0,
      arguments: requests,
      filtered_resps: logits.map((logit) => [logit, false]),
      ...more
    });

  it('with several right options: the likeliest is right where it is one of them, and their mass is said', () => {
    const requests: [string, string][] = [
      ['Q', ' a'],
      ['Q', ' b'],
      ['Q', ' c']
    ];
    const doc = { mc2_targets: { choices: ['a', 'b', 'c'], labels: [1, 1, 0] } };
    const logs = [0.2, 0.5, 0.3].map(Math.log);
    for (const more of [
      { doc, target: '0', acc: 0.7 },
      { target: [0, 1], acc: 0.7 }
    ]) {
      const { confidences, correct, options, notes } = read(sample(logs, requests, more));
      expect(confidences[0]).toBeCloseTo(0.5, 12);
      expect(correct).toEqual([1]);
      expect(options).toBeNull();
      expect(notes[0]).toMatch(/In 1 sample several options are right.*is 0\.7000 on average/);
    }
    expect(() => read(sample(logs, requests, { target: '0', acc: 0.7 }))).toThrow(/acc: 0.7 is a share/);
  });

  it('with one text after different contexts: the context is the option, and "acc" says which is right', () => {
    const requests: [string, string][] = [
      ['Ann', ' won.'],
      ['Bea', ' won.']
    ];
    const of = (acc?: number) => read(sample([-3, -4], requests, { target: 'won.', acc }));
    expect(of(1).options!.labels).toEqual([0]);
    expect(of(0).options!.labels).toEqual([1]);
    expect(of(0).notes[0]).toMatch(/the same text after different contexts/);
    expect(() => of(undefined)).toThrow(
      /target: "won." names none of the options, which differ by their contexts/
    );
    const three = sample([-3, -4, -5], [...requests, ['Cy', ' won.']], { target: 'won.', acc: 0 });
    expect(() => read(three)).toThrow(/does not say which of the 3 options is right/);
  });
});
