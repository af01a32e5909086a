import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { importBytes } from '../../../../../tests/fixtures/import-bytes';
import { unpack } from '../bytes/unpack';
import { CAPS } from '../caps';
import { Report } from '../report';
import { readCsvRows } from '../tables/csv-rows';

const csv = (...rows: string[]) => rows.join('\n') + '\n';

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
      /packed more than 3 layers deep/
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
    await expect(importBytes('q.zip', locked)).rejects.toThrow(/protected with a password/);
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
