import { describe, expect, it } from 'vitest';
import type { Question } from '../question';
import { BATCH_SIZE } from './caps';
import { importFile } from './import-file';
import type { ImportProgress } from './import-options';
import { ImportError } from './import-result';

const COUNT = 50_000;

function bigFile(): File {
  const rows = ['id,question,answer,wrong_1,wrong_2,category'];
  for (let i = 0; i < COUNT; i++)
    rows.push(`${i},"What, exactly, is number ${i}?",n${i},x${i},y${i},group ${i % 7}`);
  return new File([rows.join('\n')], 'big.csv');
}

describe('importFile in a worker', () => {
  it('delivers 50,000 questions in batches while the page goes on', async () => {
    const progress: ImportProgress[] = [];
    const batches: number[] = [];
    const ticksAtBatch: number[] = [];
    let ticks = 0;
    const timer = setInterval(() => ticks++, 0);
    const result = await importFile(bigFile(), {
      onProgress: (step) => progress.push(step),
      onBatch(questions: Question[]) {
        batches.push(questions.length);
        ticksAtBatch.push(ticks);
      }
    });
    clearInterval(timer);
    expect(result.questions).toHaveLength(COUNT);
    expect(result.questions[49_999]).toEqual({
      id: '49999',
      text: 'What, exactly, is number 49999?',
      answers: ['n49999'],
      distractors: ['x49999', 'y49999'],
      group: `group ${49_999 % 7}`
    });
    expect(result.groups).toHaveLength(7);
    expect(batches).toEqual(Array.from({ length: COUNT / BATCH_SIZE }, () => BATCH_SIZE));
    // The page had turns before the first batch and while the batches came in.
    expect(ticksAtBatch[0]).toBeGreaterThan(0);
    expect(ticksAtBatch.at(-1)!).toBeGreaterThan(ticksAtBatch[0]);
    const fractions = progress.map(({ fraction }) => fraction);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
    expect(new Set(progress.map(({ stage }) => stage))).toEqual(
      new Set(['reading', 'unpacking', 'parsing', 'questions'])
    );
  });

  it('can be cancelled in the middle', async () => {
    const controller = new AbortController();
    let seen = 0;
    const importing = importFile(bigFile(), {
      signal: controller.signal,
      onBatch(questions) {
        seen += questions.length;
        if (seen >= 5 * BATCH_SIZE) controller.abort();
      }
    });
    await expect(importing).rejects.toMatchObject({ name: 'AbortError' });
    const atCancel = seen;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(seen).toBeLessThan(COUNT);
    expect(seen - atCancel).toBeLessThanOrEqual(BATCH_SIZE);
    await expect(importFile(bigFile(), { signal: controller.signal })).rejects.toMatchObject({
      name: 'AbortError'
    });
  });

  it('says in words what cannot be read', async () => {
    const importing = importFile({ name: 'x.png', bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47]) });
    await expect(importing).rejects.toThrow(ImportError);
    await expect(importing).rejects.toThrow(/x\.png is a PNG image/);
  });

  it('reads Moodle’s XML with the parser it fetches', async () => {
    const xml =
      '<quiz><question type="truefalse"><questiontext format="html"><text><![CDATA[<p>Fish swim.</p>]]></text></questiontext><answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer></question></quiz>';
    const { files, questions } = await importFile(new File([xml], 'quiz.xml'));
    expect(files[0].recognised.format).toBe('moodle-xml');
    expect(questions).toMatchObject([{ text: 'Fish swim.', answers: ['True'], distractors: ['False'] }]);
  });

  it('reads gzip, zip and parquet with the readers it fetches', async () => {
    const { gzipSync, strToU8, zipSync } = await import('fflate');
    const text = strToU8('question,answer\nWho?,Anna\n');
    for (const bytes of [gzipSync(text), zipSync({ 'a/b.csv': text, 'readme.txt': strToU8('Hello') })]) {
      const { questions } = await importFile({ name: 'q', bytes });
      expect(questions).toMatchObject([{ text: 'Who?', answers: ['Anna'] }]);
    }
    for (const name of ['arc-snappy', 'mmlu-zstd', 'triviaqa-gzip']) {
      const url = new URL(`/tests/fixtures/parquet/${name}.parquet`, location.href);
      const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
      const { questions, files } = await importFile({ name, bytes });
      expect(files[0].recognised.format).toBe('parquet');
      expect(questions.length).toBeGreaterThan(0);
    }
  });
});
