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
  await expect(chapters.getByRole('status')).toContainText('more than a 45-minute lesson');
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

test('the plan names a model; where a laptop does not know it, the chapter says so and goes on', async ({
  page,
  site,
  elsewhere
}) => {
  await page.goto(`${site}workshop/plan/`);
  const model = part(page, 'The model');
  await expect(model.getByRole('combobox')).toHaveValue('smollm2-135m');
  await expect(model).toContainText('It comes with the lab');
  await expect(part(page, 'The link').getByText(/^http/)).not.toContainText('model=');

  await page.goto(`${site}workshop/plan/?seed=7&model=remote/example.org/Some-Model`);
  await expect(model.getByRole('combobox')).toHaveValue('remote/example.org/Some-Model');
  await expect(model).toContainText('This browser does not know the model “remote/example.org/Some-Model”');
  await expectSound(page, 'an unknown model');
  await page.getByText('A link for each laptop').click();
  await expect(part(page, 'The model on all laptops').getByRole('link').first()).toContainText(
    'model=remote/example.org/Some-Model'
  );
  const link = (await part(page, 'The link').getByText(/^http/).textContent())!;
  expect(link).toContain('model=remote/example.org/Some-Model');

  await page.goto(link);
  await expect(page.getByText(/^The questions: 20 of/)).toBeVisible();
  await page.goto(`${site}workshop/the-model/`);
  const live = page.getByRole('region', { name: 'The model in this browser' });
  await expect(live).toContainText('this browser does not know it');
  await expect(live.getByRole('link', { name: 'Go to Models' })).toBeVisible();
  await expect(page.getByText(/recorded beforehand with/)).toBeVisible();
  await expect(page.getByText('Answer 1 of 20')).toBeVisible();
  await expectSound(page, 'a model this browser does not know');

  await page.goto(`${site}workshop/plan/`);
  await model.getByRole('combobox').selectOption({ index: 1 });
  await expect(model).toContainText('does not come with the lab');
  await expect(part(page, 'The link').getByText(/^http/)).toContainText('model=');
  expect(elsewhere).toEqual([]);
});

test('a link in which all is as usual brings back what is usual', async ({ page, site }) => {
  await page.goto(`${site}workshop/?seed=12&chapters=room`);
  await expect(page.locator('main ol').last().getByRole('heading', { level: 2 })).toHaveCount(1);
  await page.goto(`${site}workshop/plan/`);
  const link = (await part(page, 'The link').getByText(/^http/).textContent())!;
  await page.goto(link);
  await expect(page.locator('main ol').last().getByRole('heading', { level: 2 })).toHaveCount(10);
});

test('options too long for a code are said so in the plan and before the first question', async ({
  page,
  site
}) => {
  const long = (i: number, letter: string) => `${i} ${letter.repeat(120)}`;
  const set = {
    id: 'long-options',
    title: 'Long options',
    description: '',
    licence: '',
    source: '',
    questions: Array.from({ length: 20 }, (_, i) => ({
      id: `long-${i}`,
      text: `Which is long, number ${i}?`,
      answers: [long(i, 'a')],
      distractors: ['b', 'c', 'd'].map((letter) => long(i, letter))
    }))
  };
  await page.goto(`${site}questions/`);
  await expect(page.getByRole('listitem', { name: 'Workshop 40', exact: true })).toBeVisible();
  await page.getByLabel('Question files').setInputFiles({
    name: 'long.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(set))
  });
  const card = page.getByRole('article', { name: 'Import of long.json' });
  await card.getByRole('button', { name: 'Keep 20 questions' }).click();
  await expect(card.getByRole('status')).toContainText('20 questions');

  await page.goto(`${site}workshop/plan/`);
  const questions = part(page, 'Questions');
  await expect(questions.getByText(/too much for one code/)).toHaveCount(0);
  await questions.getByLabel('Question set').selectOption('Long options (20)');
  await expect(questions).toContainText(
    /Answers to these questions do not get into the room\. .*too much for one code: \d+ characters/
  );
  const link = (await part(page, 'The link').getByText(/^http/).textContent())!;
  await page.goto(link);
  await expect(page.getByText('The questions: 20 of “Long options”.')).toBeVisible();
  await page.goto(`${site}workshop/you-first/`);
  await expect(page.getByText('Question 1 of 20')).toBeVisible();
  await expect(page.getByRole('note').filter({ hasText: 'too long for the room' })).toBeVisible();
  await expectSound(page, 'too long for a code');
});

onEveryScreen('axe finds nothing in the plan and nothing overflows', async (page, site) => {
  await page.goto(`${site}workshop/plan/`);
  await page.getByText('See them here').click();
  await page.getByRole('button', { name: 'Leave out Gaming it' }).click();
  await expectSound(page);
});
