import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { askedFile } from '../../../tests/fixtures/asked-run';
import { openPredicted } from '../predictions/open-predicted';
import { runOfPredictions } from '../runs/predictions/from-predictions';
import { overruleKey, type RunFile } from '../runs/run';
import { compareRow, type ComparedRow } from './compare';
import { predictionLines } from './exported-predictions';
import { rowsOf } from './rows';
import { recordedRun } from '../../../tests/fixtures/recorded-run';

const NOW = '2026-01-02T00:00:00.000Z';
const exported = (file: RunFile) => [...predictionLines(file)].join('');

/** A run as its exported predictions give it back. */
async function throughFile(file: RunFile, pack = false): Promise<RunFile> {
  const bytes = new TextEncoder().encode(exported(file));
  const name = pack ? 'p.csv.gz' : 'p.csv';
  return runOfPredictions(
    await openPredicted(pack ? new Uint8Array(gzipSync(bytes)) : bytes, name),
    name,
    NOW
  );
}

/** What the comparison says of a row, apart from what the file cannot hold: tokens, logits and cost. */
function said({ row, bins, order, confidence, intervals, verdict }: ComparedRow) {
  const { key, signal, questionIds, values, correct, notAttempted, unparsed, parseRate } = row;
  return {
    ...{ key, kind: signal.kind, title: signal.title, questionIds, correct },
    // A file has one zero.
    values: values.map((value) => value + 0),
    ...{ notAttempted, unparsed, parseRate, bins, order, confidence, intervals, verdict }
  };
}

const comparedRows = (file: RunFile, resamples: number) =>
  rowsOf(file).map((row) => said(compareRow(row, { resamples, calibrators: [] })));

const recorded = () => recordedRun();

it.each([false, true])(
  'gives every figure and interval of the recorded run again (packed: %s)',
  async (pack) => {
    const file = recorded();
    const rows = comparedRows(file, 200);
    expect(comparedRows(await throughFile(file, pack), 200)).toEqual(rows);
    const scores = rows.filter(({ kind }) => kind === 'rank-score');
    expect(scores.length).toBeGreaterThan(5);
    for (const { confidence, intervals } of scores) {
      expect(confidence).toBeNull();
      expect(intervals).toMatchObject({ ece: null, brier: null, nll: null, floor: null });
    }
    for (const { intervals, values } of rows) {
      // Values that are all the same order nothing, however often they are drawn.
      if (new Set(values).size > 1) expect(intervals!.auroc![0]).toBeLessThan(intervals!.auroc![1]);
      else expect(intervals!.auroc).toEqual([0.5, 0.5]);
    }
  },
  30_000
);

it('gives again what every way to ask leaves, with a person’s grades and what could not be read', async () => {
  const file = await askedFile(6);
  const [first, second] = file.run.plan.questionIds;
  file.run.overrules = {
    [overruleKey(first, 'direct')]: { grade: 'right', rule: 'person' },
    [overruleKey(second, 'direct')]: { grade: 'not-attempted', rule: 'person' }
  };
  const rows = comparedRows(file, 0);
  expect(new Set(rows.map(({ kind }) => kind)).size).toBe(2);
  expect(comparedRows(await throughFile(file), 0)).toEqual(rows);
});

it('is the same file again when it is exported from what was read', async () => {
  const text = exported(recorded());
  const again = exported(await throughFile(recorded()));
  expect(again).toBe(text);
});

it('writes no cell that a spreadsheet takes for a formula', async () => {
  const file = await askedFile(2);
  file.run.set.questions[0].text = '=HYPERLINK("x")';
  const [, line] = [...predictionLines(file)];
  expect(line).toContain(`"'=HYPERLINK(""x"")"`);
  const back = await throughFile(file);
  expect(back.run.set.questions[0].text).toBe('=HYPERLINK("x")');
});
