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
