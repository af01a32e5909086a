import type { Page } from '@playwright/test';
import { polygraphText } from '../fixtures/recorded-run';
import { expectSound, onEveryScreen } from './every-screen';
import { expect, test } from './site';

const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** Opens a run with drawn answers, and decides on how much they agree. */
async function decideOnDrawn(page: Page, site: string): Promise<void> {
  await page.goto(`${site}runs/`);
  const file = { name: 'run.json', mimeType: 'application/json', buffer: Buffer.from(polygraphText()) };
  // A page that has just come does not listen yet.
  await expect(async () => {
    await page.getByLabel(/Open a run\.json/).setInputFiles(file);
    await expect(page).toHaveURL(site, { timeout: 10_000 });
  }).toPass();
  await page.goto(`${site}decide/`);
  await page.getByLabel(/^Row of the run/).selectOption('samples/agreement');
}

test('sets of drawn answers where answers were drawn; where none were, that is said', async ({
  page,
  site
}) => {
  await decideOnDrawn(page, site);
  const sets = part(page, 'Sets of drawn answers');
  await expect(sets.getByRole('status')).toContainText('are too few to choose a threshold on, it takes 9');
  await sets.getByLabel('May hold no right answer for').selectOption('0.5');
  await sets.getByLabel('Questions to which no right answer was drawn').selectOption('leave-out');
  await expect(sets.getByRole('status')).toContainText(
    /a right answer is in the set for at least 50 % of questions to which one was drawn\. On \d other questions? to which/
  );
  await expect(sets).toContainText('are left out of the promise; 50 % may miss');
  await sets.getByText(/^Sets of the first/).click();
  await expect(sets.getByRole('listitem').first()).toContainText(/\d+ of 10 drawn answers/);
  await page.getByLabel(/^Row of the run/).selectOption({ index: 0 });
  await expect(sets).toContainText('no answers were drawn for this row');
});

onEveryScreen('axe finds nothing in sets of drawn answers and nothing overflows', async (page, site) => {
  await decideOnDrawn(page, site);
  await part(page, 'Sets of drawn answers')
    .getByText(/^Sets of the first/)
    .click();
  await expectSound(page);
});
