import { chromium, type Browser } from 'playwright';
import { findChromium, launchOptions } from '../scripts/chromium.mjs';
import { firstScripts, gzipSize } from '../scripts/first-scripts.mjs';
import { serve } from '../scripts/server.mjs';
import { buildSite } from '../scripts/setup/built-site.mjs';
import { median } from './median';
import { textTable } from './text-table';

const VISITS = 7;

/** When parts of the page were first there, in ms after the visit began; how much what was there has moved. */
interface Seen {
  paint?: number;
  diagram?: number;
  /** The page can be worked with. */
  form?: number;
  shift: number;
}

interface Visit extends Required<Seen> {
  /** Scripts asked for before the first diagram, and those that came later by themselves: bytes as gzip, by address. */
  first: Map<string, number>;
  later: Map<string, number>;
}

/** Runs in the page, before its own scripts. */
function watch(): void {
  const seen: Seen = { shift: 0 };
  (globalThis as { seen?: Seen }).seen = seen;
  new MutationObserver(() => {
    seen.diagram ??= document.querySelector('svg.chart .dot') ? performance.now() : undefined;
    seen.form ??= document.querySelector('form[aria-label="New run"] select') ? performance.now() : undefined;
  }).observe(document, { childList: true, subtree: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries())
      if (name === 'first-contentful-paint') seen.paint = startTime;
  }).observe({ type: 'paint', buffered: true });
}

async function visit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  try {
    const page = await context.newPage();
    await page.addInitScript(watch);
    const [first, later] = [new Map<string, number>(), new Map<string, number>()];
    const named = new Set(firstScripts('build', 'index.html'));
    context.on('request', (request) => {
      const path = new URL(request.url()).pathname.slice(1);
      if (!path.endsWith('.js')) return;
      (named.has(path) ? first : later).set(path, gzipSize('build', path));
    });
    await page.goto(url);
    await page.waitForFunction(() => (globalThis as { seen?: Seen }).seen?.diagram);
    await page.waitForFunction(() => {
      const { paint, form } = (globalThis as { seen?: Seen }).seen!;
      return paint && form;
    });
    await page.waitForTimeout(4000);
    const seen = (await page.evaluate(() => (globalThis as { seen?: Seen }).seen)) as Required<Seen>;
    return { ...seen, first, later };
  } finally {
    await context.close();
  }
}

const kB = (parts: Map<string, number>) =>
  ([...parts.values()].reduce((sum, bytes) => sum + bytes, 0) / 1000).toFixed(1);

/** A first visit, with nothing kept by the browser: how long until something is drawn, and what it takes. */
export async function firstVisitBench(): Promise<void> {
  if (!findChromium()) return void process.stdout.write('A first visit: no Chromium here.\n');
  buildSite();
  const { url, close } = await serve();
  const browser = await chromium.launch(launchOptions());
  try {
    const visits: Visit[] = [];
    for (let i = 0; i < VISITS; i++) visits.push(await visit(browser, url));
    const times = (of: (visit: Visit) => number) => {
      const all = visits.map(of);
      return [Math.min(...all), median(all), Math.max(...all)].map((ms) => `${ms.toFixed(0)} ms`);
    };
    const rows = [
      ['', 'best', 'median', 'worst'],
      ['first paint', ...times(({ paint }) => paint)],
      ['first diagrams', ...times(({ paint, diagram }) => Math.max(paint, diagram))],
      ['all answers read', ...times(({ form }) => form)]
    ];
    const { first, later, shift } = visits.at(-1)!;
    process.stdout.write(
      `A first visit (${VISITS} times, from a server on this machine):\n` +
        textTable(rows) +
        `\nscripts of the first sight: ${first.size}, ${kB(first)} kB gzip; ` +
        `those that follow by themselves: ${later.size}, ${kB(later)} kB; layout shift ${shift.toFixed(3)}\n\n`
    );
  } finally {
    await browser.close();
    await close();
  }
}
