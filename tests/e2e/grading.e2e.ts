import { readFileSync } from 'node:fs';
import type { Download, Page } from '@playwright/test';
import { expectAccessible } from './every-screen';
import { expect, test, untilFinished } from './site';

const QUIZ = `question,answer,wrong 1,wrong 2,wrong 3
What is the capital of France?,,Lyon,Marseille,Nice
,Rome,Turin,Naples,Genoa
What colour is a ripe banana?,yellow,blue,black,violet
`;

/** Drops a file anywhere on the page. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const files = await page.evaluateHandle(
    ([name, text]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], name));
      return transfer;
    },
    [name, text] as const
  );
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: files });
  await page.dispatchEvent('body', 'drop', { dataTransfer: files });
}

async function textOf(download: Promise<Download>): Promise<string> {
  return readFileSync(await (await download).path(), 'utf8');
}

/** The comparison's figures once its intervals are there. */
async function figures(page: Page): Promise<(string | null)[]> {
  const card = page.getByRole('region', { name: 'All rows side by side' });
  await expect(card).toHaveAttribute('aria-busy', 'false');
  return card.getByRole('row').allTextContents();
}

test('drop a file, fix two rows, run, overrule a grade, export, wipe, bring it back: the same figures', async ({
  page,
  site,
  elsewhere
}) => {
  test.setTimeout(300_000);
  await page.goto(site);
  await expect(page.getByText('A recorded run')).toBeVisible();
  // What is seen at first sight takes no files yet; with its form the page does.
  await expect(page.getByRole('form', { name: 'New run' })).toBeVisible();
  await drop(page, 'quiz.csv', QUIZ);
  const card = page.getByRole('article', { name: 'Import of quiz.csv' });
  await card.getByRole('button', { name: 'Mend row 2' }).click();
  const mend = card.getByRole('form', { name: 'Mend row 2' });
  await mend.getByRole('button', { name: 'Read the row again' }).click();
  await expect(mend.getByRole('alert')).toContainText('answer');
  await mend.getByLabel('answer').fill('Paris');
  await mend.getByRole('button', { name: 'Read the row again' }).click();
  await card.getByRole('button', { name: 'Mend row 3' }).click();
  await card.getByRole('textbox', { name: 'question' }).fill('What is the capital of Italy?');
  await card.getByRole('button', { name: 'Read the row again' }).click();
  await expect(card.getByRole('table', { name: 'Faults' })).toHaveCount(0);
  await card.getByRole('button', { name: 'Keep 3 questions' }).click();
  await card.getByRole('link', { name: 'quiz' }).click();
  await expect(page.getByRole('row', { name: /capital of France/ })).toContainText('Paris');
  await expect(page.getByRole('row', { name: /capital of Italy/ })).toContainText('Rome');

  await page.getByRole('button', { name: /^Edit: What colour/ }).click();
  const form = page.getByRole('form', { name: 'Edit the question' });
  await form.getByRole('button', { name: 'Accept another answer' }).click();
  await form.getByRole('textbox', { name: 'Accepted answer 2' }).fill('golden');
  await form.getByRole('button', { name: 'Keep the change' }).click();
  await expect(page.getByRole('row', { name: /ripe banana/ })).toContainText('yellow +1');
  const savedSet = page.waitForEvent('download');
  await page
    .getByRole('group', { name: 'Save as a file' })
    .getByRole('button', { name: 'JSON', exact: true })
    .click();
  const set = await textOf(savedSet);

  await page.getByRole('link', { name: 'Ask these' }).click();
  const run = page.getByRole('form', { name: 'New run' });
  await expect(run.getByLabel('Question set')).toHaveValue('quiz');
  await run.getByRole('button', { name: 'Run' }).click();
  await untilFinished(page, 3);
  const asRuled = await figures(page);

  await page.getByRole('link', { name: 'Grading' }).click();
  await page.getByRole('button', { name: /^all 3/ }).click();
  const reply = page.getByRole('region', { name: 'The reply' });
  const ruled = await reply.getByText(/^The rule “/).textContent();
  const other = /says right/.test(ruled!) ? '2' : '1';
  await page.keyboard.press(other);
  await expect(page.getByRole('button', { name: 'graded by you 1' })).toBeVisible();
  await page.keyboard.press('u');
  await expect(page.getByRole('button', { name: 'graded by you 0' })).toBeVisible();
  // Keys come faster than grades are stored.
  for (const key of ['1', '2', '3']) await page.keyboard.press(key);
  await expect(page.getByRole('button', { name: 'graded by you 3' })).toBeVisible();
  for (const key of ['u', 'u', 'u']) await page.keyboard.press(key);
  await expect(page.getByRole('button', { name: 'graded by you 0' })).toBeVisible();
  await page.keyboard.press(other);
  await expect(page.getByRole('button', { name: 'graded by you 1' })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Compare' }).click();
  const graded = await figures(page);
  expect(graded).not.toEqual(asRuled);
  await page.reload();
  await expect(page.getByRole('table', { name: /side by side/ })).toContainText('Direct answer');
  await expect.poll(() => figures(page)).toEqual(graded);

  await page.getByRole('link', { name: 'Runs' }).click();
  const savedRun = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a file' }).click();
  const runFile = await textOf(savedRun);
  await page.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('Nothing has been run in this browser yet')).toBeVisible();
  await page.getByRole('link', { name: 'Questions' }).click();
  const listed = page.getByRole('listitem', { name: 'quiz' });
  await listed.getByRole('button', { name: 'Remove …' }).click();
  await listed.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByRole('button', { name: 'Delete for good' }).click();
  await expect(listed).toHaveCount(0);
  await page.reload();
  await page.getByRole('link', { name: 'Compare' }).click();
  await expect(page.getByText('A recorded run')).toBeVisible();

  await drop(page, 'quiz.json', set);
  const again = page.getByRole('article', { name: 'Import of quiz.json' });
  await again.getByRole('button', { name: 'Keep 3 questions' }).click();
  await again.getByRole('link', { name: 'quiz' }).click();
  await expect(page.getByRole('row', { name: /capital of Italy/ })).toContainText('Rome');
  await drop(page, 'run.json', runFile);
  await expect(page.getByRole('table', { name: /side by side/ })).toContainText('Direct answer');
  await expect.poll(() => figures(page)).toEqual(graded);
  await page.getByRole('link', { name: 'Grading' }).click();
  await expect(page.getByRole('button', { name: 'graded by you 1' })).toBeVisible();
  expect(elsewhere).toEqual([]);
});

test('grading the recorded run is kept with a copy of it, and the keys move along the doubtful replies', async ({
  page,
  site
}) => {
  await page.goto(`${site}grading/`);
  const status = page.getByRole('main').getByRole('status');
  await expect(status).toContainText('replies are doubtful');
  const open = Number(/^\s*(\d+)/.exec((await status.textContent())!)![1]);
  const heading = page.getByRole('region', { name: 'The reply' }).getByRole('heading');
  const first = await heading.textContent();
  await page.keyboard.press('ArrowDown');
  await expect(heading).not.toHaveText(first!);
  await page.keyboard.press('ArrowUp');
  await expect(heading).toHaveText(first!);
  await page.keyboard.press('3');
  await expect(heading).not.toHaveText(first!);
  await expect(status).toContainText(`${open - 1} of`);

  await page.goto(`${site}runs/`);
  await expect(page.getByRole('listitem').filter({ hasText: 'graded' })).toBeVisible();
  await page.goto(`${site}grading/`);
  await expect(page.getByRole('button', { name: 'graded by you 1' })).toBeVisible();
});
