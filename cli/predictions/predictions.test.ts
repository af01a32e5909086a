import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { catchOutput } from '../../tests/fixtures/catch-output';
import { compare } from '../compare/compare';
import { decide } from '../decide/decide';
import { metrics } from '../metrics/metrics';
import { table } from '../table/table';
import { predictions } from './predictions';
import { recordedText } from '../../tests/fixtures/recorded-run';

const folder = mkdtempSync(join(tmpdir(), 'lab-predictions-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);
writeFileSync(at('run.json'), recordedText());

const out = catchOutput();
beforeEach(() => void vi.spyOn(process.stderr, 'write').mockImplementation(() => true));

describe('lab predictions', { timeout: 60_000 }, () => {
  it('writes a run’s rows, packed where the name says so, and other commands read them', async () => {
    expect(await predictions([at('run.json'), '--out', at('p.csv.gz')])).toBe(0);
    const text = gunzipSync(readFileSync(at('p.csv.gz'))).toString();
    expect(text.split('\r\n')[0]).toBe(
      'id,question,group,model,seed,arm,method,signal,kind,confidence,correct,answer'
    );
    const fast = ['--resamples', '0', '--json'];
    await compare([at('run.json'), ...fast, '--fit', 'none', '--values']);
    const run = JSON.parse(out.text).rows;
    out.text = '';
    await compare([at('p.csv.gz'), ...fast, '--fit', 'none', '--values']);
    const { rows } = JSON.parse(out.text);
    expect(rows).toHaveLength(run.length);
    for (const [i, row] of rows.entries()) {
      for (const key of [
        'arm',
        'signal',
        'kind',
        'n',
        'accuracy',
        'auroc',
        'ece',
        'nll',
        'values',
        'correct'
      ])
        expect(row[key], `${row.arm}/${row.signal} ${key}`).toEqual(run[i][key]);
    }
    out.text = '';
    await metrics([at('p.csv.gz'), ...fast]);
    expect(JSON.parse(out.text).rows.map(({ auroc }: { auroc: number }) => auroc)).toEqual(
      run.map(({ auroc }: { auroc: number }) => auroc)
    );
    out.text = '';
    await table([at('p.csv.gz'), '--rows', 'direct', '--resamples', '0', '--fit', 'none', '--format', 'csv']);
    expect(out.text.trimEnd().split('\r\n')).toHaveLength(
      1 + rows.filter(({ arm }: { arm: string }) => arm === 'direct').length
    );
    out.text = '';
    await decide([at('p.csv.gz'), '--rows', 'direct/length-normalised-probability', '--json']);
    expect(JSON.parse(out.text)).toBeTruthy();
  });

  it('writes to standard output where no file is named', async () => {
    await predictions([at('run.json')]);
    expect(out.text.startsWith('id,question,')).toBe(true);
  });

  it('overwrites nothing unless told', async () => {
    await predictions([at('run.json'), '--out', at('again.csv')]);
    await expect(predictions([at('run.json'), '--out', at('again.csv')])).rejects.toThrow(/not overwritten/);
    expect(await predictions([at('run.json'), '--out', at('again.csv'), '--force'])).toBe(0);
  });

  it.each<[string[], RegExp]>([
    [[], /needs one file/],
    [['a', 'b'], /needs one file/],
    [['--what'], /--what/]
  ])('refuses %j', async (argv, message) => {
    await expect(predictions(argv)).rejects.toThrow(message);
  });

  it('says what reads a file that is no run', async () => {
    await predictions([at('run.json'), '--out', at('table.csv')]);
    await expect(predictions([at('table.csv')])).rejects.toThrow(
      /table\.csv is no run of the lab, .* is read by lab metrics/
    );
  });

  it('does not take settings that several rows have no place for', async () => {
    await predictions([at('run.json'), '--out', at('own.csv')]);
    await expect(metrics([at('own.csv'), '--binning', 'mass'])).rejects.toThrow(
      /Leave --binning and --split out/
    );
  });
});
