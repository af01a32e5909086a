import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunFile } from '../../src/lib/runs/run';
import { expect, test, untilFinished } from './site';

/** On a software adapter shaders compile for half a minute and a token takes seconds. */
const SLOW = 900_000;
test.describe.configure({ timeout: 2 * SLOW });
test.skip(!process.env.LAB_SLOW, 'takes many minutes on a software adapter; LAB_SLOW=1 runs it');

test('the command line runs three methods on WebGPU, on a software adapter too', () => {
  const out = mkdtempSync(join(tmpdir(), 'calibration-lab-webgpu-'));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      ...['node_modules/tsx/dist/cli.mjs', 'cli/lab.ts', 'run', '--set', 'workshop-40', '--limit', '1'],
      ...['--engine', 'webgpu', '--seed', '7', '--out', out]
    ],
    { encoding: 'utf8', maxBuffer: 1 << 28, timeout: SLOW }
  );
  expect(status, stderr).toBe(0);
  expect(stderr).toMatch(/Compiling shaders/);
  for (const method of ['direct', 'verbalized', 'distractors']) expect(stdout).toContain(method);
  const { run, traces } = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')) as RunFile;
  expect(run.model).toMatchObject({
    engine: 'webgpu',
    runtime: '@mlc-ai/web-llm 0.2.86',
    vocabularySize: 49_152,
    rawLogits: true,
    device: expect.stringMatching(/swiftshader/i)
  });
  expect(traces.map(({ method }) => method)).toEqual(['direct', 'verbalized', 'distractors']);
  const steps = traces.flatMap(({ readings }) => readings.flatMap(({ reply }) => reply?.steps ?? []));
  expect(steps.length).toBeGreaterThan(0);
  for (const { sketch } of steps) expect(sketch.topIds).toHaveLength(32);
});

test('a run by clicks on WebGPU: a load that breaks off is said and tried again, then the question is asked', async ({
  page,
  site,
  elsewhere
}) => {
  let broken = true;
  await page.context().route('**/params_shard_1.bin', (route) => (broken ? route.abort() : route.continue()));
  await page.goto(`${site}?set=workshop-40&n=1&seed=7&engine=webgpu&methods=direct`);
  await expect(page.getByText(/On WebGPU because you chose it/)).toBeVisible();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const failed = page.getByRole('region', { name: 'The model did not load' });
  await expect(failed).toBeVisible({ timeout: 180_000 });
  await expect(page.getByRole('alert')).toContainText(/could not be fetched.*try again/);

  broken = false;
  await failed.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText(/Compiling shaders/)).toBeVisible({ timeout: 180_000 });
  await untilFinished(page, 1, SLOW);
  await expect(page.getByText(/smollm2-135m · WebGPU · ready/)).toBeVisible();
  await expect(page.getByRole('row', { name: /Direct answer/ })).toBeVisible();
  expect(elsewhere).toEqual([]);
});
