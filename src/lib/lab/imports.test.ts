import { describe, expect, it } from 'vitest';
import { importBytes } from '../../../tests/fixtures/import-bytes';
import { ImportJob, type Importer } from './imports.svelte';
import { QuestionSets } from './sets.svelte';

const FILE = `question,answer,wrong 1,wrong 2,wrong 3
What is the capital of France?,,Lyon,Marseille,Nice
,Rome,Turin,Naples,Genoa
What colour is a ripe banana?,yellow,blue,black,violet
`;

const reader: Importer = async (source, { mappings }) =>
  importBytes(source.name, source instanceof Blob ? await source.text() : source.bytes, mappings);

/** A file with two faults, read; and the cells of a row with one of them filled in. */
async function read(importer: Importer) {
  const job = new ImportJob(new File([FILE], 'quiz.csv'), new QuestionSets(), importer);
  await job.start();
  const mended = (row: number, column: string, text: string) => {
    const fault = job.result!.faults.find((fault) => fault.row === row)!;
    const cells = fault.mend!.cells.map((cell) => (cell.column === column ? { column, text } : cell));
    return () => job.mend(fault, { ...fault.mend!, cells });
  };
  return { job, france: mended(2, 'answer', 'Paris'), italy: mended(3, 'question', 'Capital of Italy?') };
}

describe('mending rows of an import', () => {
  it('two at once are both mended, whichever is read first', async () => {
    const { job, france, italy } = await read(reader);
    expect(await Promise.all([france(), italy()])).toEqual([null, null]);
    expect(job.result).toMatchObject({ faults: [], faultCount: 0 });
    expect(job.result!.questions.map(({ answers }) => answers[0])).toEqual(['yellow', 'Paris', 'Rome']);
  });

  it('a row whose file was read again meanwhile changes nothing', async () => {
    const waiting: (() => void)[] = [];
    let held = false;
    const { job, france } = await read(async (source, options) => {
      if (held) await new Promise<void>((go) => waiting.push(go));
      return reader(source, options);
    });
    held = true;
    const mending = france();
    held = false;
    await job.start();
    waiting.forEach((go) => go());
    expect(await mending).toBeNull();
    expect(job.result!.faultCount).toBe(2);
  });
});
