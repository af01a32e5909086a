import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unpackReply } from '../../src/lib/engine/packed-reply';
import { parseRunFile } from '../../src/lib/runs/file/read';
import { expect, test, untilFinished } from './site';

/** A software adapter takes half a minute a question on a quiet machine; a busy one must not fail a test. */
const SLOW = 570_000;
test.describe.configure({ timeout: 2 * SLOW });

test('the command line runs three methods on WebGPU, on a software adapter too', () => {
  const out = mkdtempSync(join(tmpdir(), 'calibration-lab-webgpu-'));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      ...['node_modules/tsx/dist/cli.mjs', 'cli/lab.ts', 'run', '--set', 'world-facts', '--limit', '3'],
      ...['--engine', 'webgpu', '--seed', '7', '--out', out]
    ],
    { encoding: 'utf8', maxBuffer: 1 << 28, timeout: SLOW }
  );
  expect(status, stderr).toBe(0);
  expect(stderr).toMatch(/Compiling shaders/);
  for (const words of ['Direct answer', 'energy', 'It says how sure', 'It chooses among options']) {
    expect(stdout).toContain(words);
  }
  const { run, answers } = parseRunFile(readFileSync(join(out, 'run.json'), 'utf8'));
  expect(run.model).toMatchObject({
    engine: 'webgpu',
    runtime: '@mlc-ai/web-llm 0.2.86',
    vocabularySize: 49_152,
    rawLogits: true,
    device: expect.stringMatching(/swiftshader/i)
  });
  const methods = ['direct', 'verbalized', 'distractors'];
  expect(answers.map(({ traces }) => traces.map(({ armId }) => armId))).toEqual([methods, methods, methods]);
  const steps = answers.flatMap(({ calls }) =>
    calls.flatMap((call) => (call.do === 'generate' ? unpackReply(call.reply).steps : []))
  );
  expect(steps.length).toBeGreaterThan(0);
  for (const { sketch } of steps) expect(sketch.topIds).toHaveLength(32);
});

test('a run by clicks on WebGPU: a load that breaks off is said and tried again, then three methods run', async ({
  page,
  site,
  elsewhere
}) => {
  let broken = true;
  await page.context().route('**/params_shard_1.bin', (route) => (broken ? route.abort() : route.continue()));
  await page.goto(`${site}?set=world-facts&n=3&seed=7&engine=webgpu`);
  await expect(page.getByText(/On WebGPU because you chose it/)).toBeVisible();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const failed = page.getByRole('region', { name: 'The model did not load' });
  await expect(failed).toBeVisible();
  await expect(page.getByRole('alert')).toContainText(/could not be fetched.*try again/);

  broken = false;
  await failed.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText(/Compiling shaders/)).toBeVisible();
  await untilFinished(page, 3, SLOW);
  await expect(page.getByText(/smollm2-135m · WebGPU · ready/)).toBeVisible();
  for (const name of [/Direct answer/, /It says how sure it is/, /It chooses among options/]) {
    await expect(page.getByRole('row', { name }).first()).toBeVisible();
  }
  expect(elsewhere).toEqual([]);
});
