import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { importBytes } from '../../../../../tests/fixtures/import-bytes';
import { ImportError } from '../import-result';

const folder = join(import.meta.dirname, '../../../../../tests/fixtures/parquet');
const read = (name: string) => new Uint8Array(readFileSync(join(folder, name)));

it('reads nested lists of a snappy file and names the bad row', async () => {
  const { questions, faults, files } = await importBytes('x', read('arc-snappy.parquet'));
  expect(files[0].recognised).toMatchObject({ format: 'parquet', encoding: null, shape: 'arc' });
  expect(questions).toEqual([
    { id: 'M_1', text: 'Why is the sky blue?', answers: ['Scattering'], distractors: ['Paint'] },
    { id: 'M_2', text: 'Which is a metal?', answers: ['Iron'], distractors: ['Wood', 'Salt'] }
  ]);
  expect(faults).toMatchObject([
    { row: 3, line: null, column: 'question', reason: 'the question is empty', effect: 'row left out' }
  ]);
});

it('reads several row groups of a zstd file', async () => {
  const { questions, groups } = await importBytes('x', read('mmlu-zstd.parquet'));
  expect(questions).toHaveLength(100);
  expect(questions[99]).toMatchObject({
    text: 'Wie heißt „Käse“ auf Englisch?',
    answers: ['cheese'],
    distractors: ['ham', 'milk', 'bread']
  });
  expect(groups).toEqual([
    { name: 'physics', questions: 50 },
    { name: 'language', questions: 50 }
  ]);
});

it('reads a gzip file, without the documents in it', async () => {
  const { questions, files } = await importBytes('x', read('triviaqa-gzip.parquet'));
  expect(questions).toEqual([{ id: 'tc_2', text: 'Who sang it?', answers: ['Impalas', 'The Impalas'] }]);
  expect(files[0].table?.columns).toEqual(['question', 'question_id', 'answer']);
});

it('says that a cut or changed file is damaged', async () => {
  const bytes = read('arc-snappy.parquet');
  await expect(importBytes('x.parquet', bytes.slice(0, 900))).rejects.toThrow(ImportError);
  for (let i = 4; i < bytes.length; i += 31) {
    const changed = bytes.slice();
    changed[i] ^= 0xff;
    await importBytes('x.parquet', changed).catch((error: unknown) =>
      expect(error).toBeInstanceOf(ImportError)
    );
  }
});
