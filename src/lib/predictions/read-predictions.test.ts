import { describe, expect, it } from 'vitest';
import { readPredictions } from './read-predictions';

const read = (text: string) => readPredictions(text, 'f');
const sample = (change: object = {}) =>
  JSON.stringify({
    doc_id: 7,
    target: '1',
    arguments: [
      ['Q', ' no'],
      ['Q', ' yes']
    ],
    filtered_resps: [
      [-4, false],
      [-2, true]
    ],
    acc: 1,
    ...change
  });

describe('predictions are read', () => {
  it('from CSV with a BOM, CRLF, any of three separators, quoted newlines and words for outcomes', () => {
    for (const separator of [',', ';', '\t']) {
      const text = [
        ['Confidence', 'correct', 'id', 'group'],
        ['0.5', 'TRUE', '"a\nb"', 'x'],
        ['1', 'wrong', 'c', ''],
        ['.25', '1', '', 'y'],
        ['1e-3', 'no', 'd', 'y']
      ]
        .map((cells) => cells.join(separator))
        .join('\r\n');
      expect(read(`\r\n${text}\r\n\r\n`)).toEqual({
        format: 'confidences',
        confidences: [0.5, 1, 0.25, 0.001],
        correct: [1, 0, 1, 0],
        options: null,
        ids: ['a\nb', 'c', 'row 2', 'd'],
        groups: ['x', '(none)', 'y', 'y'],
        split: null,
        notAttempted: 0,
        columns: [
          { role: 'confidence', column: 'Confidence' },
          { role: 'correct', column: 'correct' },
          { role: 'id', column: 'id' },
          { role: 'group', column: 'group' }
        ],
        notUsed: [],
        notes: []
      });
    }
  });

  it('from JSONL and from a JSON list alike', () => {
    const rows = [
      { confidence: 0.5, correct: true, id: 3 },
      { confidence: '0.25', correct: 0, id: 4 }
    ];
    const lines = read(rows.map((row) => JSON.stringify(row)).join('\n'));
    expect(lines).toEqual(read(JSON.stringify(rows)));
    expect(lines.confidences).toEqual([0.5, 0.25]);
    expect(lines.ids).toEqual(['3', '4']);
  });

  it('without the rows that were not attempted, which are counted', () => {
    const { correct, notAttempted } = read('confidence,correct\n0.4,1\n,not attempted\n0.2,N/A\n0.1,0\n');
    expect(correct).toEqual([1, 0]);
    expect(notAttempted).toBe(2);
  });

  it("with the file's own split under its usual names", () => {
    const { split } = read('confidence,correct,split\n0.4,1,train\n0.2,0,test\n0.3,0,Calibration\n');
    expect(split).toEqual(['fit', 'judge', 'fit']);
  });

  it('from logits, log-probabilities and probabilities, sure of the likeliest option', () => {
    const [third, most] = [Math.log(0.3), Math.log(0.7)];
    for (const [name, list] of [
      ['logits', [third + 5, most + 5]],
      ['logprobs', [third, most]],
      ['probs', [0.3, 0.7]]
    ]) {
      const { format, confidences, correct, options } = read(
        [1, 0].map((label) => JSON.stringify({ [name as string]: list, label })).join('\n')
      );
      expect(format).toBe('logits');
      expect(confidences[0]).toBeCloseTo(0.7, 12);
      expect(correct).toEqual([1, 0]);
      expect(options!.labels).toEqual([1, 0]);
    }
  });

  it('from lm-evaluation-harness, whose target is an index or a text and whose numbers may be text', () => {
    const shapes = [
      {},
      { target: 1 },
      { target: [1] },
      { target: 'yes' },
      {
        filtered_resps: [
          ['-4.0', 'False'],
          ['-2.0', 'True']
        ],
        acc: undefined
      },
      { filtered_resps: undefined, resps: [[[-4, false]], [[-2, true]]] },
      {
        arguments: { gen_args_0: { arg_0: 'Q', arg_1: ' no' }, gen_args_1: { arg_0: 'Q', arg_1: ' yes' } },
        target: ' yes'
      }
    ];
    for (const shape of shapes) {
      const { format, correct, options, ids } = read(sample(shape));
      expect(format).toBe('lm-evaluation-harness');
      expect(correct).toEqual([1]);
      expect(options).toEqual({ logits: [[-4, -2]], labels: [1] });
      expect(ids).toEqual(['7']);
    }
  });

  it('where a target could be an index or a text, by the accuracy of the harness', () => {
    const numbers = {
      target: '1',
      arguments: [
        ['Q', ' 1'],
        ['Q', ' 2']
      ]
    };
    expect(read(sample({ ...numbers, acc: 1 })).options!.labels).toEqual([1]);
    expect(read(sample({ ...numbers, acc: 0 })).options!.labels).toEqual([0]);
  });

  it("from the first of a harness's filters, with a note", () => {
    const { ids, notes } = read(`${sample({ filter: 'none' })}\n${sample({ filter: 'strict', doc_id: 8 })}`);
    expect(ids).toEqual(['7']);
    expect(notes).toEqual(['The file has 2 filters; only "none" was read.']);
  });
});

