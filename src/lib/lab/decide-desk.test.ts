import { describe, expect, it } from 'vitest';
import { testFile } from '../../../tests/fixtures/run';
import { decisionCase } from '../../../tests/oracles/decision-cases';
import { rowsOf } from '../comparison/rows';
import { rowsOf as readRows } from '../runs/predictions/service';
import { DecideDesk, type Reader } from './decide-desk.svelte';
import { SecondRows } from './second-rows.svelte';

const read: Reader = async (file, choices, signal) => {
  const result = await readRows(new Uint8Array(await file.arrayBuffer()), file.name, choices);
  signal.throwIfAborted();
  return result;
};
const run = testFile(60);
const desk = () => new DecideDesk({ runRows: () => rowsOf(run), read });
const file = (n: number) => {
  const { scores, correct } = decisionCase(n, 3, 0);
  const lines = scores.map((score, i) => `q${i},${score},${correct[i]}`);
  return new File([['id,confidence,correct', ...lines].join('\n')], 'f.csv');
};

describe('decisions on the page', () => {
  it('are of the run’s chosen row, a score’s bands after its usual fit', () => {
    const page = desk();
    expect(page.row!.signal.kind).toBe('probability');
    page.rowKey = 'direct/mean-token-entropy';
    expect(page.rows!.kind).toBe('rank-score');
    expect(page.bands).toMatchObject({ of: expect.stringContaining('Platt') });
    page.target = { kind: 'cost', wrong: 5, ask: 1 };
    expect(page.threshold!.cost).not.toBeNull();
    expect(page.setDecision).toBeNull();
    expect(page.fileFor('1')).toMatchObject({
      source: { kind: 'run', run: 'run-1', row: 'direct/mean-token-entropy' },
      calibrator: { calibrator: 'platt-score' }
    });
  });

  it('are of a file once it is read; a refused one says why, and the run comes back', async () => {
    const page = desk();
    await page.take(file(200));
    expect(page.rows).toMatchObject({ title: 'f.csv', kind: 'probability' });
    expect(page.bands).toMatchObject({ of: 'confidences as they are' });
    expect(page.curve.at(-1)!.coverage).toBe(1);
    await page.take(new File(['a,b\n1,2\n'], 'g.csv'));
    expect(page.rows).toBeNull();
    expect(page.refused).toContain('not recognised');
    page.leaveFile();
    expect(page.refused).toBeNull();
    expect(page.rows).not.toBeNull();
  });

  it('are of each row of a file with several models, beside each other; one is chosen by its key', async () => {
    const page = desk();
    const { scores, correct } = decisionCase(120, 3, 0);
    const lines = scores.flatMap((score, i) => [
      `q${i},small,${score},${correct[i]}`,
      `q${i},large,${score},${i % 10 === 0 ? 0 : 1}`
    ]);
    const text = ['id,model,confidence,correct', ...lines].join('\n');
    page.target = { kind: 'precision', precision: 0.8, certainty: null };
    await page.take(new File([text], 'models.csv'));
    expect(page.refused).toBeNull();
    expect(page.fileRows.map(({ arm }) => arm.id)).toEqual(['small', 'large']);
    expect(page.sideBySide.map(({ key }) => key)).toEqual(['large/confidence', 'small/confidence']);
    page.rowKey = 'large/confidence';
    expect(page.threshold).toEqual(page.sideBySide[0].decision);
    expect(page.fileFor('1')!.source).toEqual({ kind: 'predictions', file: 'models.csv', labVersion: '1' });
    page.leaveFile();
    expect(page.fileRows).toEqual([]);
    expect(page.sideBySide.length).toBe(3);
    page.everyRow = true;
    expect(page.sideBySide.length).toBe(page.choices);
  });

  it('of the last file, whatever one before it is still at', async () => {
    const page = desk();
    const first = page.take(file(40));
    await Promise.all([first, page.take(file(80))]);
    expect(page.rows!.ids).toHaveLength(80);
    expect(page.busy).toBe(false);
  });

  it('without a run are none', () => {
    const empty = new DecideDesk({ runRows: () => [], read });
    expect(empty.rows).toBeNull();
    expect(empty.fileFor('1')).toBeNull();
    expect(empty.groups).toEqual([]);
  });
});

it('a second run has the same row, a missing one says so, and a file takes its place', async () => {
  const second = new SecondRows({ load: async (id) => (id === 'there' ? run : null), read });
  await second.takeRun('there');
  expect(second.isRun('run-1')).toBe(true);
  expect(second.rowsFor('direct/mean-token-entropy')!.ids).toHaveLength(60);
  expect(second.rowsFor('no/such')).toBeNull();
  await second.takeRun('gone');
  expect(second).toMatchObject({ refused: expect.stringContaining('not in this browser'), title: null });
  await second.takeFile(file(30));
  expect(second.rowsFor(null)!.ids).toHaveLength(30);
});
