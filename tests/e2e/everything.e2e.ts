import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expectSound, onEveryScreen } from './every-screen';
import { expect, test } from './site';
import { recordedText } from '../fixtures/recorded-run';

const QUIZ = `question,answer,wrong 1,wrong 2,wrong 3
What is the capital of France?,Paris,Lyon,Marseille,Nice
What is the capital of Italy?,Rome,Turin,Naples,Genoa
`;

/** The recorded run under another name, as if somebody had made it here. */
function runFile() {
  const file = JSON.parse(recordedText());
  file.run.id = 'mine';
  file.run.title = 'A run of mine';
  return { name: 'run.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(file)) };
}

/** The comparison's figures once its intervals are there. */
async function figures(page: Page): Promise<(string | null)[]> {
  const card = page.getByRole('region', { name: 'All rows side by side' });
  await expect(card).toHaveAttribute('aria-busy', 'false');
  return card.getByRole('row').allTextContents();
}

/** Imports a question set and opens a run. */
async function bringSetAndRun(page: Page, site: string): Promise<void> {
  await page.goto(`${site}questions/`);
  await expect(page.getByRole('listitem', { name: 'Workshop 40', exact: true })).toBeVisible();
  await page
    .getByLabel('Question files')
    .setInputFiles({ name: 'quiz.csv', mimeType: 'text/csv', buffer: Buffer.from(QUIZ) });
  const card = page.getByRole('article', { name: 'Import of quiz.csv' });
  await card.getByRole('button', { name: 'Keep 2 questions' }).click();
  await expect(card.getByRole('link', { name: 'quiz' })).toBeVisible();
  await page.goto(`${site}runs/`);
  const input = page.getByLabel(/Open a run.json/);
  await expect(input).toBeEnabled();
  await input.setInputFiles(runFile());
  await expect(page.getByRole('table', { name: /side by side/ })).toBeVisible();
}

/** Saves everything as one file. */
async function saveEverything(page: Page): Promise<{ name: string; buffer: Buffer }> {
  await page.getByRole('link', { name: 'Save everything, or bring it back' }).click();
  const save = page.getByRole('region', { name: 'Save it' });
  const button = save.getByRole('button', { name: 'Save everything as one file' });
  await expect(button).toBeEnabled();
  await expect(save.getByText(/^about [\d.]+ [kM]B$/)).toBeVisible();
  const saving = page.waitForEvent('download');
  await button.click();
  const download = await saving;
  await expect(save.getByText('among this browser’s downloads')).toBeVisible();
  return { name: download.suggestedFilename(), buffer: readFileSync(await download.path()) };
}

const bring = (page: Page) => page.getByRole('region', { name: 'Bring it back' });

async function choose(page: Page, { name, buffer }: { name: string; buffer: Buffer }): Promise<void> {
  const input = bring(page).getByLabel('Saved file');
  await expect(input).toBeEnabled();
  await input.setInputFiles({ name, mimeType: 'application/zip', buffer });
}

/** Drops a file anywhere on the page. */
async function drop(page: Page, name: string, buffer: Buffer): Promise<void> {
  const files = await page.evaluateHandle(
    ([name, text]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(text), (char) => char.charCodeAt(0))], name));
      return transfer;
    },
    [name, buffer.toString('base64')] as const
  );
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: files });
  await page.dispatchEvent('body', 'drop', { dataTransfer: files });
}