describe('predictions are refused', () => {
  it.each<[string, string, string | RegExp]>([
    [
      'a percentage',
      'confidence,correct\n75,1',
      'line 2, confidence: "75" is over 1; if the confidences are percentages, say so with --percent.'
    ],
    [
      'a percentage with and one without its sign',
      'confidence,correct\n75 %,1\n0.8,1',
      /line 3, confidence: "0.8" has no percent sign/
    ],
    ['more than 100 percent', 'confidence,correct\n175 %,1', /"175 %" is not a number from 0 to 100/],
    ['a log-probability', 'confidence,correct\n-0.7,1', /a log-probability must be made a probability/],
    ['a negative confidence', 'confidence,correct\n-0.1,1', /"-0.1" is not a number from 0 to 1/],
    ['NaN', 'confidence,correct\nnan,1', /"nan" is not a number/],
    ['infinity', 'confidence,correct\nInfinity,1', /"Infinity" is not a number/],
    ['an empty confidence', 'confidence,correct\n,1', /line 2, confidence: "" is empty/],
    ['an empty outcome', 'confidence,correct\n0.5,', /line 2, correct: "" is empty/],
    [
      '−1 for not attempted',
      'confidence,correct\n0.5,-1',
      /"-1" is not an outcome; write 0 where it means wrong, or "not attempted"/
    ],
    ['a partial grade', 'confidence,correct\n0.5,0.5', /"0.5" is a partial grade/],
    ['a missing cell', 'confidence,correct\n0.5', 'line 2: has 1 cell, but the header has 2.'],
    [
      'a quote that is not closed',
      'confidence,correct\n"0.5,1',
      /line 2, confidence: .* is not a number from 0 to 1/
    ],
    ['an unknown part', 'confidence,correct,split\n0.5,1,other', /line 2, split: "other" must be "fit"/],
    ['a column twice', 'confidence,correct,correct\n0.5,1,0', /line 1: .*"correct" twice/],
    [
      'a column that is missing',
      'confidence,wanted\n0.5,1',
      /the column "correct" is missing. Found: confidence, wanted/
    ],
    ['another file', 'a,b\n1,2', /not recognised. Found: a, b. Needed: confidence and correct; or logits/],
    ['no rows', 'confidence,correct\n', /f has no rows with an answer/],
    [
      'a broken line',
      '{"confidence":0.5,"correct":1}\n{"confidence":',
      /line 2: \{"confidence": is not valid JSON/
    ],
    ['NaN in JSON', '{"confidence":NaN,"correct":1}', /line 1, confidence: null is empty, or was NaN/],
    [
      'a list in a line',
      '{"confidence":0.5,"correct":1}\n[1]',
      'line 2: [1] is not a record with named fields.'
    ],
    ['a broken list', '[{"confidence":0.5', /line 1: .* is cut off/],
    [
      'a number in a list',
      '[{"confidence":0.5,"correct":1}, 3, {"confidence":0.5,"correct":1}]',
      'row 2: 3 is not a record with named fields.'
    ],
    ['one logit', '{"logits":[1],"label":0}', /line 1, logits: \[1\] must be a list of at least two/],
    [
      'a logit that is none',
      '{"logits":[1,null],"label":0}',
      'line 1, logits[1]: null is not a finite number.'
    ],
    ['a label beyond the options', '{"logits":[1,2],"label":2}', /line 1, label: 2 must be one of 0 … 1/],
    [
      'a label that is another word',
      '{"logits":[1,2],"label":"Lima"}',
      /line 1, label: "Lima" must be the index/
    ],
    ['a label that is missing', '{"logits":[1,2]}\n{"logits":[1,2]}', /f: the column "label" is missing/],
    [
      'a task without options',
      sample({ filtered_resps: ['Paris'] }),
      /line 1, filtered_resps: \["Paris"\] must hold/
    ],
    ['an unknown target', sample({ target: 'maybe' }), /line 1, target: "maybe" names none of the 2 options/],
    ['a contradicting accuracy', sample({ acc: 0 }), /line 1, acc: 0 disagrees with the target 1/]
  ])('with %s', (_, text, message) => {
    expect(() => read(text)).toThrow(message);
  });

  it('with the line of each fault, also after quoted newlines, and how many more there are', () => {
    const rows = ['"a\n\nb",0.5,1', ...Array.from({ length: 25 }, (_, i) => `r${i},${i + 2},1`)];
    let message = '';
    try {
      read(`id,confidence,correct\r\n${rows.join('\r\n')}`);
    } catch (error) {
      message = (error as Error).message;
    }
    const lines = message.split('\n');
    expect(lines[0]).toBe('f: nothing was computed.');
    expect(lines[1]).toMatch(/^line 5, confidence: "2"/);
    expect(lines).toHaveLength(22);
    expect(lines.at(-1)).toBe('… and 5 more.');
  });
});
