import { readFileSync } from 'node:fs';
import type { QuestionSet } from '../../src/lib/questions/question';
import { clickAtOnce, expect, test } from './site';

const HARD = `question,answer
What is the capital of Kyrgyzstan?,Bishkek
What is the capital of Chad?,N'Djamena
`;

test('distractors from the model’s own answers: a model is asked for, they are previewed, kept with their origin, and undone', async ({
  page,
  site,
  elsewhere
}) => {
  await page.goto(`${site}questions/`);
  await expect(page.getByRole('listitem', { name: 'Workshop 40', exact: true })).toBeVisible();
  await page
    .getByLabel('Question files')
    .setInputFiles({ name: 'two.csv', mimeType: 'text/csv', buffer: Buffer.from(HARD) });
  const card = page.getByRole('article', { name: 'Import of two.csv' });
  await card.getByRole('button', { name: 'Keep 2 questions' }).click();
  await card.getByRole('link', { name: 'two' }).click();

  const dialog = page.getByRole('dialog', { name: 'Make distractors' });
  const choose = async () => {
    await page.getByRole('button', { name: 'Distractors …' }).click();
    await dialog.getByLabel('From the model’s own answers').check();
  };
  await choose();
  await expect(dialog.getByText('No model is loaded.')).toBeVisible();
  await dialog.getByRole('link', { name: 'Load one' }).click();
  await page.getByLabel('Run on').selectOption('cpu');
  const builtIn = page.getByRole('region', { name: 'Comes with the lab' });
  await builtIn.getByRole('button', { name: 'Load', exact: true }).click();
  await expect(page.getByText('loaded on CPU')).toBeVisible();

  await page.goBack();
  await choose();
  await dialog.getByLabel('Answers drawn per question').fill('3');
  await dialog.getByLabel('Temperature').fill('1');
  const start = dialog.getByRole('button', { name: 'Ask the model 2 questions' });
  const stopped = await clickAtOnce(page, 'Stop');
  await start.click();
  await stopped();
  await expect(dialog.getByText(/Stopped after 0 of 2 questions/)).toBeVisible();
  await start.click();
  await expect(dialog.getByText(/of the 2 questions asked/)).toBeVisible();
  await expect(dialog.getByRole('list', { name: 'Distractors found' }).getByRole('listitem')).not.toHaveCount(
    0
  );
  await dialog.getByRole('button', { name: 'Add them' }).click();
  await expect(dialog).toHaveCount(0);

  const download = page.waitForEvent('download');
  await page
    .getByRole('group', { name: 'Save as a file' })
    .getByRole('button', { name: 'JSON', exact: true })
    .click();
  const set = JSON.parse(readFileSync(await (await download).path(), 'utf8')) as QuestionSet;
  const made = set.questions.filter(({ distractors }) => distractors);
  expect(made.length).toBeGreaterThan(0);
  for (const { answers, distractors, distractorOrigins } of made) {
    expect(new Set(distractorOrigins)).toEqual(new Set(['model']));
    expect(distractorOrigins).toHaveLength(distractors!.length);
    expect(distractors).not.toContain(answers[0]);
  }
  await page.getByRole('button', { name: /^Undo the distractors made/ }).click();
  await expect(page.getByText('2 questions, without distractors')).toBeVisible();
  expect(elsewhere).toEqual([]);
});
