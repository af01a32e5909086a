import { readFileSync } from 'node:fs';
import type { Download, Page } from '@playwright/test';
import type { QuestionSet } from '../../src/lib/questions/question';
import { expect, test } from './site';

const FAULTY = `question,answer,wrong 1,wrong 2,wrong 3,category
What is the capital of France?,Paris,Lyon,Marseille,Nice,places
What is the capital of Spain?,,Seville,Valencia,Bilbao,places
What is 2+2?,4,3,5,22,numbers
"=HYPERLINK(""http://x"")",yes,no,perhaps,never,odd
"<img src=x onerror=""document.title='run'"">",no,yes,perhaps,never,odd
Short row
`;
const STRANGE = `alpha;beta;gamma
Lorem ipsum dolor;Rom;12
Amet consectetur;Wien;13
Sed do eiusmod;Bonn;14
`;

async function bring(page: Page, name: string, text: string): Promise<void> {
  // The built-in sets are listed once the page is awake.
  await expect(page.getByRole('listitem', { name: 'Workshop 40', exact: true })).toBeVisible();
  const file = { name, mimeType: 'text/csv', buffer: Buffer.from(text) };
  await page.getByLabel('Question files').setInputFiles(file);
}

async function saved(page: Page, format: string): Promise<string> {
  const download = page.waitForEvent('download');
  await page
    .getByRole('group', { name: 'Save as a file' })
    .getByRole('button', { name: format, exact: true })
    .click();
  const file: Download = await download;
  return readFileSync(await file.path(), 'utf8');
}

const importOf = (page: Page, name: string) => page.getByRole('article', { name: `Import of ${name}` });

test('a file with faults: the good rows are taken, edited, saved, removed and read again as they were', async ({
  page,
  site,
  elsewhere
}) => {
  await page.goto(`${site}questions/`);
  await bring(page, 'faulty.csv', FAULTY);
  const card = importOf(page, 'faulty.csv');
  const faults = card.getByRole('table', { name: 'Faults' });
  await expect(faults.getByRole('row', { name: /^3 answer .*row left out/ })).toBeVisible();
  await expect(faults.getByRole('row', { name: /^7 .*row left out/ })).toBeVisible();
  await card.getByRole('button', { name: 'Take the 4 good rows' }).click();
  await expect(card.getByRole('status')).toContainText('Kept as faulty: 4 questions');
  expect(await page.title()).not.toBe('run');

  await card.getByRole('link', { name: 'faulty' }).click();
  await page.getByRole('button', { name: /^Edit: What is 2/ }).click();
  const form = page.getByRole('form', { name: 'Edit the question' });
  await form.getByRole('button', { name: 'Accept another answer' }).click();
  await form.getByRole('textbox', { name: 'Accepted answer 2' }).fill('-four');
  await form.getByRole('button', { name: 'Reject distractor 3' }).click();
  await form.getByRole('button', { name: 'Add a distractor' }).click();
  await form.getByRole('textbox', { name: 'Distractor 3' }).fill('4');
  await form.getByRole('button', { name: 'Keep the change' }).click();
  await expect(form.getByText('is an accepted answer')).toBeVisible();
  await form.getByRole('textbox', { name: 'Distractor 3' }).fill('6');
  await form.getByRole('button', { name: 'Keep the change' }).click();
  await expect(page.getByRole('row', { name: /What is 2\+2/ })).toContainText('3 · 5 · 6');

  await page.getByRole('button', { name: /^Edit: What is the capital/ }).click();
  await page.getByRole('button', { name: 'Remove the question' }).click();
  await expect(page.getByText('1–3 of 3 questions')).toBeVisible();
  await page.getByRole('button', { name: /^Undo the removal/ }).click();
  await expect(page.getByText('1–4 of 4 questions')).toBeVisible();

  const set = JSON.parse(await saved(page, 'JSON')) as QuestionSet;
  expect(set.questions.find(({ text }) => text === 'What is 2+2?')).toMatchObject({
    answers: ['4', '-four'],
    distractors: ['3', '5', '6'],
    distractorOrigins: ['file', 'file', 'hand']
  });
  const csv = await saved(page, 'CSV');
  expect(csv).toContain("'=HYPERLINK");

  await page.getByRole('link', { name: 'All question sets' }).click();
  const listed = page.getByRole('listitem', { name: 'faulty' });
  await listed.getByRole('button', { name: 'Remove …' }).click();
  await listed.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByRole('button', { name: 'Put it back' }).click();
  await listed.getByRole('button', { name: 'Remove …' }).click();
  await listed.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByRole('button', { name: 'Delete for good' }).click();
  await expect(listed).toHaveCount(0);

  await bring(page, 'again.csv', csv);
  await importOf(page, 'again.csv').getByRole('button', { name: 'Keep 4 questions' }).click();
  await importOf(page, 'again.csv').getByRole('link', { name: 'faulty' }).click();
  await expect(page.getByText('1–4 of 4 questions')).toBeVisible();
  expect(JSON.parse(await saved(page, 'JSON'))).toEqual(set);
  expect(elsewhere).toEqual([]);
});

