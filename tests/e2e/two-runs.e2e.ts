import type { Page } from '@playwright/test';
import { rowsOf } from '../../src/lib/comparison/rows';
import { runFilePieces } from '../../src/lib/runs/file/write';
import { overruleKey } from '../../src/lib/runs/run';
import { expectSound, onEveryScreen } from './every-screen';
import { expect, test } from './site';
import { recordedRun } from '../fixtures/recorded-run';

const recorded = () => recordedRun();
/** Rows of the recorded run and of another one like it. */
const both = 2 * rowsOf(recorded()).length;

/** The recorded run as another one, in which a person found some wrong direct answers right. */
function gradedCopy(count: number): Buffer {
  const file = recorded();
  file.run.id = 'graded-copy';
  file.run.title = 'Graded copy';
  const wrong = file.answers
    .flatMap(({ traces }) => traces)
    .filter(({ armId, verdict }) => armId === 'direct' && verdict.grade === 'wrong')
    .slice(0, count);
  for (const { questionId } of wrong) {
    file.run.overrules[overruleKey(questionId, 'direct')] = { grade: 'right', rule: 'person' };
  }
  return Buffer.from([...runFilePieces(file)].join(''));
}

const runFile = (buffer: Buffer) => ({ name: 'run.json', mimeType: 'application/json', buffer });
const runs = (page: Page) => page.getByRole('region', { name: 'Runs in this comparison' });
const table = (page: Page) => page.getByRole('table', { name: /side by side/ });

/** Adds the rows of a run that comes as a file to those of the recorded run. */
async function addFile(
  page: Page,
  site: string,
  file: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0]
) {
  await page.goto(site);
  await expect(page.locator('.sight')).toHaveCount(0);
  await page.getByRole('button', { name: 'Add rows of another run' }).click();
  await page.getByLabel('File of another run').setInputFiles(file);
  await expect(runs(page)).toContainText('2 runs side by side');
  await expect(runs(page)).toContainText(/The same 100 questions|in common/);
}

test('two runs side by side: paired differences with their intervals, in words, and the questions they part on', async ({
  page,
  site
}) => {
  await page.goto(`${site}runs/`);
  await expect(page.getByLabel(/Open a run\.json/)).toBeEnabled();
  await page.getByLabel(/Open a run\.json/).setInputFiles(runFile(gradedCopy(20)));
  await expect(table(page)).toBeVisible();
  await page.getByRole('link', { name: 'Runs', exact: true }).click();
  const form = page.getByRole('form', { name: 'Two runs side by side' });
  await expect(form.getByLabel('First')).toHaveValue('recorded');
  await expect(form.getByLabel('Second')).toHaveValue('graded-copy');
  await form.getByRole('button', { name: 'Compare' }).click();

  await expect(page.getByText(/^100 questions asked in both/)).toBeVisible();
  const direct = page.getByRole('region', {
    name: 'Direct answer, length-normalised probability',
    exact: true
  });
  await expect(direct).toContainText(/The second is right more often by 20 points \(\d+ to \d+\)/);
  const right = direct.getByRole('row', { name: /^right/ });
  await expect(right).toContainText('+0.200');
  await direct.getByText('Wrong in the first, right in the second: 20').click();
  await expect(direct.getByRole('listitem')).toHaveCount(20);
  const choice = page.getByRole('region', {
    name: 'It chooses among options, probability of the chosen option',
    exact: true
  });
  await expect(choice).toContainText('no difference in accuracy or calibration can be told');
  await expectSound(page);

  await page.getByRole('button', { name: 'Swap' }).click();
  await expect(direct).toContainText('right less often by 20 points');
  await page.reload();
  await expect(right).toContainText('−0.200');

  // An address of the page that two runs had of their own, and a run that is not here.
  await page.goto(`${site}runs/two/?a=graded-copy&b=gone`);
  await expect(runs(page).getByRole('alert')).toContainText('It is not in this browser');
  await runs(page).getByRole('button', { name: 'Leave it out' }).click();
  await expect(runs(page)).toHaveCount(0);
  await expect(page).not.toHaveURL(/run=/);
  await page.goto(`${site}?run=gone&run=recorded`);
  await expect(runs(page).getByRole('alert')).toContainText('The run that this address begins with is not');
  await runs(page).getByRole('button', { name: 'go on without it' }).click();
  await expect(page).toHaveURL(/run=graded-copy&run=recorded/);
});

