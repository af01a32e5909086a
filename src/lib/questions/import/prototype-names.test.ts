import { strToU8, zipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { importBytes } from '../../../../tests/fixtures/import-bytes';
import { setFile } from '../export/set-file';
import type { ImportResult, Mappings } from './import-result';

const NAMES = ['__proto__', 'constructor', 'prototype'];
const FIELDS = new Set(
  'id text answers distractors distractorOrigins fixedAnswerIndex group popularity'.split(' ')
);
const builtIn = Object.getOwnPropertyNames(Object.prototype).sort();

/** `{"question": "a?", "answer": "x", "__proto__": {"polluted": "yes"}, …}` */
const RECORD = `{"question":"a?","answer":"x",${NAMES.map((name) => `"${name}":{"polluted":"yes","prototype":{"polluted":"yes"}}`).join()}}`;
const HEADER = ['question', 'answer', ...NAMES];
const CELLS = ['a?', 'x', '{"polluted": "yes"}', "{'__proto__': {'polluted': 'yes'}}", 'polluted'];
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
const parquet = join(import.meta.dirname, '../../../../tests/fixtures/parquet/prototype-names.parquet');

const FILES: [format: string, content: string | Uint8Array<ArrayBuffer>][] = [
  ['CSV', `${HEADER.join()}\n${CELLS.map(quoted).join()}\n`],
  ['TSV', `${HEADER.join('\t')}\n${CELLS.map(quoted).join('\t')}\n`],
  ['CSV whose question is such a column', `__proto__,question,constructor\nz,a?,x\n`],
  ['a JSON list', `[${RECORD}]`],
  ['JSONL', `${RECORD}\n${RECORD.replace('a?', 'b?')}\n`],
  ['a JSON object by key', `{"__proto__":${RECORD},"constructor":${RECORD},"prototype":${RECORD}}`],
  ['JSON lists under such names', `{"__proto__":[${RECORD}],"constructor":[${RECORD}]}`],
  ['columns of lists', `{"question":["a?"],"answer":["x"],"__proto__":[{"polluted":"yes"}]}`],
  ['pandas’ columns', `{"question":{"0":"a?"},"answer":{"0":"x"},"__proto__":{"0":{"polluted":"yes"}}}`],
  ['pandas’ split', `{"columns":["question","answer","__proto__"],"data":[["a?","x",{"polluted":"yes"}]]}`],
  ['rows under names', `[["question","answer","__proto__"],["a?","x",{"polluted":"yes"}]]`],
  ['Python records', `{'question': 'a?', 'answer': 'x', '__proto__': {'polluted': 'yes'}}\n`],
  [
    'options under such labels',
    `[{"question":"a?","choices":{"__proto__":"p","constructor":"c"},"answer":"constructor"},${RECORD}]`
  ],
  [
    'targets under such names',
    `[{"question":"a?","mc1_targets":{"__proto__":1,"constructor":0,"prototype":0}}]`
  ],
  [
    'SimpleQA’s dict',
    `metadata,problem,answer\n"{'__proto__': {'topic': 'polluted'}, 'topic': '__proto__'}",a?,x\n`
  ],
  [
    'lm-evaluation-harness',
    `{"doc_id":"__proto__","doc":${RECORD},"target":"x","arguments":{"__proto__":{"arg_0":"p"}}}\n{"doc_id":1,"doc":${RECORD},"target":"x","arguments":{}}\n`
  ],
  [
    'a set of the lab’s own',
    `{"id":"__proto__","title":"constructor","questions":[{"id":"__proto__","text":"a?","answers":["x"],"group":"__proto__","__proto__":{"polluted":"yes"}}],"__proto__":{"polluted":"yes"}}`
  ],
  ['parquet', new Uint8Array(readFileSync(parquet))],
  [
    'GIFT',
    '// [id:__proto__]\n$CATEGORY: __proto__/constructor\n\n::__proto__::a? {=__proto__ ~constructor}\n\nb? {=__proto__}\n'
  ],
  [
    'Moodle’s XML',
    '<quiz><question type="multichoice" __proto__="polluted"><__proto__>polluted</__proto__><questiontext format="__proto__"><text>a?</text></questiontext><answer fraction="100" constructor="x"><text>x</text></answer><answer fraction="0"><text>__proto__</text></answer></question><question type="constructor"/><question type="category"><category><text>__proto__</text></category></question></quiz>'
  ],
  [
    'HELM',
    `[{"input":{"text":"a?","__proto__":{"polluted":"yes"}},"references":[{"output":{"text":"x"},"tags":["correct"],"__proto__":{"polluted":"yes"}},{"output":{"text":"__proto__"},"tags":[]}]}]`
  ],
  [
    'promptfoo',
    `[{"vars":{"question":"a?","__proto__":"polluted"},"assert":[{"type":"equals","value":"x"}]}]`
  ],
  [
    'a zip with such names inside',
    zipSync(
      Object.fromEntries([
        ['a.csv', strToU8('question,answer\na?,x\n')],
        ['__proto__/b.csv', strToU8('question,answer\nb?,x\n')],
        ['constructor', strToU8('question,answer\nc?,x\n')]
      ])
    )
  ]
];

function expectUnharmed({ questions }: Pick<ImportResult, 'questions'>): void {
  for (const question of questions) {
    expect(Object.getPrototypeOf(question)).toBe(Object.prototype);
    for (const name of Object.keys(question)) expect(FIELDS).toContain(name);
    expect(question).not.toHaveProperty('polluted');
  }
}

afterEach(() => {
  expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(builtIn);
  for (const made of [{}, [], () => {}, '']) {
    expect((made as unknown as Record<string, unknown>).polluted).toBeUndefined();
  }
});

describe('names like __proto__ change no prototype and become no field of a question', () => {
  it.each(FILES)('in %s', async (_, content) => {
    const result = await importBytes('x', content);
    expect(result.questions.length + result.unrecognised.length).toBeGreaterThan(0);
    expectUnharmed(result);
    if (result.questions.length === 0) return;
    const heading = { id: 'x', ...result.info };
    for (const format of ['json', 'jsonl', 'csv'] as const) {
      const again = await importBytes('x', setFile({ ...heading, questions: result.questions }, format));
      expect(again.questions).toEqual(result.questions);
    }
  });

  it.each(NAMES)('where a mapping says that %s is the question', async (name) => {
    const text = `${name};beta;gamma\nLorem;Rom;x\nIpsum;Wien;y\n`;
    const { unrecognised, files } = await importBytes('x', text);
    const table = unrecognised[0] ?? files[0].table;
    const mapping = {
      ...table.suggested,
      hasHeader: true,
      question: name,
      answers: ['beta'],
      distractors: [],
      options: [],
      gold: null
    };
    const mappings: Mappings = { [table.signature]: mapping };
    const result = await importBytes('x', text, mappings);
    expect(result.questions.map(({ text }) => text)).toEqual(['Lorem', 'Ipsum']);
    expectUnharmed(result);
  });

  it('a file in a zip that is called __proto__ is read or named', async () => {
    const zip = zipSync({
      'a.csv': strToU8('question,answer\na?,x\n'),
      xxproto__: strToU8('question,answer\nb?,x\n')
    });
    const name = strToU8('__proto__');
    for (let i = 0; i + name.length <= zip.length; i++) {
      if (String.fromCharCode(...zip.subarray(i, i + name.length)) === 'xxproto__') zip.set(name, i);
    }
    const { questions, faults } = await importBytes('x.zip', zip);
    expect(questions.length + faults.length).toBe(2);
  });
});
