import type { Page } from '@playwright/test';
import { firstScripts, gzipSize } from '../../scripts/first-scripts.mjs';
import { expect, test } from './site';

/** Most bytes of scripts, as gzip, that a page may make a visitor wait for before there is something to see. */
const MOST_FIRST = 90_000;

const bytesOf = (paths: Iterable<string>) =>
  [...paths].reduce((sum, path) => sum + gzipSize('build', path), 0);
const table = (page: Page) => page.locator('section[aria-label="All rows side by side"]');
const dots = (page: Page) => page.locator('svg.chart .dot');

/** What the table and the diagrams say and where their marks stand. */
const figures = (page: Page) =>
  page.evaluate(() => {
    const cells = [...document.querySelectorAll('section[aria-label="All rows side by side"] :is(th, td)')];
    const marks = [
      ...document.querySelectorAll('.diagrams > .card svg.chart :is(.dot, circle, path, rect, line)')
    ];
    const places = ['cx', 'cy', 'r', 'd', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'aria-label'];
    return {
      cells: cells.map((each) => each.textContent!.replace(/\s+/g, ' ').trim()),
      sentences: [...document.querySelectorAll('.diagrams > .card .verdict')].map((each) => each.textContent),
      marks: marks
        .filter((each) => !each.closest('.mark'))
        .map((each) => places.map((name) => each.getAttribute(name)).join(' '))
        // Two engines of one browser may differ in the last place of a number.
        .map((mark) => mark.replace(/(\.\d{6})\d+/g, '$1'))
    };
  });

test('what a first visit waits for is small', () => {
  const first = firstScripts('build', 'index.html');
  expect(bytesOf(first)).toBeLessThan(MOST_FIRST);
  // And the page asks for all of it at once.
  expect(first.length).toBeGreaterThan(10);
});

test.describe('without the worker that keeps the site', () => {
  test.use({ serviceWorkers: 'block' });

  test('the recorded run is seen at first sight, and is the same once it can be worked with', async ({
    page,
    site
  }) => {
    const first = new Set(firstScripts('build', 'index.html'));
    const asked: string[] = [];
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/*.js', async (route) => {
      const path = new URL(route.request().url()).pathname.slice(1);
      if (first.has(path)) asked.push(path);
      else await released;
      await route.continue();
    });
    await page.goto(site, { waitUntil: 'domcontentloaded' });
    await expect(table(page)).toBeVisible();
    await expect(dots(page).first()).toBeVisible();
    await expect(page.getByText('A recorded run')).toBeVisible();
    // Drawn by the page itself, and again by its first scripts; nothing else was needed.
    await expect(page.locator('.sight .diagrams:not(.unmeasured)')).toHaveCount(1);
    expect(bytesOf(asked)).toBeLessThan(MOST_FIRST);
    const seen = await figures(page);
    expect(seen.cells.length).toBeGreaterThan(50);
    expect(seen.marks.length).toBeGreaterThan(50);

    release();
    await expect(page.getByRole('form', { name: 'New run' })).toBeVisible();
    await expect(page.locator('.sight')).toHaveCount(0);
    expect(await figures(page)).toEqual(seen);
    await expect(table(page)).toHaveAttribute('aria-busy', 'false');
  });

  test('a part that cannot be fetched is said, and what is seen stays', async ({ page, site }) => {
    const first = new Set(firstScripts('build', 'index.html'));
    await page.route('**/*.js', (route) => {
      const path = new URL(route.request().url()).pathname.slice(1);
      return first.has(path) ? route.continue() : route.abort();
    });
    await page.goto(site);
    await expect(page.getByText('A part of this page could not be loaded.')).toBeVisible();
    await expect(table(page)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Fetch the page anew' })).toBeVisible();
  });

  test('what an address asks for is not preceded by the recorded run', async ({ page, site }) => {
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    const first = new Set(firstScripts('build', 'index.html'));
    await page.route('**/*.js', async (route) => {
      if (!first.has(new URL(route.request().url()).pathname.slice(1))) await released;
      await route.continue();
    });
    await page.goto(`${site}?hide=table`, { waitUntil: 'domcontentloaded' });
    await expect(page.getByText('Getting the comparison ready')).toBeVisible();
    await expect(table(page)).toBeHidden();
    release();
    await expect(dots(page).first()).toBeVisible();
    await expect(table(page)).toHaveCount(0);
  });
});
