import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { catchOutput } from '../../tests/fixtures/catch-output';
import { metrics } from '../metrics/metrics';
import { compare } from './compare';

const folder = mkdtempSync(join(tmpdir(), 'lab-compare-'));
afterAll(() => rmSync(folder, { recursive: true }));
const out = catchOutput();

/** A file of predictions, all of them right. */
function allRight(name: string, n: number): string {
  const path = join(folder, name);
  const lines = Array.from({ length: n }, (_, i) => `q${i},0.${100 + i},1`);
  writeFileSync(path, ['id,confidence,correct', ...lines].join('\n'));
  return path;
}

it('says over how many bins, and how its columns are read', async () => {
  await compare([allRight('few.csv', 30), '--resamples', '0']);
  expect(out.text).toMatch(/ ECE, 5 bins {2,}by chance /);
  expect(out.text).toMatch(/\n\nP: a probability; .* ECE: bins of equal width, right-closed; /);
});

it('is not sure of an AURC of answers that are all right', async () => {
  await compare([allRight('right.csv', 30), '--resamples', '100', '--json']);
  const [row] = JSON.parse(out.text).rows;
  expect(row.aurc).toBe(0);
  expect(row.intervals).toMatchObject({ aurc: null, prr: null });
  expect(row.intervals.accuracy[0]).toBeLessThan(0.9);
});

it('adds values to JSON alone, and intervals of enough resamples', async () => {
  await expect(compare(['run.json', '--values'])).rejects.toThrow(/give it with --json/);
  await expect(compare(['run.json', '--resamples', '1'])).rejects.toThrow(/at least 100, got "1"/);
});

it('takes a run, which lab metrics sends there', async () => {
  const path = join(folder, 'run.json');
  writeFileSync(path, '{"format":"calibration-lab/run","version":2}');
  await expect(metrics([path])).rejects.toThrow(/is a run of the lab: lab compare/);
});
