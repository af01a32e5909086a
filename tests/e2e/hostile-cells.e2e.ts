import { readFileSync, writeFileSync } from 'node:fs';
import { packReply } from '../../src/lib/engine/pack-reply';
import { unpackReply } from '../../src/lib/engine/packed-reply';
import { parseRunFile } from '../../src/lib/runs/file/read';
import { runFilePieces } from '../../src/lib/runs/file/write';
import { expect, test } from './site';
import { recordedText } from '../fixtures/recorded-run';

const script = (where: string) =>
  `${where} <img src=x onerror="window.ran=1"><script>window.ran=1</script><svg onload="window.ran=1"> javascript:window.ran=1`;
const NAME = `<img src=x onerror="window.ran=1">.json`;

const SET = {
  id: script('id'),
  title: script('title'),
  description: script('description'),
  licence: script('licence'),
  source: 'javascript:window.ran=1',
  questions: [1, 2].map((n) => ({
    id: script(`id ${n}`),
    text: script(`question ${n}`),
    answers: [script('answer')],
    distractors: [script('one'), script('two'), script('three')],
    group: script('group')
  }))
};
const FAULTY = `question,answer,category\n"${script('asked').replaceAll('"', '""')}",,x\nfine?,yes,x\n`;

test('no cell of a file runs a script, on any page or in the report', async ({ page, site, context }) => {
  const ran = () => page.evaluate(() => 'ran' in window);
  await page.goto(`${site}questions/`);
  await expect(page.getByRole('listitem', { name: 'Workshop 40', exact: true })).toBeVisible();
  await page.getByLabel('Question files').setInputFiles([
    { name: NAME, mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(SET)) },
    { name: 'faulty.csv', mimeType: 'text/csv', buffer: Buffer.from(FAULTY) }
  ]);
  const faulty = page.getByRole('article', { name: 'Import of faulty.csv' });
  await faulty.getByRole('button', { name: 'Mend row 2' }).click();
  await expect(faulty.getByRole('textbox', { name: 'question' })).toHaveValue(/<script>/);
  const card = page.getByRole('article', { name: `Import of ${NAME}` });
  await expect(card).toContainText('<script>window.ran=1</script>');
  await card.getByRole('button', { name: 'Keep 2 questions' }).click();
  await card.getByRole('status').getByRole('link').first().click();
  await expect(page.getByRole('table', { name: 'Questions' })).toContainText('<script>');
  await page.getByRole('button', { name: /^Edit: question 1/ }).click();
  expect(await ran()).toBe(false);

  const recorded = recordedText();
  const file = parseRunFile(recorded);
  const asked = file.run.plan.questionIds.slice(0, 2);
  const answers = file.answers.filter(({ questionId }) => asked.includes(questionId));
  const run = { ...file.run, title: script('run'), plan: { ...file.run.plan, questionIds: asked } };
  run.set = {
    ...run.set,
    title: script('set'),
    questions: asked.map((id, i) => ({ ...SET.questions[i], id }))
  };
  for (const { calls, traces } of answers) {
    for (const call of calls) {
      if (call.do === 'embed') continue;
      call.prompt = script('prompt');
      if (call.do !== 'generate') continue;
      const reply = unpackReply(call.reply);
      const steps = reply.steps.map((step) => ({ ...step, text: script('token') }));
      call.reply = packReply({ ...reply, text: script('reply'), steps });
    }
    for (const trace of traces) {
      trace.answer = script('reply');
      trace.verdict = { grade: 'wrong', rule: script('rule') };
      for (const evidence of trace.evidence) {
        if (evidence.kind === 'option-scores') evidence.texts = evidence.texts.map(script);
      }
    }
  }
  await page.goto(`${site}runs/`);
  await expect(page.getByLabel('Open a run.json')).toBeEnabled();
  await page.getByLabel('Open a run.json').setInputFiles({
    name: 'run.json',
    mimeType: 'application/json',
    buffer: Buffer.from([...runFilePieces({ run, answers })].join(''))
  });
  const one = page.getByRole('region', { name: 'One question' });
  await expect(one).toContainText('<script>');
  expect(await ran()).toBe(false);
  await page.getByRole('link', { name: 'Grading' }).click();
  await page.getByRole('button', { name: /^all / }).click();
  await expect(page.getByRole('region', { name: 'The reply' })).toContainText('<script>');
  expect(await ran()).toBe(false);

  await page.getByRole('link', { name: 'Runs' }).click();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save a report' }).click();
  const path = test.info().outputPath('report.html');
  writeFileSync(path, readFileSync(await (await saving).path()));
  const report = await context.newPage();
  await report.goto(`file://${path}`);
  await expect(report.getByText('<script>window.ran=1</script>').first()).toBeAttached();
  expect(await report.evaluate(() => 'ran' in window)).toBe(false);
  expect(await report.locator('img, script').count()).toBe(0);
});
