import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { chromiumArguments, findChromium } from '../../scripts/chromium.mjs';
import { expect, test } from './site';

test('with all cookies blocked a run works on the screen, and the page says that nothing is stored', async ({
  site
}) => {
  const profile = mkdtempSync(join(tmpdir(), 'calibration-lab-blocked-'));
  mkdirSync(join(profile, 'Default'));
  writeFileSync(
    join(profile, 'Default', 'Preferences'),
    JSON.stringify({ profile: { default_content_setting_values: { cookies: 2 } } })
  );
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium() ?? undefined,
    args: chromiumArguments
  });
  try {
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(`${site}?set=workshop-40&n=2&seed=7&engine=cpu`);
    const refused = await page.evaluate(() =>
      navigator.locks.request('x', () => 'granted').catch((error: Error) => error.name)
    );
    expect(refused).toBe('SecurityError');
    await expect(page.getByText(/does not let the page store anything/)).toBeVisible();
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(page.getByText(/Finished: 2 of 2 questions asked; 2 of them are not stored/)).toBeVisible();
    await expect(page.getByText(/2 answers of “.*” are not stored/)).toBeVisible();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save it as a file' }).click();
    expect(JSON.parse(readFileSync(await (await saved).path(), 'utf8')).answers).toHaveLength(2);
    await page.getByRole('link', { name: 'Runs' }).click();
    await expect(page.getByRole('listitem').filter({ hasText: 'not stored yet' })).toBeVisible();
    await expect(page.getByRole('main')).not.toContainText(/SecurityError|insecure|denied/i);
    // The browser refuses the service worker too, which the framework registers; the page does not need it.
    expect(errors.filter((message) => !message.includes('ServiceWorker'))).toEqual([]);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
