import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseMetricsArguments } from './arguments';
import { readPredictions } from '../../src/lib/predictions/read-predictions';
import { reportOf, type MetricsReport } from '../../src/lib/predictions/report';

const root = join(import.meta.dirname, '..', '..');
const oracles = join(root, 'tests', 'oracles', 'command-line');
const expected: Record<
  string,
  { figures: Record<string, number>; fits: Record<string, Record<string, number>> }
> = JSON.parse(readFileSync(join(oracles, 'expected.json'), 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'lab-metrics-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs `lab metrics` as a person would. */
function lab(args: string[], input?: string) {
  const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  return spawnSync(process.execPath, [tsx, join(root, 'cli', 'lab.ts'), 'metrics', ...args], {
    input,
    encoding: 'utf8'
  });
}

/** Figures agree to 1e-9, fits and the smooth ECE, which are searched for, to 1e-6. */
function expectOracle(report: MetricsReport, file: string, judgedOn: string): void {
  const { figures, fits } = expected[file];
  for (const [name, value] of Object.entries(figures)) {
    const digits = name === 'smoothEce' ? 6 : 9;
    expect(report[name as keyof MetricsReport], name).toBeCloseTo(value, digits);
  }
  expect(Object.keys(report.fits)).toEqual(Object.keys(fits));
  for (const [name, oracle] of Object.entries(fits)) {
    const { parameters, ...rest } = report.fits[name];
    expect(rest.judgedOn).toBe(judgedOn);
    for (const [key, value] of Object.entries(oracle)) {
      const ours = key in parameters ? parameters[key] : rest[key as keyof typeof rest];
      expect(ours, `${name} ${key}`).toBeCloseTo(value, 6);
    }
  }
}

describe('lab metrics', { timeout: 60_000 }, () => {
  it('gives the figures and fits of scikit-learn, SciPy and relplot', () => {
    const file = join(oracles, 'confidences.csv');
    const fit = ['--fit', 'temperature,platt,isotonic'];
    const { stdout, stderr, status } = lab([file, ...fit, '--json', '--resamples', '100']);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const report: MetricsReport = JSON.parse(stdout);
    expectOracle(report, 'confidences.csv', 'held-out');
    for (const name of ['accuracy', 'ece', 'brier', 'nll', 'auroc']) {
      const [lo, hi] = report.intervals[name]!;
      expect(lo).toBeLessThan(hi);
    }
    expect(report.nullFloor).toBeGreaterThan(0);
    expect(report.nullFloorUpper).toBeGreaterThan(report.nullFloor);
  });

  it.each(['options.jsonl', 'samples_task.jsonl'])('does so for the K-way predictions of %s', (name) => {
    const file = join(oracles, name);
    const settings = parseMetricsArguments([file, '--fit', 'temperature', '--resamples', '100']);
    const report = reportOf(readPredictions(readFileSync(file, 'utf8'), file), settings);
    expectOracle(report, name, 'in-sample');
    expect(report.fits.temperature.likelihood).toBe('k-way');
  });

  it('reads standard input and prints a table with the rule of the bins and the verdict in words', () => {
    const csv = readFileSync(join(oracles, 'confidences.csv'), 'utf8');
    const { stdout, status } = lab(['-', '--bins', '5', '--fit', 'platt', '--resamples', '100'], csv);
    expect(status).toBe(0);
    expect(stdout).toContain('standard input: 240 rows of confidences');
    expect(stdout).toMatch(/^ECE .*5 bins of equal width, right-closed/m);
    expect(stdout).toMatch(/Says \d+ %, right \d+ %: overconfident by/);
    expect(stdout).toMatch(/^platt .* others .*slope/m);
  });

  it('lists what is wrong in a file and ends with 2', () => {
    const file = join(folder, 'bad.csv');
    writeFileSync(file, 'confidence,correct\n0.5,1\n85,1\n0.4,maybe\n');
    const { stdout, stderr, status } = lab([file]);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toBe(
      `${file}: nothing was computed.\n` +
        'line 3, confidence: "85" is over 1; if the confidences are percentages, say so with --percent.\n' +
        'line 4, correct: "maybe" is not an outcome; it must be 1, true or right; 0, false or wrong; or "not attempted".\n'
    );
  });

  it('says with --help what it takes', () => {
    for (const help of ['--help', '-h']) {
      const { stdout, status } = lab([help]);
      expect(status).toBe(0);
      expect(stdout).toMatch(/^ {2}lab metrics FILE .*--columns confidence=NAME.*--percent/s);
      expect(stdout).not.toContain('lab questions');
    }
  });
});
