import type { Page } from '@playwright/test';
import { expectSound, onEveryScreen } from './every-screen';
import { expect, test } from './site';

const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

test('a teacher chooses chapters and questions; who opens the link has the same; paper has them too', async ({
  page,
  browser,
  site,
  elsewhere
}) => {
  await page.goto(`${site}workshop/room/`);
  await page.getByRole('link', { name: 'Plan a lesson' }).click();
  const chapters = part(page, 'Chapters');
  await expect(chapters.getByRole('listitem')).toHaveCount(10);
  await expect(chapters.getByRole('status')).toContainText('more than a lesson of 45');
  for (const title of ['Gaming it', 'Mend it', 'Three ways of asking it']) {
    await chapters.getByRole('button', { name: `Leave out ${title}` }).click();
  }
  await chapters.getByRole('button', { name: 'The room: earlier' }).click();
  await chapters.getByRole('button', { name: 'Add Gaming it' }).click();
  await chapters.getByRole('button', { name: 'Leave out Gaming it' }).click();
  await expect(chapters.getByRole('status')).toContainText('7 chapters, about');
  await page.getByLabel(/^Seed/).fill('11');
  await page.getByLabel(/^Seed/).press('Enter');
  const link = (await part(page, 'The link').getByText(/^http/).textContent())!;
  expect(link).toContain('seed=11');
  await expect(part(page, 'The link').getByRole('img', { name: 'QR code of the link' })).toBeVisible();

  const learner = await (await browser.newContext()).newPage();
  await learner.goto(link);
  const titles = learner.locator('main ol').last().getByRole('heading', { level: 2 });
  await expect(titles).toHaveCount(7);
  expect(await titles.nth(4).textContent()).toBe('The room');
  await titles.nth(0).getByRole('link').click();
  await expect(learner.getByRole('heading', { level: 1, name: 'You first' })).toBeVisible();

  await page.emulateMedia({ media: 'print' });
  const questions = part(page, 'Questions on paper');
  await expect(questions.getByRole('listitem')).toHaveCount(20);
  await expect(part(page, 'Answers on paper').getByRole('listitem')).toHaveCount(20);
  await expect(part(page, 'Chapters')).toBeHidden();
  const first = (await questions.getByRole('listitem').first().textContent())!.split('?')[0];
  await expect(learner.getByText(`${first}?`).first()).toBeVisible();
  expect(elsewhere).toEqual([]);
  await learner.context().close();
});

test('a link in which all is as usual brings back what is usual', async ({ page, site }) => {
  await page.goto(`${site}workshop/?seed=12&chapters=room`);
  await expect(page.locator('main ol').last().getByRole('heading', { level: 2 })).toHaveCount(1);
  await page.goto(`${site}workshop/plan/`);
  const link = (await part(page, 'The link').getByText(/^http/).textContent())!;
  await page.goto(link);
  await expect(page.locator('main ol').last().getByRole('heading', { level: 2 })).toHaveCount(10);
});

onEveryScreen('axe finds nothing in the plan and nothing overflows', async (page, site) => {
  await page.goto(`${site}workshop/plan/`);
  await page.getByText('See them here').click();
  await page.getByRole('button', { name: 'Leave out Gaming it' }).click();
  await expectSound(page);
});
