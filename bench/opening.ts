import { createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { chromium, type Page } from 'playwright';
import { findChromium, launchOptions } from '../scripts/chromium.mjs';
import { serve } from '../scripts/server.mjs';
import { buildSite } from '../scripts/setup/built-site.mjs';
import { parseRunFile } from '../src/lib/runs/file/read';
import { runFilePieces } from '../src/lib/runs/file/write';
import type { RunFile } from '../src/lib/runs/run';
import { textTable } from './text-table';

const SIZES = [100, 5000, 20_000];

/** The recorded run again and again, under other ids, until it has as many questions as wanted. */
function repeated({ run, answers }: RunFile, questions: number): RunFile {
  const again = <T>(list: readonly T[], renamed: (item: T, suffix: string) => T) =>
    Array.from({ length: questions }, (_, i) =>
      renamed(list[i % list.length], `/${Math.floor(i / list.length)}`)
    );
  return {
    run: {
      ...run,
      id: `bench-${questions}`,
      title: `Bench ${questions}`,
      set: {
        ...run.set,
        questions: again(run.set.questions, (each, suffix) => ({ ...each, id: each.id + suffix }))
      },
      plan: { ...run.plan, questionIds: again(run.plan.questionIds, (id, suffix) => id + suffix) }
    },
    answers: again(answers, (each, suffix) => ({
      ...each,
      questionId: each.questionId + suffix,
      traces: each.traces.map((trace) => ({ ...trace, questionId: each.questionId + suffix }))
    }))
  };
}

async function written(file: RunFile, folder: string): Promise<string> {
  const path = join(folder, `${file.run.id}.json`);
  const stream = createWriteStream(path);
  for (const piece of runFilePieces(file)) if (!stream.write(piece)) await once(stream, 'drain');
  stream.end();
  await once(stream, 'finish');
  return path;
}

/** Memory that Chromium's processes hold for themselves, in MB: the sum of what each shares with none. */
function privateMemory(parent: number): number {
  const parents = new Map<number, number>();
  for (const pid of readdirSync('/proc').map(Number)) {
    if (!(pid > 0)) continue;
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      parents.set(pid, Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It has ended.
    }
  }
  const below = (pid: number): boolean => pid === parent || (parents.has(pid) && below(parents.get(pid)!));
  let kB = 0;
  for (const pid of parents.keys()) {
    if (!below(pid)) continue;
    try {
      const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
      for (const [, size] of rollup.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+)/gm)) kB += Number(size);
    } catch {
      // It has ended.
    }
  }
  return kB / 1024;
}

/** Waits until a page that was just loaded takes no more memory, ten seconds at most. @returns what it holds then, in MB */
async function restingMemory(page: Page, browserPid: number): Promise<number> {
  let last = privateMemory(browserPid);
  for (let look = 0; look < 10; look++) {
    await page.waitForTimeout(1000);
    const now = privateMemory(browserPid);
    if (Math.abs(now - last) < 1) return now;
    last = now;
  }
  return last;
}

interface Opening {
  /** Milliseconds from the choice of the file to the figures of all answers. */
  ms: number;
  /** Longest time for which the page answered nothing, in ms. */
  longest: number;
  /** Most that was held above what the page held before, in MB. */
  memory: number;
}

/**
 * Milliseconds that the same browser takes to read the same file as one JSON document, and nothing more; `null` where it cannot: a
 * text of more than half a gigabyte is none to it.
 */
async function plainReading(page: Page, path: string): Promise<number | null> {
  await page.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.id = 'plain-reading';
    document.body.append(input);
  });
  const input = page.locator('#plain-reading');
  await input.setInputFiles(path);
  return input.evaluate(async (element) => {
    const from = performance.now();
    const text = await (element as HTMLInputElement).files![0].text().catch(() => '');
    if (text === '') return null;
    JSON.parse(text);
    return performance.now() - from;
  });
}

async function opening(page: Page, browserPid: number, path: string, questions: number): Promise<Opening> {
  await page.evaluate(() => {
    const state = { longest: 0, from: 0 };
    (globalThis as { state?: unknown }).state = state;
    // How long the file takes to reach the page is not the page's.
    addEventListener('change', () => (state.from = performance.now()), { capture: true, once: true });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) state.longest = Math.max(state.longest, duration);
    }).observe({ type: 'longtask' });
  });
  const before = await restingMemory(page, browserPid);
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, privateMemory(browserPid))), 500);
  await page.getByLabel(/Open a run.json/).setInputFiles(path);
  const count = new RegExp(`^(?:${questions}|${questions.toLocaleString('en')}) questions, asked`);
  await page.getByText(count).waitFor({ timeout: 600_000 });
  await page.locator('table tbody tr').nth(5).waitFor({ timeout: 600_000 });
  const ms = await page.evaluate(
    () => performance.now() - (globalThis as unknown as { state: { from: number } }).state.from
  );
  // What comes after the figures, such as intervals, has its own peak.
  await page.waitForTimeout(5000);
  clearInterval(timer);
  const longest = await page.evaluate(
    () => (globalThis as unknown as { state: { longest: number } }).state.longest
  );
  return { ms, longest, memory: most - before };
}

/** What it takes to open a large run: time, the longest stall of the page, memory; beside reading the file as plain JSON. */
export async function openingBench(): Promise<void> {
  if (!findChromium()) return void process.stdout.write('Opening a run: no Chromium here.\n');
  buildSite();
  const folder = mkdtempSync(join(tmpdir(), 'calibration-lab-opening-'));
  const { url, close } = await serve();
  try {
    const recorded = parseRunFile(gunzipSync(readFileSync('static/recorded-run.json.gz')).toString('utf8'));
    const rows: string[][] = [
      ['questions', 'file', 'time', 'longest stall', 'memory', 'plain JSON.parse', 'ratio']
    ];
    for (const questions of SIZES) {
      const path = await written(repeated(recorded, questions), folder);
      const browser = await chromium.launchServer(launchOptions());
      try {
        const client = await chromium.connect(browser.wsEndpoint());
        const page = await client.newPage();
        await page.goto(`${url}runs/`);
        await page
          .getByLabel(/Open a run.json/)
          .and(page.locator(':enabled'))
          .waitFor({ state: 'attached' });
        const { ms, longest, memory } = await opening(page, browser.process().pid!, path, questions);
        const other = await client.newPage();
        await other.goto(url);
        const peer = await plainReading(other, path);
        rows.push([
          questions.toLocaleString('en'),
          `${(statSync(path).size / 2 ** 20).toFixed(0)} MB`,
          `${(ms / 1000).toFixed(1)} s`,
          `${longest.toFixed(0)} ms`,
          `${memory.toFixed(0)} MB`,
          peer === null ? 'cannot' : `${(peer / 1000).toFixed(2)} s`,
          peer === null ? '–' : (ms / peer).toFixed(1)
        ]);
      } finally {
        await browser.close();
      }
      rmSync(path);
    }
    process.stdout.write(
      'Opening a run: from the choice of its file to the table of all answers; beside JSON.parse of the same file\n' +
        textTable(rows) +
        '\n\n'
    );
  } finally {
    await close();
    rmSync(folder, { recursive: true, force: true });
  }
}