test('rows of another run join the table: sorted together, a diagram of each, the same by address, taken away', async ({
  page,
  context,
  site,
  elsewhere
}) => {
  await addFile(page, site, runFile(gradedCopy(20)));
  await expect(runs(page)).toContainText(`paired by question: Best of ${both} by AUROC`);
  await expect(
    table(page)
      .locator('th[scope="rowgroup"]')
      .filter({ hasText: /^Direct answer\s*Graded copy/ })
  ).toBeVisible();
  await page.getByRole('button', { name: `Show all ${both} rows` }).click();
  await table(page).getByRole('button', { name: 'Best right first' }).click();
  // The arm with the 20 answers that a person found right comes first, and after it arms of both runs.
  const heads = table(page).locator('th[scope="rowgroup"]');
  await expect(heads.first()).toContainText('Graded copy');
  const titles = await heads.allTextContents();
  expect(titles.length).toBe(2 * (await heads.filter({ hasText: 'Graded copy' }).count()));

  const diagram = (title: string) =>
    table(page).getByRole('checkbox', { name: `Show a diagram of ${title}`, exact: true });
  const own = 'Direct answer · World facts · 100 · seed 7, probability of the whole reply';
  const added = 'Direct answer · Graded copy, probability of the whole reply';
  await diagram(own).check();
  await diagram(added).check();
  for (const name of [own, added])
    await expect(page.getByRole('region', { name, exact: true })).toBeVisible();
  await expect(page).toHaveURL(/run=recorded&run=graded-copy.*2:direct\/sequence-probability/);

  // What became of each question from one run to the other.
  const helped = page.getByRole('region', { name: 'What another way of asking helped and harmed' });
  const [from, to] = [0, 1].map((i) => helped.getByRole('combobox').nth(i));
  await from.selectOption({ label: 'Direct answer · World facts · 100 · seed 7' });
  await to.selectOption({ label: 'Direct answer · Graded copy' });
  await expect(helped).toContainText('Graded copy: The same 100 questions as World facts · 100 · seed 7');
  await expect(helped).toContainText('Of 100 questions, 20 were helped and 0 harmed');

  const slider = page.getByLabel('Applies to');
  await slider.selectOption({ label: added.replace(', ', ': ') });
  await page.getByRole('slider', { name: /^Temperature applied/ }).press('ArrowRight');
  await expect(page).toHaveURL(/T=2:direct/);
  const verdicts = () => page.locator('.diagrams > .card .verdict').allTextContents();
  await expect(page.locator('section[aria-busy="true"]')).toHaveCount(0, { timeout: 120_000 });
  const before = await verdicts();

  await page.reload();
  await expect(runs(page)).toContainText('2 runs side by side');
  await expect(page.locator('section[aria-busy="true"]')).toHaveCount(0, { timeout: 120_000 });
  await expect.poll(verdicts).toEqual(before);

  // Answers of the added run are graded here and kept with it; another tab shows the grade, and is followed.
  const diagramOfAdded = page.getByRole('region', { name: added, exact: true });
  await diagramOfAdded
    .getByRole('button', { name: /answers? at/ })
    .first()
    .click();
  await expect(page.getByRole('region', { name: 'Questions' })).toContainText(added);
  const gradesOn = (tab: Page) => tab.getByRole('group', { name: 'Grade of this answer' });
  const isGraded = (tab: Page, grade: string) =>
    expect(gradesOn(tab).getByRole('button', { name: grade, exact: true })).toHaveAttribute(
      'aria-pressed',
      'true'
    );
  const notGiven = gradesOn(page)
    .getByRole('button', { name: /^(Right|Wrong)$/, pressed: false })
    .first();
  const [grade, opposite] =
    (await notGiven.textContent()) === 'Right' ? ['Right', 'Wrong'] : ['Wrong', 'Right'];
  await notGiven.click();
  await isGraded(page, grade);
  await expect(page).toHaveURL(/[?&]q=/);
  const question = new URL(page.url()).searchParams.get('q')!;
  const other = await context.newPage();
  await other.goto(
    `${site}?run=graded-copy&rows=direct/sequence-probability&q=${encodeURIComponent(question)}`
  );
  await isGraded(other, grade);
  await gradesOn(other).getByRole('button', { name: opposite, exact: true }).click();
  await isGraded(page, opposite);

  // Removed there, its rows go and that is said; put back, they come back.
  await other.getByRole('link', { name: 'Runs', exact: true }).click();
  await other.getByRole('listitem', { name: 'Graded copy' }).getByRole('button', { name: 'Remove' }).click();
  await expect(runs(page).getByRole('alert')).toContainText('“Graded copy” was removed in another tab');
  await expect(table(page).getByText('Graded copy')).toHaveCount(0);
  await other.getByRole('button', { name: 'Put it back' }).first().click();
  await expect(runs(page).getByRole('alert')).toHaveCount(0);
  await expect(diagramOfAdded).toBeVisible();
  await isGraded(page, opposite);

  await runs(page).getByRole('button', { name: 'Take away: Graded copy' }).click();
  await expect(runs(page)).toHaveCount(0);
  await expect(page).not.toHaveURL(/run=|2:/);
  await expect(table(page).getByText('Graded copy')).toHaveCount(0);
  expect(elsewhere).toEqual([]);
});

