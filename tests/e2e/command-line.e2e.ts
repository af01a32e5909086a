import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test, type Browser } from '@playwright/test';
import { unpackReply } from '../../src/lib/engine/packed-reply';
import { parseRunFile } from '../../src/lib/runs/file/read';
import { timeless } from './timeless';

function lab(...args: string[]) {
  return spawnSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'cli/lab.ts', ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28
  });
}

function runInto(out: string, more = ['--limit', '6']) {
  const { status, stdout, stderr } = lab(
    ...['run', '--set', 'workshop-40', ...more, '--engine', 'cpu', '--seed', '7', '--out', out]
  );
  expect(status, stderr).toBe(0);
  return { stdout, file: parseRunFile(readFileSync(join(out, 'run.json'), 'utf8')) };
}

/** A report is one file that needs nothing else, and reads on a phone. */
async function readReport(browser: Browser, path: string) {
  const html = readFileSync(path, 'utf8');
  expect(html).not.toMatch(/<script|\b(?:src|href)=|url\(|@import/i);
  const context = await browser.newContext({
    viewport: { width: 390, height: 800 },
    javaScriptEnabled: false
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) complaints.push(request.url());
  });
  await page.goto(pathToFileURL(path).href);
  for (const name of ['Direct answer', 'It says how sure it is', 'It chooses among options']) {
    await expect(page.getByRole('group', { name: `Reliability diagram: ${name}` })).toBeVisible();
    await expect(page.getByRole('row', { name: new RegExp(`^${name}`) })).toBeVisible();
  }
  await expect(
    page.getByRole('img', { name: /Risk–coverage curve: Direct answer, mean token entropy/ })
  ).toBeVisible();
  await expect(page.getByRole('row', { name: /mean token entropy/ })).toBeVisible();
  await expect(page.getByText('CPU, 32-bit floats, llama.cpp')).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(0);
  await page.getByText('Brier score', { exact: true }).click();
  await expect(page.locator('math').filter({ hasText: 'Brier' })).toBeVisible();
  const entropy = page.locator('details', { has: page.getByText('Mean token entropy', { exact: true }) });
  await expect(entropy.locator('math').first()).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(entropy.locator('math').first()).toBeVisible();
  await page.emulateMedia({ media: 'screen' });
  await expect(page.getByRole('heading', { level: 3, name: /\?$/ })).toHaveCount(6);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  expect(complaints).toEqual([]);
  await context.close();
}

test('a run on the CPU engine ends with every row, a report, a comparison of its file, and the same answers again', async ({
  browser
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'calibration-lab-run-'));
  const first = runInto(folder);
  for (const words of [
    'Direct answer',
    'mean token entropy',
    'It says how sure',
    'It chooses among options'
  ]) {
    expect(first.stdout).toContain(words);
  }
  expect(first.stdout).toMatch(/No fit: \d answers? to fit on, and it takes at least 20/);
  expect(first.file.answers).toHaveLength(6);
  expect(first.file.run.model).toMatchObject({ vocabularySize: 49_152, arithmetic: 'float32' });
  for (const { calls, traces } of first.file.answers) {
    expect(traces.map(({ armId }) => armId)).toEqual(['direct', 'verbalized', 'distractors']);
    for (const call of calls) {
      if (call.do !== 'generate') continue;
      for (const { sketch } of unpackReply(call.reply).steps) expect(sketch.topIds).toHaveLength(32);
    }
  }
  const compared = lab('compare', join(folder, 'run.json'), '--json', '--values');
  expect(compared.status, compared.stderr).toBe(0);
  const { rows } = JSON.parse(compared.stdout) as { rows: Record<string, unknown>[] };
  expect(rows.map(({ arm, signal }) => `${arm}/${signal}`)).toContain('direct/mean-token-entropy');
  for (const { values, n } of rows) {
    expect(Object.keys(values as object)).toHaveLength(6);
    expect(n).toBeLessThanOrEqual(6);
  }
  await readReport(browser, join(folder, 'report.html'));
  const other = mkdtempSync(join(tmpdir(), 'calibration-lab-run-'));
  const again = lab('run', '--again', join(folder, 'run.json'), '--out', other);
  expect(again.status, again.stderr).toBe(0);
  const second = parseRunFile(readFileSync(join(other, 'run.json'), 'utf8'));
  expect(second.run.id).not.toBe(first.file.run.id);
  expect(timeless(second)).toEqual(timeless(first.file));
});

