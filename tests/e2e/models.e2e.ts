import { expect, test, untilFinished } from './site';

const BUILT_IN = 'static/models/smollm2-135m/SmolLM2-135M-Instruct.Q4_1.gguf';

test('a GGUF file from this machine is kept, runs, and can be removed; another file is refused', async ({
  page,
  site,
  elsewhere
}) => {
  await page.goto(`${site}models/`);
  const chooser = page.getByLabel('Choose a .gguf file');
  await chooser.setInputFiles({ name: 'notes.gguf', mimeType: '', buffer: Buffer.from('not a model') });
  await expect(page.getByRole('alert')).toContainText('notes.gguf is no GGUF file');
  await chooser.setInputFiles(BUILT_IN);
  const group = page.getByRole('region', { name: 'From this machine' });
  const card = group.getByRole('article', { name: 'SmolLM2-135M-Instruct.Q4_1' });
  await expect(card).toContainText('98 MB');

  await page.reload();
  await expect(card).toBeVisible();
  await page.goto(
    `${site}?model=${encodeURIComponent('local/SmolLM2-135M-Instruct.Q4_1.gguf')}&set=workshop-40&n=1`
  );
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await untilFinished(page, 1);
  await expect(page.getByRole('banner')).toContainText('local/SmolLM2-135M-Instruct.Q4_1.gguf · CPU · ready');

  await page.goto(`${site}models/`);
  await card.getByRole('button', { name: 'Remove the copy' }).click();
  await expect(card).toBeHidden();
  expect(elsewhere).toEqual([]);
});

test('without a network a model of the hub says what failed, and can be tried again', async ({
  page,
  site
}) => {
  await page.goto(`${site}models/`);
  const card = page.getByRole('article', { name: /^SmolLM2-360M-Instruct/ });
  await page.getByLabel('Run on').selectOption('webgpu');
  await card.getByRole('button', { name: 'Load' }).click();
  await expect(page.getByRole('alert')).toContainText(/huggingface\.co/, { timeout: 120_000 });
  await expect(card.getByRole('button', { name: 'Try again' })).toBeVisible();
});
