import { lanAddresses } from '../../scripts/lan/certificate.mjs';
import { serveLan } from '../../scripts/lan/serve-lan.mjs';
import { parseRunFile } from '../../src/lib/runs/file/read';
import { readFileSync } from 'node:fs';
import { expectSound } from './every-screen';
import { expect, test as base, untilFinished } from './site';

const test = base.extend<object, { room: Awaited<ReturnType<typeof serveLan>> }>({
  room: [
    // eslint-disable-next-line no-empty-pattern -- the runner reads the fixtures wanted from the braces
    async ({}, use) => {
      const room = await serveLan({ securePort: 0, plainPort: 0 });
      await use(room);
      await room.close();
    },
    { scope: 'worker' }
  ]
});
test.skip(lanAddresses().length === 0, 'this machine has no address in a network');

test('over HTTPS with the room’s own certificate the page is isolated, and nothing is said to be missing', async ({
  browser,
  room
}) => {
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  const page = await context.newPage();
  await page.goto(`${room.secureUrls[0]}workshop/`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await page.evaluate(() => [isSecureContext, crossOriginIsolated])).toEqual([true, true]);
  await expect(page.getByRole('note', { name: 'What is missing here' })).toHaveCount(0);
  await context.close();
});

test('over plain HTTP the page says what is missing, and the model answers on one thread', async ({
  browser,
  room
}) => {
  const url = room.plainUrls[0];
  const context = await browser.newContext();
  const elsewhere: string[] = [];
  context.on('request', (request) => {
    if (request.url().startsWith('http') && !request.url().startsWith(url)) elsewhere.push(request.url());
  });
  const page = await context.newPage();
  await page.goto(`${url}?set=workshop-40&n=2&seed=7&methods=direct,distractors`);
  const note = page.getByRole('note', { name: 'What is missing here' });
  await expect(note).toContainText('no WebGPU, no threads and no offline cache');
  expect(await page.evaluate(() => [isSecureContext, crossOriginIsolated])).toEqual([false, false]);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await untilFinished(page, 2);
  await page.goto(`${url}runs/`);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a file' }).click();
  const { run, answers } = parseRunFile(readFileSync(await (await download).path(), 'utf8'));
  expect(answers).toHaveLength(2);
  expect(run.model).toMatchObject({ engine: 'cpu' });
  expect(run.model!.device).toMatch(/^(?:one|1) thread/);

  // The first chapter opens too, and the plan says that its link has to be copied by hand.
  await page.goto(`${url}workshop/you-first/`);
  await expect(page.getByText('Question 1 of 20')).toBeVisible();
  await expectSound(page, 'plain');
  await page.goto(`${url}workshop/plan/`);
  await page.getByRole('button', { name: 'Copy the link' }).click();
  await expect(page.getByText('This browser did not let the page copy')).toBeVisible();
  expect(elsewhere).toEqual([]);
  await context.close();
});
