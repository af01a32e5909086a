import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { RunFile } from '../../src/lib/runs/run';

function lab(...args: string[]) {
  return spawnSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'cli/lab.ts', ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28
  });
}

function runInto(out: string) {
  const { status, stdout, stderr } = lab(
    ...['run', '--set', 'workshop-40', '--limit', '6', '--engine', 'cpu', '--seed', '7', '--out', out]
  );
  expect(status, stderr).toBe(0);
  return { stdout, file: JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')) as RunFile };
}

/** Traces without their wall times, the one thing that differs between equal runs. */
function timeless({ traces }: RunFile) {
  return JSON.parse(JSON.stringify(traces, (key, value) => (key === 'ms' ? undefined : value)));
}

test('a run on the CPU engine ends with three methods, a fitted temperature, and the same traces again', () => {
  const first = runInto(mkdtempSync(join(tmpdir(), 'calibration-lab-run-')));
  for (const method of ['direct', 'verbalized', 'distractors']) expect(first.stdout).toContain(method);
  expect(first.stdout).toMatch(/T = \d+\.\d\d.* fitted on \d+, judged on the other \d+/);
  expect(first.file.traces).toHaveLength(18);
  expect(first.file.run.model?.vocabularySize).toBe(49_152);
  for (const { readings } of first.file.traces) {
    for (const { reply } of readings) {
      for (const { sketch } of reply?.steps ?? []) expect(sketch.topIds).toHaveLength(32);
    }
  }
  const second = runInto(mkdtempSync(join(tmpdir(), 'calibration-lab-run-')));
  expect(timeless(second.file)).toEqual(timeless(first.file));
});

for (const [args, message] of [
  [['run'], /--set is missing/],
  [['run', '--set', 'no-such-set'], /no file "no-such-set"/],
  [['run', '--set', 'package.json'], /package\.json: id/],
  [['run', '--set', 'workshop-40', '--methods', 'guessing'], /no method "guessing"/],
  [['run', '--set', 'workshop-40', '--limit', '0'], /--limit must be a whole number/],
  [['run', '--set', 'workshop-40', '--engine', 'gpu'], /--engine must be/],
  [['run', '--set', 'workshop-40', '--model', 'gpt-9'], /no model is called "gpt-9"/],
  [['run', '--bogus'], /bogus/],
  [['fly'], /no command "fly"/]
] as const) {
  test(`bad arguments end with one clear line and exit code 2: ${args.join(' ')}`, () => {
    const { status, stdout, stderr } = lab(...args);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stdout).toBe('');
  });
}
