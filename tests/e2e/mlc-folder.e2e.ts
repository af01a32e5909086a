import type { Page, Worker } from '@playwright/test';
import { serveElsewhere } from './second-origin';
import { expect, test, untilFinished } from './site';

const LOADING = 600_000;

async function addFolder(page: Page, site: string, other: string) {
  await page.goto(`${site}models/`);
  const group = page.getByRole('region', { name: 'By address' });
  await group.getByText('A model by its address').click();
  await group.getByLabel('MLC folder, for WebGPU').check();
  await group.getByLabel('Address of the MLC folder').fill(`${other}models/tiny`);
  await group.getByLabel('Address of its compiled library').fill(`${other}model-libs/tiny.wasm`);
  await group.getByRole('button', { name: 'Add to the list' }).click();
  return group.getByRole('article', { name: 'tiny' });
}

test('an MLC folder of another site: a broken and a cancelled download keep nothing; then it loads on WebGPU, without that site too', async ({
  page,
  site
}) => {
  const other = await serveElsewhere('static');
  try {
    const card = await addFolder(page, site, other.url);
    other.manner = 'cut';
    await card.getByRole('button', { name: 'Load' }).click();
    await expect(page.getByRole('alert')).toContainText(/could not be fetched.*try again/, {
      timeout: LOADING
    });
    await expect(card).toContainText('not in this browser yet');

    other.manner = 'stuck';
    await card.getByRole('button', { name: 'Try again' }).click();
    await expect(card.getByRole('progressbar')).toBeVisible();
    await card.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByRole('alert')).toContainText('cancelled', { timeout: LOADING });
    await expect(card).toContainText('not in this browser yet');

    other.manner = 'whole';
    await card.getByRole('button', { name: 'Try again' }).click();
    await expect(card).toContainText('loaded on WebGPU', { timeout: LOADING });
    await expect(card).toContainText('kept in this browser');

    await other.close();
    await page.reload();
    await card.getByRole('button', { name: 'Load' }).click();
    await expect(card).toContainText('loaded on WebGPU', { timeout: LOADING });
  } finally {
    await other.close();
  }
});

/** Keeps hold of the GPU devices a worker asks for. */
async function watchDevices(worker: Worker): Promise<void> {
  await worker.evaluate(() => {
    const scope = globalThis as unknown as { devices: GPUDevice[] };
    scope.devices = [];
    const request = GPUAdapter.prototype.requestDevice;
    GPUAdapter.prototype.requestDevice = async function (descriptor) {
      const device = await request.call(this, descriptor);
      scope.devices.push(device);
      return device;
    };
  });
}

/** How many devices the worker has asked for. */
function devicesOpened(worker: Worker): Promise<number> {
  return worker.evaluate(() => (globalThis as unknown as { devices: GPUDevice[] }).devices.length);
}

function loseDevice(worker: Worker): Promise<void> {
  return worker.evaluate(() => (globalThis as unknown as { devices: GPUDevice[] }).devices.at(-1)!.destroy());
}

test('a run whose GPU is lost, twice, loads the model again and goes on', async ({ page, site }) => {
  const other = await serveElsewhere('static');
  try {
    const card = await addFolder(page, site, other.url);
    await card.getByRole('button', { name: 'Load' }).click();
    await expect(card).toContainText('loaded on WebGPU', { timeout: LOADING });
    const [worker] = page.workers().filter((worker) => worker.url().includes('engine'));
    await watchDevices(worker);
    // What is loaded already has a device nobody watches: load another model, then this one again.
    await page
      .getByRole('article', { name: 'SmolLM2-135M-Instruct', exact: true })
      .getByRole('button')
      .first()
      .click();
    await expect(page.getByText('smollm2-135m · CPU · ready')).toBeVisible({ timeout: LOADING });
    await card.getByRole('button', { name: 'Load' }).click();
    await expect(card).toContainText('loaded on WebGPU', { timeout: LOADING });

    await page.getByRole('link', { name: 'Compare' }).click();
    const form = page.getByRole('form', { name: 'New run' });
    await form.getByLabel('Model').selectOption({ label: 'tiny' });
    await form.getByLabel('Questions', { exact: true }).fill('9');
    await form.getByLabel('Questions', { exact: true }).blur();
    await form.getByRole('button', { name: 'Run', exact: true }).click();
    const running = page.getByRole('region', { name: 'Running' }).getByRole('status');
    const asked = async () => Number(/(\d+) of 9/.exec((await running.textContent()) ?? '')?.[1] ?? 0);
    const opened = await devicesOpened(worker);
    let before = 0;
    for (const loss of [1, 2]) {
      await expect.poll(asked, { timeout: LOADING }).toBeGreaterThan(before);
      before = await asked();
      await loseDevice(worker);
      await expect.poll(() => devicesOpened(worker), { timeout: LOADING }).toBe(opened + loss);
    }
    await untilFinished(page, 9, LOADING);
    expect(await devicesOpened(worker)).toBe(opened + 2);
    await expect(page.getByRole('alert')).toHaveCount(0);
  } finally {
    await other.close();
  }
});
