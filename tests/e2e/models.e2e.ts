import { serveElsewhere } from './second-origin';
import { expect, test, untilFinished } from './site';

const BUILT_IN = 'static/models/smollm2-135m/SmolLM2-135M-Instruct.Q4_1.gguf';

test('a GGUF file from this machine is kept, runs, and can be removed; another file is refused', async ({
  page,
  site,
  elsewhere
}) => {
  await page.goto(`${site}models/`);
  const chooser = page.getByLabel('Choose a .gguf file');
  await expect(chooser).toBeEnabled();
  await chooser.setInputFiles({ name: 'notes.gguf', mimeType: '', buffer: Buffer.from('not a model') });
  await expect(page.getByRole('alert')).toContainText('notes.gguf is not a GGUF file');
  await expect(chooser).toBeEnabled();
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

test('a model of another site: a broken and a cancelled download keep nothing, and it loads when tried again', async ({
  page,
  site
}) => {
  const other = await serveElsewhere('static/models/tiny');
  try {
    await page.goto(`${site}models/`);
    const group = page.getByRole('region', { name: 'By address' });
    await group.getByText('A model by its address').click();
    await group.getByLabel('Address of the .gguf file').fill(`${other.url}tiny.gguf`);
    await group.getByRole('button', { name: 'Add to the list' }).click();
    const card = group.getByRole('article', { name: 'tiny' });

    other.manner = 'cut';
    await card.getByRole('button', { name: 'Load' }).click();
    await expect(page.getByRole('alert')).toContainText(
      /could not be fetched from 127\.0\.0\.1:\d+.*Nothing half fetched/
    );
    await expect(card).toContainText('not in this browser yet');

    other.manner = 'stuck';
    await card.getByRole('button', { name: 'Try again' }).click();
    await expect(card.getByRole('progressbar')).toBeVisible();
    await card.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByRole('alert')).toContainText('cancelled');
    await expect(card).toContainText('not in this browser yet');

    other.manner = 'whole';
    await card.getByRole('button', { name: 'Try again' }).click();
    await expect(card).toContainText('loaded on CPU');
    await expect(card).toContainText('kept in this browser');

    await other.close();
    await page.reload();
    await card.getByRole('button', { name: 'Load' }).click();
    await expect(card).toContainText('loaded on CPU');
  } finally {
    await other.close();
  }
});

test('without a network a model of the hub says what failed, and can be tried again', async ({
  page,
  site
}) => {
  await page.goto(`${site}models/`);
  const card = page.getByRole('article', { name: /^SmolLM2-360M-Instruct/ });
  await page.getByLabel('Run on').selectOption('webgpu');
  await card.getByRole('button', { name: 'Load' }).click();
  await expect(page.getByRole('alert')).toContainText(/huggingface\.co/);
  await expect(card.getByRole('button', { name: 'Try again' })).toBeVisible();
});
