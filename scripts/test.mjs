import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPackages } from './setup/npm-packages.mjs';
import { runMain, say, SetupError } from './setup/step.mjs';
import { checks, vitest } from './stages.mjs';
import { readPlaywright, readVitest } from './test-reports.mjs';
import { runWatched } from './watched-stage.mjs';

/** More than one test may take, in ms: no stage is silent for so long unless it is stuck. */
const silence = 20 * 60_000;
const reports = mkdtempSync(join(tmpdir(), 'calibration-lab-test-'));

/**
 * Runs one stage and counts its tests.
 * @param {string} name
 * @param {string[]} args arguments to node
 * @param {(report: string) => import('./test-reports.mjs').StageReport} [read] reads the stage's JSON report; without it
 * the stage counts as one test
 */
async function stage(name, args, read) {
  const report = join(reports, `${name.replaceAll(' ', '-')}.json`);
  const start = Date.now();
  say(`\n── ${name}`);
  const { status, stuck } = await runWatched(
    args.map((arg) => arg.replace('REPORT', report)),
    {
      silence,
      env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report, LAB_FUZZ: 'full', NO_UPDATE_NOTIFIER: '1' }
    }
  );
  if (stuck) say(`── ${name}: nothing was said for ${silence / 60_000} minutes; ended`);
  const result =
    read && existsSync(report) ? read(report) : { passed: status === 0 ? 1 : 0, failed: 0, failures: [] };
  // A stage that ends badly counts as a failure even where no single test failed.
  if (status !== 0 && result.failed === 0) result.failed = 1;
  if (result.failed > result.failures.length) result.failures.push(`${name}: its output tells what failed`);
  say(
    `── ${name}: ${result.passed} passed, ${result.failed} failed, ${result.skipped ? `${result.skipped} skipped, ` : ''}${((Date.now() - start) / 1000).toFixed(0)} s`
  );
  return result;
}

/** Vitest with a report that is counted. */
const counted = (project) => [
  ...vitest(project),
  '--reporter=default',
  '--reporter=json',
  '--outputFile.json=REPORT'
];

await runMain(async () => {
  installPackages();
  const { fetchBuiltInModel } = await import('./setup/built-in-model.mjs');
  if (!(await fetchBuiltInModel())) throw new SetupError('The tests need the built-in model (see above).');
  const { convertModels } = await import('./setup/mlc-folders.mjs');
  convertModels();
  const { provideChromium } = await import('./setup/chromium-package.mjs');
  process.env.CHROMIUM = provideChromium();
  const { provideOtherBrowsers } = await import('./setup/other-browsers.mjs');
  provideOtherBrowsers();
  const { buildSite } = await import('./setup/built-site.mjs');

  const results = [];
  for (const [name, args] of Object.entries(checks)) results.push(await stage(name, args));
  results.push(await stage('unit tests', counted('unit'), readVitest));
  buildSite();
  results.push(await stage('browser tests', counted('browser'), readVitest));
  results.push(
    await stage(
      'end to end',
      ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'],
      readPlaywright
    )
  );
  rmSync(reports, { recursive: true, force: true });
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  const failures = results.flatMap((result) => result.failures);
  if (failures.length > 0) say(`\n── failed\n${failures.join('\n')}`);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
});
