import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plainHost } from './updated-site';
import { expect, test } from './site';

// Requests of a service worker could not be made to fail here.
test.use({ serviceWorkers: 'block' });

test('an engine whose script is missing is said with what to do, and started again when it is there', async ({
  page,
  site
}) => {
  let there = false;
  await page.route(/engine\.worker-[^/]*\.js/, (route) =>
    there ? route.continue() : route.fulfill({ status: 404, body: 'Not found' })
  );
  await page.goto(`${site}models/`);
  const builtIn = page.getByRole('region', { name: 'Comes with the lab' });
  await page.getByLabel('Run on').selectOption('cpu');
  await builtIn.getByRole('button', { name: 'Load', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText(
    /part of the lab could not be fetched.*Reload the page/
  );
  there = true;
  await builtIn.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('loaded on CPU')).toBeVisible();
});

/** A part of the engine's worker that it asks for when a model is loaded on the CPU. */
function laterPart(): string {
  const folder = join('build', '_app', 'immutable', 'workers', 'chunks');
  return readdirSync(folder).find((name) =>
    readFileSync(join(folder, name), 'utf8').includes('could not be loaded as a GGUF model')
  )!;
}

for (const [what, part] of [
  ['the engine’s script', () => 'engine.worker-*.js'],
  ['what it asks for later', laterPart]
] as const) {
  test(`a connection that breaks off for a moment is not noticed: ${what}`, async ({ page, site }) => {
    let asked = 0;
    await page.route(`**/workers/**/${part()}`, (route) =>
      asked++ === 0 ? route.abort('internetdisconnected') : route.continue()
    );
    await page.goto(`${site}models/`);
    await page.getByLabel('Run on').selectOption('cpu');
    await page
      .getByRole('region', { name: 'Comes with the lab' })
      .getByRole('button', { name: 'Load', exact: true })
      .click();
    await expect(page.getByText('loaded on CPU')).toBeVisible();
    expect(asked).toBe(2);
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
}

test('a page of which a part is missing says so, and fetches itself anew', async ({ page, site }) => {
  let there = false;
  await page.route(/_app\/immutable\/entry\/app\.[^/]*\.js/, (route) =>
    there ? route.continue() : route.fulfill({ status: 404, body: 'Not found' })
  );
  await page.goto(site);
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('A part of this page could not be loaded');
  await expect(alert).toContainText('stored in this browser are kept');
  there = true;
  await alert.getByRole('button', { name: 'Fetch the page anew' }).click();
  await expect(page.getByText('A recorded run')).toBeVisible();
  await expect(alert).toHaveCount(0);
});

test('no page of another site frames the lab, whether the host can say so or not', async ({ page, site }) => {
  const plain = await plainHost('build');
  const folder = mkdtempSync(join(tmpdir(), 'calibration-lab-frame-'));
  const other = await plainHost(folder);
  try {
    for (const target of [site, plain.url]) {
      writeFileSync(join(folder, 'index.html'), `<iframe src="${target}" width="800" height="600"></iframe>`);
      await page.goto(`${other.url}?${target}`);
      const frame = page.frameLocator('iframe');
      if (target === plain.url) {
        await expect(frame.getByRole('alert')).toContainText('does not run inside a page of another site');
        await expect(frame.getByRole('link', { name: 'Open it on its own' })).toHaveAttribute('href', target);
      } else await expect.poll(() => page.frames()[1]?.url()).toMatch(/^chrome-error:/);
      await expect(frame.getByRole('button', { name: 'Run', exact: true })).toHaveCount(0);
    }
  } finally {
    await plain.close();
    await other.close();
    rmSync(folder, { recursive: true });
  }
});
