import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { decisionCase } from '../../tests/oracles/decision-cases';
import { table } from '../table/table';
import { latexText } from '../table/formats';
import { parseDecideArguments } from './arguments';
import { decide } from './decide';

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'lab-decide-'));
afterAll(() => rmSync(folder, { recursive: true }));

const run = join(folder, 'run.json');
writeFileSync(run, gunzipSync(readFileSync(join(root, 'static', 'recorded-run.json.gz'))));

/** A file of made-up predictions; a better model where `shift` is larger. */
function predictions(name: string, shift = 0): string {
  const { scores, correct } = decisionCase(900, 21, 0);
  const lines = scores.map((score, i) => `q${i},${score},${score + shift > 0.95 ? 1 : correct[i]}`);
  const path = join(folder, name);
  writeFileSync(path, ['id,confidence,correct', ...lines].join('\n'));
  return path;
}

let written = '';
beforeEach(() => {
  written = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written += String(text);
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

describe('lab decide', () => {
  it('of a file: a threshold with its figures, exit code 0; 3 where none reaches the target', async () => {
    const file = predictions('small.csv');
    expect(await decide([file, '--target', 'precision=0.8', '--json'])).toBe(0);
    const [row] = JSON.parse(written).rows;
    expect(row).toMatchObject({
      file,
      row: null,
      threshold: { target: { precision: 0.8, certainty: 0.95 } }
    });
    expect(row.threshold.judged.precision).toBeGreaterThan(0.75);
    expect(row.bands.bands).toHaveLength(4);
    written = '';
    expect(await decide([file, '--target', 'precision=0.999'])).toBe(3);
    expect(written).toContain('No threshold reaches it');
  });

  it('of a run: rows of scores too, bands after a fit, sets over options', async () => {
    const rows = 'direct/mean-token-entropy,distractors/option-probability';
    await decide([run, '--rows', rows, '--cost', 'wrong=5,ask=1', '--conformal', 'lac,aps', '--json']);
    const [score, options] = JSON.parse(written).rows;
    expect(score).toMatchObject({ kind: 'rank-score', row: 'direct/mean-token-entropy', sets: [] });
    expect(score.bands.of).toMatch(/after Platt scaling.*, fitted on 44/);
    expect(options.sets.map(({ score }: { score: string }) => score)).toEqual(['lac', 'aps']);
    expect(options.threshold.cost.alwaysAsk).toBe(1);
  });

  it('a cascade of two files, or two runs', async () => {
    const [small, large] = [predictions('small.csv'), predictions('large.csv', 0.5)];
    expect(await decide(['--cascade', small, large, '--defer', '0.5', '--json'])).toBe(0);
    const { rows, cascades } = JSON.parse(written);
    expect(rows).toEqual([]);
    expect(cascades[0].common).toBe(900);
    expect(cascades[0].decision.accuracy).toBeGreaterThanOrEqual(cascades[0].decision.small);
    written = '';
    await decide(['--cascade', run, run]);
    expect(written).toContain('100 questions in both');
  });

  it.each([
    [[], /FILE is missing/],
    [['x', '--target', 'precision=2'], /between 0 and 1/],
    [['x', '--target', 'recall=0.5'], /--target must be precision=NUMBER/],
    [['x', '--cost', 'wrong=5'], /ask is missing/],
    [['x', '--cost', 'wrong=5,ask=1', '--target', 'precision=0.9'], /no --target/],
    [['x', '--certainty', '1'], /--certainty/],
    [['x', '--conformal', 'lac,foo'], /there is no "foo". Known: lac, aps, raps/],
    [['x', '--bands', '0.5,0.6,0.4'], /three falling numbers/],
    [['x', '--fit', 'magic'], /there is no "magic"/],
    [['x', '--alpha', '1'], /--alpha/],
    [['x', '--nope'], /nope/],
    [['--cascade', 'x'], /two files/]
  ])('names what is wrong in %j', (argv, message) => {
    expect(() => parseDecideArguments(argv)).toThrow(message);
  });

  it('refuses files that are not there, rows that are not in them, and a split of a run', async () => {
    await expect(decide(['gone.csv'])).rejects.toThrow(/no file "gone.csv"/);
    await expect(decide([run, '--rows', 'nope'])).rejects.toThrow(/no row "nope"/);
    await expect(decide([run, '--split', '0.5'])).rejects.toThrow(/--split is for files of predictions/);
  });
});

describe('lab table', () => {
  const rows = ['--rows', 'direct', '--resamples', '20'];

  it('writes the rows of a run and a file as Markdown, LaTeX and CSV', async () => {
    await table([run, predictions('small.csv'), ...rows]);
    const lines = written.trim().split('\n');
    expect(lines[0]).toMatch(/^\| run \| asked \| read \| kind \| n \| right \| AUROC/);
    expect(new Set(lines.map((line) => line.split('|').length)).size).toBe(1);
    expect(lines.at(-1)).toContain('| predictions | confidences | probability | 900 |');
    written = '';
    await table([run, ...rows, '--format', 'latex']);
    expect(written).toMatch(/\\toprule[^]*\$0\.\d{3}\$ \[\$0\.\d{3}\$, \$0\.\d{3}\$\][^]*\\bottomrule/);
    written = '';
    await table([run, ...rows, '--format', 'csv']);
    const [head, first] = written.split('\r\n');
    expect(head).toContain('AUROC,AUROC from,AUROC to');
    expect(first).toContain('Direct answer');
  });

  it('escapes what LaTeX takes for commands, and names bad options', async () => {
    expect(latexText('a_b & 5 % \\x ~')).toBe('a\\_b \\& 5 \\% \\textbackslash{}x \\textasciitilde{}');
    await expect(table([run, '--format', 'word'])).rejects.toThrow(/--format must be csv or md or latex/);
    await expect(table([])).rejects.toThrow(/FILE is missing/);
  });
});