test('save everything, clear the browser, bring it back: the same figures, grade, wording and answers; again: all is here', async ({
  page,
  context,
  site,
  elsewhere
}) => {
  await bringSetAndRun(page, site);
  const asRuled = await figures(page);

  await page.getByRole('link', { name: 'Grading' }).click();
  await page.getByRole('button', { name: /^all \d/ }).click();
  const reply = page.getByRole('region', { name: 'The reply' });
  const ruled = await reply.getByText(/^The rule “/).textContent();
  await page.keyboard.press(/says right/.test(ruled!) ? '2' : '1');
  await expect(page.getByRole('button', { name: 'graded by you 1' })).toBeVisible();
  await page.getByRole('link', { name: 'Compare' }).click();
  await expect.poll(() => figures(page)).not.toEqual(asRuled);
  const graded = await figures(page);

  const form = page.getByRole('form', { name: 'New run' });
  await form.getByRole('button', { name: 'Change Direct answer' }).click();
  const dialog = page.getByRole('dialog', { name: 'Direct answer' });
  await dialog.getByLabel('What it is asked', { exact: true }).fill('Briefly: {question}');
  await dialog.getByLabel('Its name').fill('in brief');
  await dialog.getByRole('button', { name: 'Keep as a variant' }).click();
  await expect(form.getByLabel('Direct answer (in brief)', { exact: true })).toBeVisible();

  await page.goto(`${site}workshop/you-first/`);
  await page.locator('fieldset label').first().click();
  await page.getByRole('group', { name: 'How sure' }).locator('label').first().click();
  await page.getByRole('button', { name: 'Next question' }).click();
  await expect(page.getByText('Question 2 of 20')).toBeVisible();

  const file = await saveEverything(page);
  expect(file.name).toMatch(/^calibration-lab-everything-\d{4}-\d\d-\d\d\.zip$/);

  await page.goto('about:blank');
  const client = await context.newCDPSession(page);
  await client.send('Storage.clearDataForOrigin', { origin: new URL(site).origin, storageTypes: 'all' });
  await page.goto(site);
  await expect(page.locator('.sight')).toHaveCount(0);
  await expect(page.getByText('A recorded run')).toBeVisible();
  await page.getByRole('link', { name: 'Save everything, or bring it back' }).click();
  await expect(page.getByText('Nothing of your own is kept here yet')).toBeVisible();
  await choose(page, file);
  for (const title of ['quiz', 'A run of mine', 'in brief']) {
    const item = bring(page).getByRole('listitem').filter({ hasText: title });
    await expect(item).toContainText('new here');
  }
  await expect(bring(page).getByRole('listitem').filter({ hasText: 'You first' })).toContainText('new here');
  await bring(page)
    .getByRole('button', { name: /^Bring in \d+ things$/ })
    .click();
  await expect(bring(page).getByText('Brought in')).toBeVisible();

  await page.getByRole('link', { name: 'Compare' }).click();
  await expect(page.getByRole('table', { name: /side by side/ })).toBeVisible();
  // The recorded run may stand there until the one brought in is opened.
  await expect.poll(() => figures(page)).toEqual(graded);
  await expect(form.getByLabel('Direct answer (in brief)', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Grading' }).click();
  await expect(page.getByRole('button', { name: 'graded by you 1' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: 'graded by you 1' })).toBeVisible();
  await page.getByRole('link', { name: 'Questions' }).click();
  await expect(page.getByRole('listitem', { name: 'quiz' })).toContainText(
    '2 questions, all with distractors'
  );
  await page.goto(`${site}workshop/you-first/`);
  await expect(page.getByText('Question 2 of 20')).toBeVisible();

  // Again, dropped on another page.
  await page.getByRole('link', { name: 'Models' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Models' })).toBeVisible();
  await expect(page.locator('input[type=file]')).toBeEnabled();
  await drop(page, file.name, file.buffer);
  await expect(bring(page).getByText('Everything in it is here already')).toBeVisible();
  await expect(bring(page).getByRole('button', { name: /^Bring in/ })).toHaveCount(0);
  expect(elsewhere).toEqual([]);
});

test('what came in is taken back, and stays nowhere but among what was removed', async ({
  browser,
  page,
  site
}) => {
  await bringSetAndRun(page, site);
  const file = await saveEverything(page);
  const other = await browser.newContext();
  const there = await other.newPage();
  await there.goto(`${site}runs/`);
  // Chosen where runs are opened.
  const input = there.getByLabel(/Open a run.json/);
  await expect(input).toBeEnabled();
  await input.setInputFiles({ name: file.name, mimeType: 'application/zip', buffer: file.buffer });
  await bring(there).getByRole('button', { name: 'Bring in 2 things' }).click();
  await bring(there).getByRole('button', { name: 'Undo' }).click();
  await expect(bring(there).getByText('was taken back')).toBeVisible();
  await there.getByRole('link', { name: 'Runs' }).click();
  await expect(there.getByText('Nothing has been run in this browser yet')).toBeVisible();
  await expect(there.getByText('1 removed run')).toBeVisible();
  await there.getByRole('link', { name: 'Compare' }).click();
  await expect(there.getByText('A recorded run')).toBeVisible();
  await other.close();
});

onEveryScreen('everything, saved and brought back, axe finds nothing', async (page, site) => {
  await bringSetAndRun(page, site);
  const file = await saveEverything(page);
  await expectSound(page, 'saved');
  await choose(page, file);
  await expect(bring(page).getByText('Everything in it is here already')).toBeVisible();
  await expectSound(page, 'all is here');
  await page.goto(`${site}questions/`);
  const set = page.getByRole('listitem', { name: 'quiz' });
  await set.getByRole('button', { name: 'Remove …' }).click();
  await set.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByRole('button', { name: 'Delete for good' }).click();
  await page.getByRole('link', { name: 'Save everything as one file' }).click();
  await choose(page, file);
  await expect(bring(page).getByText('new here')).toBeVisible();
  await expectSound(page, 'looked at');
  await bring(page).getByRole('button', { name: 'Bring in 1 thing' }).click();
  await expect(bring(page).getByText('Brought in')).toBeVisible();
  await expectSound(page, 'brought in');
  await bring(page).getByRole('button', { name: 'Close' }).click();
  await choose(page, { name: 'cut.zip', buffer: file.buffer.subarray(0, file.buffer.length / 2) });
  await expect(bring(page).getByRole('alert')).toContainText('cut off or damaged');
  await expectSound(page, 'refused');
});