test('what cannot be joined stands side by side, and that is said', async ({ page, site }) => {
  const predictions = [
    'id,confidence,correct',
    ...Array.from({ length: 40 }, (_, i) => `x${i},0.${50 + i},${i % 2}`)
  ];
  await page.goto(site);
  await expect(page.locator('.sight')).toHaveCount(0);
  await page.getByRole('button', { name: 'Add rows of another run' }).click();
  const file = (name: string, lines: readonly string[]) => ({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(lines.join('\n'))
  });
  await page.getByLabel('File of another run').setInputFiles(file('own.csv', predictions));
  await expect(runs(page)).toContainText('No question in common with');
  await expect(runs(page)).toContainText('figures stand side by side, but nothing is paired');
  await expect(runs(page)).toContainText('which row is best cannot be told');
  await expect(table(page).getByText('own.csv', { exact: true })).toBeVisible();
  await page.getByText('Question by question: what differs').click();
  await expect(page.getByText('The two have no question in common')).toBeVisible();

  await page.getByLabel('File of another run').setInputFiles(file('notes.txt', ['nothing of the kind']));
  await expect(runs(page).getByRole('alert')).toContainText('notes.txt was not added');
});

onEveryScreen('two runs in one comparison', async (page, site) => {
  const ids = recorded().run.plan.questionIds.slice(0, 60);
  const lines = ids.map((id, i) => `${id},${(0.5 + ((7 * i) % 50) / 100).toFixed(2)},${i % 3 > 0 ? 1 : 0}`);
  const buffer = Buffer.from(['id,confidence,correct', ...lines].join('\n'));
  await addFile(page, site, { name: 'own.csv', mimeType: 'text/csv', buffer });
  await expect(runs(page)).toContainText('Each run keeps its own split, and they differ');
  await page.getByText('Question by question: what differs').click();
  await expect(page.getByText(/^60 questions asked in both/)).toBeVisible();
  await expectSound(page);
});