test('an unknown table is mapped once and known the next time; the same questions are noticed', async ({
  page,
  site
}) => {
  await page.goto(`${site}questions/`);
  await bring(page, 'strange.csv', STRANGE);
  const card = importOf(page, 'strange.csv');
  await card.getByLabel('What “alpha” is').selectOption('question');
  await card.getByLabel('What “gamma” is').selectOption('distractor');
  await card.getByLabel('What “beta” is').selectOption('answer');
  const first = card.getByRole('table', { name: 'First questions' });
  await expect(first.getByRole('row', { name: 'Amet consectetur Wien 13' })).toBeVisible();
  await card.getByRole('button', { name: 'Keep 3 questions' }).click();
  await expect(card.getByRole('status')).toContainText('Kept');

  await page.reload();
  await bring(page, 'strange-2.csv', STRANGE);
  const again = importOf(page, 'strange-2.csv');
  await expect(again).toContainText('Read with the columns you chose: 3 questions');
  await expect(again.getByText(/were imported before, as\s+strange/)).toBeVisible();
  await again.getByRole('button', { name: 'Take none' }).click();
  await expect(again).toHaveCount(0);
});

test('a set without distractors says so before a run, gets some by chance, and is run', async ({
  page,
  site
}) => {
  await page.goto(`${site}questions/`);
  const cities = ['Paris', 'Rome', 'Vienna', 'Berlin', 'Madrid'];
  const countries = ['France', 'Italy', 'Austria', 'Germany', 'Spain'];
  const rows = countries.map((country, i) => `What is the capital of ${country}?,${cities[i]}`);
  await bring(page, 'capitals.csv', `question,answer\n${rows.join('\n')}\n`);
  await importOf(page, 'capitals.csv').getByRole('button', { name: 'Keep 5 questions' }).click();
  await importOf(page, 'capitals.csv').getByRole('link', { name: 'Ask these' }).click();
  const form = page.getByRole('form', { name: 'New run' });
  await expect(form.getByLabel('Question set')).toHaveValue('capitals');
  await form.getByRole('link', { name: 'Make distractors' }).click();
  const dialog = page.getByRole('dialog', { name: 'Make distractors' });
  await expect(dialog.getByRole('status')).toContainText('5 questions');
  await dialog.getByRole('button', { name: 'Add them' }).click();
  await expect(page.getByText('5 questions, all with distractors')).toBeVisible();

  await page.getByRole('link', { name: 'Ask these' }).click();
  await form.getByLabel('Questions', { exact: true }).fill('1');
  await form.getByLabel('Questions', { exact: true }).blur();
  await form.getByRole('button', { name: 'Run' }).click();
  await expect(page.getByText('1 question, asked three ways')).toBeVisible();
  await page.getByRole('link', { name: 'Runs' }).click();
  await expect(page.getByRole('listitem', { name: /capitals/ })).toContainText('finished');
});

const KEYS = `question,A,B,C,D,answer,notes
Which is the capital of Korea?,Seoul,Busan,Daegu,Incheon,1,x
Which gas do we breathe in to live?,Helium,Oxygen,Neon,Argon,2,y
How many legs has a spider?,4,6,8,10,3,z
`;

test('keys that may count from 0 or from 1 are asked about, and a row mended later is read alike', async ({
  page,
  site
}) => {
  await page.goto(`${site}questions/`);
  await bring(page, 'keys.csv', `${KEYS}Which is a prime?,4,7,8,9,AB,w\n`);
  const card = importOf(page, 'keys.csv');
  const asked = card.getByRole('form', { name: 'How keys are meant in keys.csv' });
  await expect(asked.getByRole('group')).toContainText('Which is the capital of Korea?');
  const fromZero = asked.getByRole('radio', {
    name: 'Options are counted from 0: the right answer is Busan'
  });
  const fromOne = asked.getByRole('radio', { name: 'Options are counted from 1: the right answer is Seoul' });
  await expect(fromOne).not.toBeChecked();
  await expect(asked.getByRole('button', { name: 'Read the 4 rows' })).toBeDisabled();
  await expect(card.getByRole('button', { name: /^(?:Keep|Take the)/ })).toHaveCount(0);
  await fromZero.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await expect(fromOne).toBeChecked();
  await page.keyboard.press('Enter');

  const first = card.getByRole('table', { name: 'First questions' });
  await expect(first.getByRole('row', { name: /Korea\? Seoul Busan/ })).toBeVisible();
  await expect(first.getByRole('row', { name: /breathe in to live\? Oxygen/ })).toBeVisible();
  await expect(first.getByRole('row', { name: /spider\? 8/ })).toBeVisible();
  await expect(card.getByText('Not used: notes')).toBeVisible();
  await card.getByRole('button', { name: 'Mend row 5' }).click();
  await card.getByRole('form', { name: 'Mend row 5' }).getByLabel('answer').fill('2');
  await card.getByRole('button', { name: 'Read the row again' }).click();
  await expect(first.getByRole('row', { name: /prime\? 7/ })).toBeVisible();
  await card.getByRole('button', { name: 'Keep 4 questions' }).click();
  await expect(card.getByRole('status')).toContainText('Kept as keys: 4 questions');

  await page.reload();
  await bring(page, 'again.csv', KEYS);
  await expect(importOf(page, 'again.csv')).toContainText('Read with the columns you chose: 3 questions');
});

test('answers with a semicolon in them are split by a tick', async ({ page, site }) => {
  await page.goto(`${site}questions/`);
  const rows = ['Capital of Peru?,Lima', 'Largest planet?,Jupiter', 'H2O?,water', 'Who wrote Hamlet?,A;B'];
  await bring(page, 'few.csv', `question,answers\n${rows.join('\n')}\n`);
  const card = importOf(page, 'few.csv');
  await card.getByRole('checkbox', { name: /^Split accepted answers at “;”/ }).click();
  const first = card.getByRole('table', { name: 'First questions' });
  await expect(first.getByRole('row', { name: 'Who wrote Hamlet? A · B none' })).toBeVisible();
  await card.getByRole('checkbox', { name: 'accepted answers are split at “;”' }).click();
  await expect(first.getByRole('row', { name: 'Who wrote Hamlet? A;B none' })).toBeVisible();
});