/** Process id and parent of every process that runs; a zombie does not. */
function processes(): { pid: number; parent: number }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && existsSync(`/proc/${name}/stat`))
    .map((name) => readFileSync(`/proc/${name}/stat`, 'utf8').match(/^(\d+) \(.*\) (\S) (\d+)/s))
    .filter((match) => match !== null && match[2] !== 'Z')
    .map((match) => ({ pid: Number(match![1]), parent: Number(match![3]) }));
}

/** Processes below one, itself left out. */
function descendants(of: number, all = processes()): number[] {
  return all.filter(({ parent }) => parent === of).flatMap(({ pid }) => [pid, ...descendants(pid, all)]);
}

test('Ctrl+C ends the run and its browser', async () => {
  const out = mkdtempSync(join(tmpdir(), 'calibration-lab-run-'));
  const child = spawn(process.execPath, [
    ...['node_modules/tsx/dist/cli.mjs', 'cli/lab.ts', 'run', '--set', 'workshop-40', '--engine', 'cpu'],
    ...['--out', out]
  ]);
  let said = '';
  child.stderr.on('data', (text) => (said += text));
  await expect.poll(() => said).toContain('Loading');
  const below = descendants(child.pid!);
  expect(below.length).toBeGreaterThan(2);
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  child.kill('SIGINT');
  expect(await ended).toBe(130);
  const alive = () => processes().filter(({ pid }) => below.includes(pid));
  await expect.poll(alive).toEqual([]);
});

/** More than are asked at once anywhere, so that some are left when others have ended. */
const MANY = ['--limit', '24', '--methods', 'direct'];

for (const signal of ['SIGINT', 'SIGKILL'] as const) {
  test(`a run ended by ${signal} keeps its answers, goes on with --resume, and ends with the same answers`, async () => {
    const out = mkdtempSync(join(tmpdir(), 'calibration-lab-run-'));
    const whole = runInto(mkdtempSync(join(tmpdir(), 'calibration-lab-run-')), MANY);
    const child = spawn(process.execPath, [
      ...['node_modules/tsx/dist/cli.mjs', 'cli/lab.ts', 'run', '--set', 'workshop-40', ...MANY],
      ...['--engine', 'cpu', '--seed', '7', '--out', out]
    ]);
    let said = '';
    child.stderr.on('data', (text) => (said += text));
    await expect.poll(() => said).toContain('2/24 questions');
    const below = descendants(child.pid!);
    const ended = new Promise((resolve) => child.on('close', resolve));
    // tsx passes no SIGKILL on to the process it starts.
    for (const pid of signal === 'SIGKILL' ? below : []) process.kill(pid, signal);
    child.kill(signal);
    await ended;
    if (signal === 'SIGINT') {
      expect(said).toMatch(
        /Stopped after (?:[2-9]|1\d|2[0-3]) of 24 questions; go on with: lab run --resume/
      );
      const kept = parseRunFile(readFileSync(join(out, 'run.json'), 'utf8'));
      expect(kept.run.state).toBe('paused');
    }
    const again = lab('run', '--set', 'workshop-40', '--out', out);
    expect(again.status).toBe(2);
    expect(again.stderr).toMatch(/not overwritten.*--force, or go on with that run/);

    const { status, stderr } = lab('run', '--resume', out);
    expect(status, stderr).toBe(0);
    expect(stderr).not.toMatch(/^1\/24 questions/m);
    expect(stderr).toContain('24/24 questions');
    expect(readdirSync(out).sort()).toEqual(['report.html', 'run.json']);
    const resumed = parseRunFile(readFileSync(join(out, 'run.json'), 'utf8'));
    expect(resumed.run.state).toBe('done');
    expect(timeless(resumed)).toEqual(timeless(whole.file));
    expect(lab('run', '--resume', out).stderr).toMatch(/is finished/);
  });
}

for (const [args, message] of [
  [['run'], /--set is missing.*world-facts/],
  [['run', '--set', 'no-such-set'], /no file "no-such-set".*world-facts/],
  [['run', '--set', 'package.json'], /no question of package\.json could be read.*name two of them/],
  [['run', '--set', 'workshop-40', '--methods', 'guessing'], /no method "guessing"/],
  [['run', '--set', 'workshop-40', '--limit', '0'], /--limit must be a whole number/],
  [['run', '--set', 'workshop-40', '--engine', 'gpu'], /--engine must be/],
  [['run', '--set', 'workshop-40', '--split', 'thirds'], /--split must be halves or folds/],
  [['run', '--set', 'workshop-40', '--model', 'gpt-9'], /no model is called "gpt-9"/],
  [
    ['run', '--set', 'workshop-40', '--out', 'package.json'],
    /--out: nothing can be written into "package\.json"/
  ],
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
