import { readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { furtherBuild, plainHost, removeBuilds, type PlainHost } from './updated-site';

const builds = ['uone', 'utwo', 'uthree'];
let folders: string[];
/** A busy machine takes its time to fetch and check a build. */
const PATIENT = { timeout: 600_000 };
test.beforeAll(() => void (folders = builds.map(furtherBuild)));
test.afterAll(() => removeBuilds(...folders));

/**
 * Waits until the worker of a build answers for the page, with all its files kept, and none is on its way: a navigation
 * that begins while one worker takes over from another may wait for the one that goes, for ever where a debugger holds on
 * to it as it does in tests.
 */
async function untilKept(page: Page, mark: string): Promise<void> {
  const named = new RegExp(`^calibration-lab-site-.*${mark}$`);
  const kept = () =>
    page.evaluate(async () => {
      const names = await caches.keys();
      const registration = await navigator.serviceWorker.getRegistration();
      if (registration?.active?.state !== 'activated') return [];
      const { installing, waiting, active } = registration;
      return !installing && !waiting && navigator.serviceWorker.controller === active ? names : [];
    });
  await expect.poll(kept, PATIENT).toContainEqual(expect.stringMatching(named));
}

/** The build a page was made from. */
const buildOf = async (page: Page) => {
  const html = await page.content();
  return builds.filter((mark) => new RegExp(`immutable/[^"' ]*${mark}\\.`).test(html));
};

/** Goes through pages whose code is fetched when they are opened. */
async function click(page: Page): Promise<void> {
  for (const name of ['Questions', 'Models', 'Runs', 'Compare']) {
    await page.getByRole('link', { name, exact: true }).first().click();
    await expect(page.getByRole('link', { name, exact: true }).first()).toHaveAttribute(
      'aria-current',
      'page'
    );
    await expect(page.getByText('Looking at what this machine can run')).toHaveCount(0);
  }
  await expect(page.getByText('A recorded run')).toBeVisible();
  await expect(page.locator('#page-guard')).toHaveCount(0);
}

/** Files of the newest build in the browser that are not of that build. */
function foreignFiles(page: Page, mark: string): Promise<string[]> {
  return page.evaluate(async (mark) => {
    const { files } = (await (await fetch('/site-manifest.json', { cache: 'reload' })).json()) as {
      files: Record<string, string>;
    };
    const name = (await caches.keys()).find((name) => name.endsWith(mark))!;
    const cache = await caches.open(name);
    const foreign: string[] = [];
    for (const request of await cache.keys()) {
      const bytes = await (await cache.match(request))!.arrayBuffer();
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
      const hex = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      const path = decodeURI(new URL(request.url).pathname.slice(1));
      if (!files[path]?.split(' ').includes(hex)) foreign.push(path);
    }
    return foreign;
  }, mark);
}

async function freshPage(host: PlainHost, page: Page): Promise<Page> {
  const other = await page.context().newPage();
  await other.goto(host.url);
  return other;
}

for (const [how, cacheControl] of [
  ['that browsers keep as long as they see fit', undefined],
  ['that browsers keep for ten minutes', 'max-age=600']
] as const) {
  test(`a site ${how} is updated twice: each tab works on, online and offline`, async ({ page }) => {
    const host = await plainHost(folders[0], cacheControl);
    try {
      await page.goto(host.url);
      await untilKept(page, 'uone');
      // Its pages are in the browser's own cache, too.
      for (const path of ['questions/', 'models/', 'runs/', '']) await page.goto(host.url + path);
      await expect(page.getByText('A recorded run')).toBeVisible();
      const tabs = [page];
      for (const at of [1, 2]) {
        host.folder = folders[at];
        const other = await freshPage(host, page);
        await untilKept(other, builds[at]);
        expect(await foreignFiles(other, builds[at])).toEqual([]);
        await other.reload();
        expect(await buildOf(other)).toEqual([builds[at]]);
        tabs.push(other);
        for (const tab of tabs) await click(tab);
      }
      expect(await buildOf(page)).toEqual(['uone']);

      host.up = false;
      const last = await freshPage(host, page);
      for (const tab of [...tabs, last]) await click(tab);
      expect(await buildOf(last)).toEqual(['uthree']);
      expect(host.missing.filter((path) => path.startsWith('/_app/'))).toEqual([]);
    } finally {
      await host.close();
    }
  });
}

test('an update of which a file is missing, or of another build, is not taken; the old one stays whole', async ({
  page
}) => {
  const host = await plainHost(folders[0]);
  try {
    await page.goto(host.url);
    await untilKept(page, 'uone');
    const broken = furtherBuild('ubroken');
    const chunks = join(broken, '_app', 'immutable', 'chunks');
    const [first] = readdirSync(chunks);
    for (const spoil of [
      () => renameSync(join(chunks, first), join(chunks, 'gone.js')),
      () => writeFileSync(join(chunks, first), '/* of another build */')
    ]) {
      spoil();
      host.folder = broken;
      const failed = await page.evaluate(async () => {
        const registration = (await navigator.serviceWorker.getRegistration())!;
        return new Promise<boolean>((resolve) => {
          registration.addEventListener('updatefound', () => {
            const { installing } = registration;
            installing!.addEventListener('statechange', () => resolve(installing!.state === 'redundant'));
          });
          void registration.update();
        });
      });
      expect(failed).toBe(true);
      const names = await page.evaluate(() => caches.keys());
      expect(names.filter((name) => name.endsWith('ubroken'))).toEqual([]);
      host.up = false;
      await page.reload();
      await click(page);
      expect(await buildOf(page)).toEqual(['uone']);
      host.up = true;
    }
    removeBuilds(broken);
  } finally {
    await host.close();
  }
});
