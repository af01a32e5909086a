import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { chromiumArguments, findChromium } from '../../scripts/chromium.mjs';
import { parseRunFile } from '../../src/lib/runs/file/read';
import type { RunFile } from '../../src/lib/runs/run';
import { expect, test, untilFinished } from './site';
import { timeless } from './timeless';

/** A browser of our own that can be killed like a crash, and its first page. */
async function launch(profile: string) {
  const child = spawn(
    findChromium()!,
    [
      ...chromiumArguments,
      '--headless=new',
      `--user-data-dir=${profile}`,
      '--remote-debugging-port=0',
      'about:blank'
    ],
    { stdio: ['ignore', 'ignore', 'pipe'], detached: true }
  );
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
      const found = /DevTools listening on (ws:\S+)/.exec(said);
      if (found) resolve(found[1]);
    });
    child.once('exit', () => reject(new Error(`Chromium ended: ${said.slice(-500)}`)));
  });
  const browser = await chromium.connectOverCDP(address);
  const [context] = browser.contexts();
  const page = context.pages()[0] ?? (await context.newPage());
  // As long as the tests' own pages wait.
  page.setDefaultTimeout(240_000);
  return {
    page,
    kill: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      process.kill(-child.pid!, 'SIGKILL');
      await gone;
      await browser.close().catch(() => {});
    }
  };
}

async function savedRun(page: Page): Promise<RunFile> {
  await page.evaluate(() => {
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob: Blob) => {
      void blob.text().then((text) => ((globalThis as { saved?: string }).saved = text));
      return make(blob);
    };
  });
  await page.getByRole('button', { name: 'Save the run as a file' }).click();
  const text = await page.waitForFunction(() => (globalThis as { saved?: string }).saved);
  return parseRunFile((await text.jsonValue())!);
}

const HELD = 'held in mid-run';

/**
 * From when the page says something it does nothing more: it is killed at the same point on any machine.
 * @param when source of a regular expression
 */
async function hold(page: Page, when: string): Promise<void> {
  await page.evaluate(
    ([held, when]) => {
      new MutationObserver(() => {
        if (!new RegExp(when).test(document.body.textContent.replace(/\s+/g, ' '))) return;
        console.log(held);
        for (;;);
      }).observe(document.body, { childList: true, subtree: true, characterData: true });
    },
    [HELD, when] as const
  );
}

async function begin(page: Page, site: string, questions: number, before = async (_page: Page) => {}) {
  await page.goto(`${site}?set=workshop-40&n=${questions}&seed=7&engine=cpu`);
  const run = page.getByRole('button', { name: 'Run', exact: true });
  await expect(run).toBeEnabled();
  await before(page);
  await run.click();
}

test('a browser killed in mid-run loses nothing: the run goes on and ends with the same answers', async ({
  site
}) => {
  const profile = mkdtempSync(join(tmpdir(), 'calibration-lab-profile-'));
  let { page, kill } = await launch(profile);
  try {
    const held = page.waitForEvent('console', {
      predicate: (said) => said.text() === HELD
    });
    await begin(page, site, 4, (page) => hold(page, '1 of 4 questions'));
    await held;
    await kill();

    ({ page, kill } = await launch(profile));
    await page.goto(site);
    const unfinished = page.getByRole('region', { name: 'Unfinished run' });
    await expect(unfinished).toContainText(/Interrupted at [1-3] of 4/);
    await unfinished.getByRole('button', { name: 'Go on' }).click();
    await untilFinished(page, 4);
    const resumed = await savedRun(page);

    await begin(page, site, 4);
    await untilFinished(page, 4);
    const uninterrupted = await savedRun(page);
    expect(resumed.answers).toHaveLength(4);
    expect(timeless(resumed)).toEqual(timeless(uninterrupted));
  } finally {
    await kill().catch(() => {});
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});

test('a browser killed while the model is loaded for the first time keeps the plan', async ({ site }) => {
  const profile = mkdtempSync(join(tmpdir(), 'calibration-lab-profile-'));
  let { page, kill } = await launch(profile);
  try {
    const held = page.waitForEvent('console', { predicate: (said) => said.text() === HELD });
    await begin(page, site, 1, (page) =>
      hold(page, 'Loading the model|Fetching the model|Starting the model')
    );
    await held;
    await kill();

    ({ page, kill } = await launch(profile));
    await page.goto(site);
    const unfinished = page.getByRole('region', { name: 'Unfinished run' });
    await expect(unfinished).toContainText(/Interrupted at 0 of 1/);
    await unfinished.getByRole('button', { name: 'Go on' }).click();
    await untilFinished(page, 1);
  } finally {
    await kill().catch(() => {});
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
