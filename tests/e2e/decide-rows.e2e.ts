import type { Page } from '@playwright/test';
import { expectSound, onEveryScreen } from './every-screen';
import { expect, test } from './site';

const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const cities = ['Paris', 'Vienna', 'Lima', 'Rome', 'Oslo'];

/** Answers of two models to be graded: the small one is right in half of them, the large one in all but a tenth. */
function answers(n: number): string {
  const lines = Array.from({ length: n }, (_, i) => {
    const [gold, other] = [cities[i % 5], cities[(i + 1) % 5]];
    const line = (model: string, right: boolean, sure: number) =>
      `q${i},Which city is number ${i}?,${model},${right ? `It is ${gold}.` : other},${gold},${sure}`;
    return [
      line('small', i % 2 === 0, i % 2 === 0 ? 0.6 : 0.5),
      line('large', i % 10 !== 0, (80 + (i % 10)) / 100)
    ].join('\n');
  });
  return ['id,question,model,answer,gold,confidence', ...lines].join('\n');
}

async function take(page: Page) {
  const input = page.getByLabel('File of predictions', { exact: true });
  // Before it is at work, what it is given is lost.
  await expect(input).toBeEnabled();
  await input.setInputFiles({ name: 'models.csv', mimeType: 'text/csv', buffer: Buffer.from(answers(300)) });
}

test('several rows stand beside each other, and each leads to its own decisions', async ({ page, site }) => {
  await page.goto(`${site}decide/`);
  const beside = part(page, 'Rows beside each other');
  await expect(beside.getByRole('row')).toHaveCount(4);
  await beside.getByLabel(/All \d+ rows/).check();
  expect(await beside.getByRole('row').count()).toBeGreaterThan(10);
  await beside.getByRole('link', { name: 'Direct answer, mean token entropy' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/row=direct%2Fmean-token-entropy/);
  await expect(page.getByLabel(/^Row of the run/)).toHaveValue('direct/mean-token-entropy');
  await page.getByLabel(/^Row of the run/).selectOption('distractors/option-probability');
  await expect(page).not.toHaveURL(/row=/);

  await take(page);
  await expect(beside.getByRole('row').nth(1)).toContainText(/^large.*0\.\d+.*%/);
  await expect(beside.getByRole('row').nth(2)).toContainText('small');
  await expect(page.getByText(/600 answers were graded by the lab’s own rules against "gold"/)).toBeVisible();
  await beside.getByRole('link', { name: /^large/ }).click();
  await expect(page.getByLabel(/^Row of the run/)).toHaveValue('of the file: large/confidence');
  await expect(part(page, 'Threshold').getByRole('status')).toContainText(
    'it is 95 % certain that at least 90 %'
  );
});

test('answers of a file that were graded here can be graded by a person', async ({ page, site }) => {
  await page.goto(`${site}predictions/`);
  await take(page);
  await page.getByRole('button', { name: /comparison/i }).click();
  await expect(page.getByRole('table', { name: /side by side/ })).toBeVisible();
  await page.getByRole('link', { name: 'Grading', exact: true }).click();
  await page.getByText(/^all/).first().click();
  await expect(page.getByRole('list', { name: 'Replies' }).getByRole('listitem').first()).toContainText(
    'Which city'
  );
  const ruled = await page
    .getByRole('region', { name: 'The reply' })
    .getByText(/^The rule “/)
    .textContent();
  await page.keyboard.press(/says right/.test(ruled!) ? '2' : '1');
  await expect(page.getByRole('button', { name: 'graded by you 1' })).toBeVisible();
});

onEveryScreen('axe finds nothing in rows beside each other and nothing overflows', async (page, site) => {
  await page.goto(`${site}decide/`);
  await part(page, 'Rows beside each other')
    .getByLabel(/All \d+ rows/)
    .check();
  await expectSound(page);
});
