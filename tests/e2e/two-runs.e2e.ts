import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parseRunFile } from '../../src/lib/runs/file/read';
import { runFilePieces } from '../../src/lib/runs/file/write';
import { overruleKey } from '../../src/lib/runs/run';
import { expectAccessible } from './every-screen';
import { expect, test } from './site';

/** The recorded run as another one, in which a person found some wrong direct answers right. */
function gradedCopy(count: number): string {
  const file = parseRunFile(gunzipSync(readFileSync('static/recorded-run.json.gz')).toString('utf8'));
  file.run.id = 'graded-copy';
  file.run.title = 'Graded copy';
  const wrong = file.answers
    .flatMap(({ traces }) => traces)
    .filter(({ armId, verdict }) => armId === 'direct' && verdict.grade === 'wrong')
    .slice(0, count);
  for (const { questionId } of wrong) {
    file.run.overrules[overruleKey(questionId, 'direct')] = { grade: 'right', rule: 'person' };
  }
  return [...runFilePieces(file)].join('');
}

test('two runs side by side: paired differences with their intervals, in words, and the questions they part on', async ({
  page,
  site
}) => {
  await page.goto(`${site}runs/`);
  await page.getByLabel(/Open a run\.json/).setInputFiles({
    name: 'run.json',
    mimeType: 'application/json',
    buffer: Buffer.from(gradedCopy(20))
  });
  await expect(page.getByRole('table', { name: /side by side/ })).toBeVisible();
  await page.getByRole('link', { name: 'Runs' }).click();
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
  await expect(choice).toContainText('no difference in being right or in calibration can be told');
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Swap' }).click();
  await expect(direct).toContainText('right less often by 20 points');
  await page.reload();
  await expect(right).toContainText('−0.200');
  await page.setViewportSize({ width: 390, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);

  await page.goto(`${site}runs/two/?a=graded-copy&b=gone`);
  await expect(page.getByRole('alert')).toContainText('The second of these runs is not in this browser');
});
