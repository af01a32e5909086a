/**
 * What needs no browser, for every change: `npm run test:fast` checks types, format, lint, the order of rooms and runs the
 * unit tests, two stages at a time; `npm run test:fast -- FILE …` runs only the tests of these files.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { runMain, say, SetupError } from './setup/step.mjs';
import { checks, vitest } from './stages.mjs';

/** Stages that remember what they found in files that did not change. ESLint cannot: a parser is part of its configuration. */
const cached = {
  types: [...checks.types, '--incremental'],
  format: [...checks.format, '--cache', '--cache-strategy', 'content']
};

/** Runs a stage; what it says is shown when it is over, so that stages beside each other stay apart. */
async function stage(name, args) {
  const start = performance.now();
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_UPDATE_NOTIFIER: '1' }
  });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk));
  const status = await new Promise((resolve) => child.on('close', resolve));
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  if (status !== 0) say(Buffer.concat(said).toString('utf8').trimEnd());
  say(`── ${name}: ${status === 0 ? 'passed' : 'failed'}, ${seconds} s`);
  return status === 0;
}

async function inTurn(stages) {
  const passed = [];
  for (const [name, args] of stages) passed.push(await stage(name, args));
  return passed;
}

/** The tests of a file: itself, those beside it by its name, or those that import it. */
function testsOf(file) {
  if (!existsSync(file)) throw new SetupError(`There is no file "${file}".`);
  if (/\.test\.ts$/.test(file)) return { run: file };
  const beside = file.replace(/(?:\.svelte)?\.(?:ts|mjs|svelte)$/, '.test.ts');
  return beside !== file && existsSync(beside) ? { run: beside } : { related: file };
}

await runMain(async () => {
  const files = process.argv.slice(2).map(testsOf);
  const run = files.flatMap(({ run }) => run ?? []);
  const related = files.flatMap(({ related }) => related ?? []);
  const stages = [
    ...(run.length > 0 ? [[run.join(', '), [...vitest('unit'), ...run]]] : []),
    ...(related.length > 0
      ? [
          [
            `tests that import ${related.join(', ')}`,
            [
              ...['node_modules/vitest/vitest.mjs', 'related', '--run', '--passWithNoTests'],
              ...['--project', 'unit', ...related]
            ]
          ]
        ]
      : [])
  ];
  // Everything else reads what it writes.
  const synced = files.length > 0 || (await stage('svelte-kit sync', checks['svelte-kit sync']));
  const passed =
    files.length > 0
      ? await inTurn(stages)
      : (
          await Promise.all([
            inTurn([
              ['types', cached.types],
              ['lint', checks.lint],
              ['format', cached.format],
              ['order of rooms', checks['order of rooms']],
              ['looked up by an index', checks['looked up by an index']]
            ]),
            inTurn([['unit tests', [...vitest('unit'), '--maxWorkers=1']]])
          ])
        ).flat();
  process.exitCode = synced && passed.every(Boolean) ? 0 : 1;
});
