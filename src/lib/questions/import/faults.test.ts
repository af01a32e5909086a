import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { importBytes } from '../../../../tests/fixtures/import-bytes';
import { unpack } from './bytes/unpack';
import { CAPS } from './caps';
import { ImportError } from './import-result';
import { Report } from './report';
import { readCsvRows } from './tables/csv-rows';

const csv = (...rows: string[]) => rows.join('\n') + '\n';
const bytes = (...parts: (string | number[])[]) =>
  new Uint8Array(parts.flatMap((part) => (typeof part === 'string' ? [...strToU8(part)] : part)));

describe('faults carry file, row, column and reason, and spoil no other row', () => {
  it('counts rows as a spreadsheet does, and lines as a text does', async () => {
    const text = csv(
      'question,answer,wrong_1',
      '"Two',
      'lines?",yes,no',
      '',
      'No answer?,,x',
      '"Three',
      '',
      'lines?",yes,no',
      ',yes,no'
    );
    const { questions, faults } = await importBytes('q.csv', text);
    expect(questions.map(({ text }) => text)).toEqual(['Two\nlines?', 'Three\n\nlines?']);
    // What to mend such a row with is tested where it is mended.
    expect(faults.map(({ mend: _, ...fault }) => fault)).toEqual([
      {
        file: 'q.csv',
        row: 4,
        line: 5,
        column: 'answer',
        reason: 'the answer is empty',
        effect: 'row left out'
      },
      {
        file: 'q.csv',
        row: 6,
        line: 9,
        column: 'question',
        reason: 'the question is empty',
        effect: 'row left out'
      }
    ]);
  });

  it.each(['\n', '\r\n', '\r'])('with the line break %j', async (newline) => {
    const text = ['question,answer', '"a ""quoted"" one?",x', 'b?,', 'c?,z'].join(newline);
    const { questions, faults } = await importBytes('q', text);
    expect(questions.map(({ text, answers }) => [text, ...answers])).toEqual([
      ['a "quoted" one?', 'x'],
      ['c?', 'z']
    ]);
    expect(faults).toMatchObject([{ row: 3, line: 3, column: 'answer' }]);
  });

  it('reads lines that end in different ways', async () => {
    const { questions } = await importBytes('q', 'question,answer\r\na?,x\nb?,"y"\r\n"c?",5"\r\n');
    expect(questions.map(({ answers }) => answers[0])).toEqual(['x', 'y', '5"']);
  });

  it('goes on after a quote that is not closed or doubled', async () => {
    const text = csv(
      'question,answer',
      'a?,x',
      '"b?,y',
      'c?,"z"',
      '"d "so-called" one?",w',
      '"e, f?,v',
      'g?,u'
    );
    const { questions, faults } = await importBytes('q', text);
    expect(questions.map(({ text }) => text)).toEqual(['a?', '"b?', 'c?', 'd "so-called" one?', 'g?']);
    expect(faults.map(({ row, line, effect }) => [row, line, effect])).toEqual([
      [3, 3, 'changed'],
      [5, 5, 'changed'],
      [6, 6, 'row left out']
    ]);
  });

  it('leaves quotes where a table has none of the usual quoting', async () => {
    const text = 'question\tanswer\nWhat is "this"?\t"Stronger" by Britney Spears\nAnd "that?\tx\n';
    const { questions, faults } = await importBytes('q', text);
    expect(questions.map(({ text, answers }) => [text, answers[0]])).toEqual([
      ['What is "this"?', '"Stronger" by Britney Spears'],
      ['And "that?', 'x']
    ]);
    expect(faults).toMatchObject([{ row: 2, effect: 'changed' }]);
  });

  it('finds the header under a title', async () => {
    const { questions, faults } = await importBytes(
      'q',
      csv('My quiz 2024,,', ',,', 'question,answer,wrong', 'a?,x,y', 'b?,,y')
    );
    expect(questions).toMatchObject([{ text: 'a?', answers: ['x'], distractors: ['y'] }]);
    expect(faults).toMatchObject([
      { row: 1, reason: 'stands before the header', effect: 'value left out' },
      { row: 5, line: 5, column: 'answer' }
    ]);
  });

  it('stays quick in a file full of broken quotes', async () => {
    const rows = Array.from({ length: 3000 }, (_, i) => `"q${i} is "it" so?\t"a${i}`);
    const { questions, faultCount } = await importBytes('q', ['question\tanswer', ...rows].join('\n'));
    expect(questions).toHaveLength(3000);
    expect(faultCount).toBe(3000);
  });

  it('names rows with too many cells', async () => {
    const { questions, faults } = await importBytes(
      'q',
      csv('question,answer', 'a?,x', 'b, or c?,y', 'd?,z,,')
    );
    expect(questions).toHaveLength(2);
    expect(faults).toMatchObject([{ row: 3, line: 3, effect: 'row left out' }]);
    expect(faults[0].reason).toMatch(/has 3 cells, but there are 2 columns/);
  });

  it('names bad lines of JSONL and reads the others', async () => {
    const text =
      '{"question":"a?","answer":"x"}\n{"question":"b?","answer":\n\n[1]\n{"question":"c?","answer":NaN}\n{\'question\': \'d?\', \'answer\': None or 1}\n{\'question\': "e\'s?", \'answer\': \'y\'}\n';
    const { questions, faults } = await importBytes('q', text);
    expect(questions.map(({ text }) => text)).toEqual(['a?', "e's?"]);
    expect(faults.map(({ row, effect }) => [row, effect])).toEqual([
      [2, 'row left out'],
      [4, 'row left out'],
      [5, 'changed'],
      [5, 'row left out'],
      [6, 'row left out'],
      [7, 'changed']
    ]);
  });

  it('reads the good records of a JSON file that is cut off or broken in one place', async () => {
    const text =
      '[\n {"question": "a?", "answer": "x"},\n {"question": "b?" "answer": "y"},\n {"question": "c]}?", "answer": "z"},\n {"question": "d?", "ans';
    const { questions, faults } = await importBytes('q.json', text);
    expect(questions.map(({ text }) => text)).toEqual(['a?', 'c]}?']);
    expect(faults.map(({ row, line }) => [row, line])).toEqual([
      [2, 3],
      [4, 5]
    ]);
    expect(faults[0].reason).toMatch(/^is not valid JSON: /);
    expect(faults[1].reason).toBe('is cut off: the file ends inside this record');
  });

  it('refuses wrong answers that are right ones, and says so', async () => {
    const text = csv(
      'question,answer,wrong_1,wrong_2,wrong_3',
      'Capital of France?,Paris,"the paris.",Lyon,LYON'
    );
    const { questions, faults } = await importBytes('q', text);
    expect(questions[0].distractors).toEqual(['Lyon']);
    expect(faults).toMatchObject([
      { row: 2, column: 'wrong_1', effect: 'value left out', value: 'the paris.' },
      { row: 2, column: 'wrong_1', effect: 'value left out', value: 'LYON' }
    ]);
  });

  it('tells options apart that differ in case or sign only', async () => {
    const line = {
      question: 'Which?',
      subject: 's',
      choices: ['AA', 'Aa', '-5', '5', '~H', 'H', 'Aa'],
      answer: 1
    };
    const { questions, faults } = await importBytes('q', JSON.stringify([line]));
    expect(questions[0].distractors).toEqual(['AA', '-5', '5', '~H', 'H']);
    expect(faults).toMatchObject([{ effect: 'value left out', value: 'Aa' }]);
  });

  it('makes ids unique, and finds the same ones each time', async () => {
    const text = csv('id,question,answer', '7,a?,x', '7,b?,y', ',c?,z', ',c?,w', '7-2,d?,v');
    const { questions, faults } = await importBytes('q', text);
    const ids = questions.map(({ id }) => id);
    expect(ids.slice(0, 2)).toEqual(['7', '7-2']);
    expect(ids[3]).toBe(`${ids[2]}-2`);
    expect(ids[4]).toBe('7-2-2');
    expect(faults.map(({ row, effect, reason }) => [row, effect, reason.split(';')[0]])).toEqual([
      [3, 'changed', 'the id is also that of row 2'],
      [5, 'changed', 'the same question text stands in row 4 with another answer'],
      [6, 'changed', 'the id is also that of row 3']
    ]);
    expect((await importBytes('other', text)).questions).toEqual(questions);
    const many = csv('id,question,answer', ...Array.from({ length: 5000 }, (_, i) => `same,q${i}?,x`));
    expect(new Set((await importBytes('q', many)).questions.map(({ id }) => id)).size).toBe(5000);
  });

  it('names gold answers that are none of the options', async () => {
    const lines = [
      { id: 'a', question: 'a?', choices: { text: ['x', 'y'], label: ['A', 'B'] }, answerKey: 'C' },
      { id: 'b', question: 'b?', choices: { text: ['x', 'y'], label: ['A', 'B'] }, answerKey: '' },
      { id: 'c', question: 'c?', choices: { text: ['x', ''], label: ['A', 'B'] }, answerKey: 'B' },
      { id: 'd', question: 'd?', choices: { text: ['x', ''], label: ['A', 'B'] }, answerKey: 'A' }
    ];
    const { questions, faults } = await importBytes(
      'q',
      lines.map((line) => JSON.stringify(line)).join('\n')
    );
    expect(questions.map(({ id }) => id)).toEqual(['d']);
    expect(faults.map(({ row, column, reason }) => [row, column, reason])).toEqual([
      [1, 'answerKey', 'names none of the 2 options'],
      [2, 'answerKey', 'the right answer is not given'],
      [3, 'choices', 'the right option is empty'],
      [4, 'choices', 'option 2 is empty']
    ]);
  });

  it('takes names like __proto__ for names', async () => {
    const text =
      '[{"question":"a?","answer":"x","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}]';
    const { questions } = await importBytes('q', text);
    expect(questions).toHaveLength(1);
    await importBytes('q', csv('__proto__,question,answer', 'polluted,a?,x'));
    await importBytes(
      'q',
      '{"__proto__": {"question": "a?", "answer": "x"}, "b": {"question": "b?", "answer": "x"}}'
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('notes characters that were lost before', async () => {
    const { faults } = await importBytes('q', csv('question,answer', 'Caf\uFFFD?,x'));
    expect(faults).toMatchObject([{ row: 2, effect: 'kept' }]);
  });
});

describe('bytes', () => {
  it('repairs what is not UTF-8 byte by byte, and says where', async () => {
    const content = bytes(
      'question,answer\n"Who said\nna',
      [0xef],
      've \xa0',
      '?",',
      [0x93],
      'caf',
      [0xe9],
      '!',
      [0x94, 0x81],
      '\nCafé?,é\n'
    );
    const { questions, repairs, repairCount } = await importBytes('q', content);
    expect(questions.map(({ answers }) => answers[0])).toEqual(['“café!”\uFFFD', 'é']);
    expect(questions[0].text).toBe('Who said\nnaïve \xa0?');
    expect(repairCount).toBe(5);
    expect(repairs[0]).toMatchObject({ file: 'q', row: 2, line: 3, found: '0xef', readAs: 'ï', byte: 28 });
    expect(repairs.map(({ readAs }) => readAs)).toEqual(['ï', '“', 'é', '”', '\uFFFD']);
  });

  it('does not take overlong, surrogate or cut sequences for UTF-8', async () => {
    for (const stray of [
      [0xc0, 0x80],
      [0xed, 0xa0, 0x80],
      [0xf5, 0x80, 0x80, 0x80],
      [0xe2, 0x82],
      [0xf0, 0x82, 0x82, 0xac]
    ]) {
      const { repairCount } = await importBytes('q', bytes('question,answer\na?,x', stray, '\n'));
      expect(repairCount).toBe(stray.length);
    }
  });

  it.each(['le', 'be'])('reads UTF-16%s, with and without its mark', async (order) => {
    const units = (text: string) =>
      [...text].flatMap((c) => {
        const pair = [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8];
        return order === 'le' ? pair : pair.reverse();
      });
    for (const mark of ['\uFEFF', '']) {
      const content = new Uint8Array(units(`${mark}question\tanswer\r\nWo ist Köln?\tEuropa\r\n`));
      const { questions, files } = await importBytes('q', content);
      expect(questions).toMatchObject([{ text: 'Wo ist Köln?', answers: ['Europa'] }]);
      expect(files[0].recognised).toMatchObject({ encoding: `utf-16${order}`, format: 'tsv' });
    }
  });

  it.each([
    ['empty', new Uint8Array(), /q is empty/],
    ['blank', bytes(' \n\n'), /q is empty/],
    ['a web page', bytes('<!DOCTYPE html><html></html>'), /is a web page/],
    ['a pointer', bytes('version https://git-lfs.github.com/spec/v1\noid x\n'), /Git LFS pointer/],
    ['an image', bytes([0x89, 0x50, 0x4e, 0x47, 13, 10]), /is a PNG image/],
    [
      'prose',
      bytes('Once upon a time there was a file.\nIt held no questions.\n'),
      /neither JSON nor a table/
    ],
    ['other JSON', bytes('{"a": [1, 2, 3]}'), /holds no list of records/],
    ['control characters', bytes([1, 2, 3, 4, 5, 6, 7, 8]), /is not a text/],
    ['a damaged gzip', bytes([0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7]), /damaged gzip/],
    ['a damaged zip', bytes([0x50, 0x4b, 3, 4, 0, 0, 0, 0, 0]), /damaged zip/]
  ])('says in words that it cannot read %s', async (_, content, message) => {
    await expect(importBytes('q', content as Uint8Array<ArrayBuffer>)).rejects.toThrow(ImportError);
    await expect(importBytes('q', content as Uint8Array<ArrayBuffer>)).rejects.toThrow(message);
  });
});

describe('archives', () => {
  const first = strToU8('question,answer\na?,x\n');
  const second = strToU8(
    '{"id":1,"question":"b?","answer":["y"]}\n{"id":2,"question":"c?","answer":["z"]}\n'
  );

  it('reads every file that it knows, and names the others', async () => {
    const content = zipSync({
      'set/a.csv': first,
      'set/b.jsonl.gz': gzipSync(second),
      'set/c.jsonl': second,
      'set/notes.txt': strToU8('Thank you for downloading.'),
      '__MACOSX/set/._a.csv': strToU8('x'),
      'set/.DS_Store': strToU8('x')
    });
    const { questions, files, faults } = await importBytes('all.zip', content);
    expect(files.map(({ file, questions }) => [file, questions])).toEqual([
      ['all.zip/set/a.csv', 1],
      ['all.zip/set/b.jsonl', 2],
      ['all.zip/set/c.jsonl', 2]
    ]);
    expect(questions.slice(1).map(({ id }) => id)).toEqual(['b/1', 'b/2', 'c/1', 'c/2']);
    expect(faults).toMatchObject([{ file: 'all.zip/set/notes.txt', row: null, column: null }]);
  });

  it('reads gzip of several members', async () => {
    const content = new Uint8Array([...gzipSync(first), ...gzipSync(strToU8('b?,y\n'))]);
    expect((await importBytes('q.csv.gz', content)).questions).toHaveLength(2);
  });

  it('stops at bombs', () => {
    const unpackWith = (name: string, content: Uint8Array<ArrayBuffer>, left: number) => {
      const report = new Report();
      return { files: unpack({ name, bytes: content }, report, { left }), report };
    };
    const bomb = gzipSync(new Uint8Array(500_000));
    expect(unpackWith('a.gz', bomb, 500_000).files[0].bytes).toHaveLength(500_000);
    expect(() => unpackWith('a.gz', bomb, 499_999)).toThrow(/a\.gz unpacks to more than 512 MiB, the limit/);
    const zip = zipSync({ 'bomb.gz': [bomb, { level: 0 }], 'a.csv': first });
    const { files, report } = unpackWith('b.zip', zip, 50_000);
    expect(files.map(({ name }) => name)).toEqual(['b.zip/a.csv']);
    expect(report.faults[0].reason).toMatch(/unpacks to more than 512 MiB/);
    expect(() => unpackWith('c.zip', zipSync({ zeros: new Uint8Array(500_000) }), 400_000)).toThrow(
      /c\.zip unpacks/
    );
    const wrapped = [1, 2, 3, 4].reduce((inner) => zipSync({ 'x.zip': [inner, { level: 0 }] }), zip);
    expect(unpackWith('d.zip', wrapped, 1_000_000).report.faults[0].reason).toMatch(
      /packed more than 3 times/
    );
  });

  it('does not trust the size that a zip claims', () => {
    const zip = zipSync({ 'a.csv': strToU8('question,answer\na?,' + 'x'.repeat(5000)) });
    const claims = new DataView(zip.buffer);
    for (let i = 0; i + 28 < zip.length; i++) {
      // The central directory says how much the file unpacks to.
      if (claims.getUint32(i, true) === 0x02014b50) claims.setUint32(i + 24, 10, true);
    }
    const report = new Report();
    const { left } = { left: 100 };
    const files = unpack({ name: 'a.zip', bytes: zip }, report, { left });
    expect(files.every(({ bytes }) => bytes.length <= 100)).toBe(true);
  });

  it('names workbooks and locked archives', async () => {
    const book = zipSync({ '[Content_Types].xml': strToU8('<x/>'), 'xl/workbook.xml': strToU8('<x/>') });
    await expect(importBytes('q.xlsx', book)).rejects.toThrow(/Save the table as CSV/);
    const locked = zipSync({ 'a.csv': first });
    locked[6] |= 1;
    await expect(importBytes('q.zip', locked)).rejects.toThrow(/locked with a password/);
  });
});

describe('limits say what they are', () => {
  it('on the length of a cell', async () => {
    const { questions, faults, caps } = await importBytes(
      'q',
      csv('question,answer', `${'x'.repeat(CAPS.cellLength + 1)}?,x`, 'a?,y')
    );
    expect(questions).toHaveLength(1);
    expect(faults).toMatchObject([{ row: 2, column: 'question', effect: 'row left out' }]);
    expect(faults[0].value!.length).toBeLessThanOrEqual(80);
    expect(caps).toMatchObject([{ cap: 'cell length', limit: CAPS.cellLength, row: 2 }]);
  });

  it('on options', async () => {
    const wrong = Array.from({ length: 40 }, (_, i) => `w${i}`);
    const { questions, caps } = await importBytes(
      'q',
      JSON.stringify([{ question: 'a?', correct_answer: 'x', incorrect_answers: wrong }])
    );
    expect(questions[0].distractors).toEqual(wrong.slice(0, CAPS.options - 1));
    expect(caps).toMatchObject([{ cap: 'options', limit: CAPS.options }]);
  });

  it('on rows', () => {
    const report = new Report();
    const rows = readCsvRows('a,b\n'.repeat(CAPS.rows + 5), ',', 'q', report);
    expect(rows).toHaveLength(CAPS.rows);
    expect(report.caps).toMatchObject([{ cap: 'rows', limit: CAPS.rows, row: CAPS.rows + 1 }]);
  });

  it('on listed faults, which are counted on', async () => {
    const rows = Array.from({ length: CAPS.faults + 5 }, (_, i) => `q${i}?,`);
    const { faults, faultCount, caps } = await importBytes(
      'q',
      ['question,answer', ...rows, 'a?,x'].join('\n')
    );
    expect(faults).toHaveLength(CAPS.faults);
    expect(faultCount).toBe(CAPS.faults + 5);
    expect(caps).toMatchObject([{ cap: 'faults', limit: CAPS.faults }]);
  });
});
