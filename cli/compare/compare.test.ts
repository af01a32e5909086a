import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, expect, it, vi } from 'vitest';
import { catchOutput } from '../../tests/fixtures/catch-output';
import { decide } from '../decide/decide';
import { metrics } from '../metrics/metrics';
import { table } from '../table/table';
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

it('shows titles to be read, and beside them the names that are to be typed', async () => {
  const path = join(folder, 'titles.json');
  writeFileSync(path, gunzipSync(readFileSync('static/workshop-run.json.gz')));
  await compare([path, '--resamples', '0']);
  expect(out.text).toMatch(/^Direct answer · .*\n.*shared with It says how sure it is\)$/m);
  expect(out.text).toMatch(/ read {2,}--rows\n/);
  const names = [...out.text.matchAll(/% {2,}(\S+\/\S+)$/gm)].map(([, name]) => name);
  expect(names).toContain('direct/mean-token-entropy');
  out.text = '';
  await compare([path, '--rows', 'direct/mean-token-entropy', '--resamples', '0']);
  expect(out.text).toMatch(/^ {2}mean token entropy {2,}score .* direct\/mean-token-entropy$/m);
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

it('a doubt about how a file was read is said wherever its figures are, as lab metrics says it', async () => {
  const path = join(folder, 'from-one.jsonl');
  const lines = Array.from({ length: 8 }, (_, i) =>
    JSON.stringify({ id: `q${i}`, logits: [i, 1, 2, 0.5], label: 1 + (i % 3) })
  );
  writeFileSync(path, lines.join('\n'));
  const doubt = 'Doubt: no label is 0.';
  const aside = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  await metrics([path, '--resamples', '0']);
  expect(out.text).toContain(doubt);
  for (const told of [compare, decide]) {
    out.text = '';
    await told([path]);
    expect(out.text).toContain(`\n  ${doubt}`);
    out.text = '';
    await told([path, '--json']);
    expect(JSON.parse(out.text).rows[0].notes.join(' ')).toContain(doubt);
  }
  await table([path]);
  expect(aside.mock.calls.flat().join('')).toContain(`${path}: ${doubt}`);
});

it('so is what was noticed in a file with a line for each question, arm and signal', async () => {
  const path = join(folder, 'long.csv');
  const lines = Array.from({ length: 8 }, (_, i) => `q${i},direct,p,${(i + 1) / 10},${i % 2},é`);
  writeFileSync(
    path,
    Buffer.from(['id,arm,signal,confidence,correct,answer', ...lines].join('\n'), 'latin1')
  );
  for (const told of [compare, decide]) {
    out.text = '';
    await told([path]);
    expect(out.text).toMatch(/\n {2}.*read as Windows-1252/);
  }
});

it('takes a run, which lab metrics sends there', async () => {
  const path = join(folder, 'run.json');
  writeFileSync(path, '{"format":"calibration-lab/run","version":2}');
  await expect(metrics([path])).rejects.toThrow(/is a run of the lab: lab compare/);
});

it('without intervals says that none is computed, not that answers are too few', async () => {
  await compare([allRight('hundred.csv', 100), '--resamples', '0']);
  expect(out.text).toMatch(/\(100 answers\): without an interval it is not said/);
  expect(out.text).not.toContain('too few');
});

it('of a run that has ended it says why an arm has no answer that counts', async () => {
  const rows = ['--rows', 'stated-number', '--resamples', '100'];
  await compare(['docs/findings/workshop-40.csv.gz', ...rows]);
  expect(out.text).toContain(
    'the number it writes: Read from none of 40 answers: asked this way, it gives no such number.'
  );
  expect(out.text).toContain('too few answers to tell (6; read from 6 of 40)');
  expect(out.text).not.toContain('No answers yet');
});

it('a calibrator’s warnings stand behind what it did', async () => {
  const file = allRight('isotonic.csv', 100);
  await compare([file, '--fit', 'isotonic', '--resamples', '0']);
  expect(out.text).toMatch(/Isotonic regression on \d+ rows follows their noise; 1000 or more are advised\./);
});

it('tells the tokens that were computed from those there would be if nothing were shared', async () => {
  const rows = ['--rows', 'distractors/option-probability', '--resamples', '0', '--fit', 'none'];
  const unpacked = join(folder, 'recorded.json');
  writeFileSync(unpacked, gunzipSync(readFileSync('static/recorded-run.json.gz')));
  await compare([unpacked, ...rows]);
  const [, computed, all] = /takes (\d+) tokens read \((\d+) if nothing were shared\)/.exec(out.text)!;
  expect(Number(computed)).toBeLessThan(Number(all) / 2);
});
