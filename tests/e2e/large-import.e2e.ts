import type { Page } from '@playwright/test';
import { expect, test } from './site';

const MANY = 50_000;
const ROWS = Array.from(
  { length: MANY },
  (_, i) => `What is the name of thing ${i}?,thing ${i},group ${i % 7}`
);
const LARGE = {
  name: 'large.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`question,answer,category\n${ROWS.join('\n')}\n`)
};
const SMALL = {
  name: 'small.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from('question,answer\nWhat is 1+1?,2\nWhat is 2+2?,4\n')
};

const importOf = (page: Page, name: string) => page.getByRole('article', { name: `Import of ${name}` });

async function bring(page: Page, file: typeof LARGE): Promise<void> {
  await expect(page.getByRole('listitem', { name: 'Workshop 40', exact: true })).toBeVisible();
  await page.getByLabel('Question files').setInputFiles(file);
}

/** Question records in the database, whatever set they belong to. */
function storedQuestions(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('calibration-lab');
        opening.onerror = () => reject(opening.error!);
        opening.onsuccess = () => {
          const db = opening.result;
          const counting = db.transaction('questions').objectStore('questions').count();
          counting.onsuccess = () => {
            db.close();
            resolve(counting.result);
          };
        };
      })
  );
}

test('a tab closed in mid-import leaves what was there and nothing half done; then 50,000 questions come in', async ({
  context,
  site
}) => {
  test.setTimeout(240_000);
  let page = await context.newPage();
  await page.goto(`${site}questions/`);
  await bring(page, SMALL);
  await importOf(page, 'small.csv')
    .getByRole('button', { name: /^Keep / })
    .click();
  await expect(importOf(page, 'small.csv').getByRole('status')).toContainText('Kept as small');
  expect(await storedQuestions(page)).toBe(2);

  await bring(page, LARGE);
  const keep = importOf(page, 'large.csv').getByRole('button', { name: /^Keep / });
  await expect(keep).toBeVisible();
  // However fast the machine is, the tab is closed before the import is done.
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await keep.click();
  await expect.poll(() => storedQuestions(page)).toBeGreaterThan(2);
  await expect(importOf(page, 'large.csv').getByRole('status')).toContainText('Keeping');
  await page.close();

  page = await context.newPage();
  await page.goto(`${site}questions/`);
  await expect(page.getByRole('listitem', { name: 'small' })).toBeVisible();
  await expect(page.getByRole('listitem', { name: 'large' })).toHaveCount(0);
  await expect.poll(() => storedQuestions(page)).toBe(2);

  await bring(page, LARGE);
  await importOf(page, 'large.csv')
    .getByRole('button', { name: /^Keep / })
    .click();
  await expect(importOf(page, 'large.csv').getByRole('status')).toContainText('Kept as large');
  expect(await storedQuestions(page)).toBe(MANY + 2);

  await importOf(page, 'large.csv').getByRole('link', { name: 'large' }).click();
  await page.getByRole('searchbox').fill('thing 41234');
  await page.getByRole('button', { name: /^Edit: What is the name of thing 41234/ }).click();
  const form = page.getByRole('form', { name: 'Edit the question' });
  await form.getByRole('textbox', { name: 'Preferred answer' }).fill('another thing');
  await form.getByRole('button', { name: 'Keep the change' }).click();
  await expect(page.getByRole('row', { name: /thing 41234/ })).toContainText('another thing');
  await page.reload();
  await page.getByRole('searchbox').fill('thing 41234');
  await expect(page.getByRole('row', { name: /thing 41234/ })).toContainText('another thing');
});
