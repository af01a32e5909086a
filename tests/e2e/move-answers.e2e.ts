import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { parseRunFile } from '../../src/lib/runs/file/read';
import { runFilePieces } from '../../src/lib/runs/file/write';
import { packDraw } from '../../src/lib/methods/packed-draw';
import type { StoredCall } from '../../src/lib/runs/run';
import { expectSound } from './every-screen';
import { expect, test } from './site';
import { recordedRun } from '../fixtures/recorded-run';

/** A reply as it is drawn, with numbers that a model might give. */
const drawn = (text: string) => {
  const tokens = text.split(/(?= )/);
  const column = (value: number) => tokens.map(() => value);
  return packDraw({
    text,
    stop: 'end-of-turn',
    tokens,
    logProbs: column(-0.5),
    entropies: column(0.8),
    logPartitions: column(12),
    chosenLogits: column(11.5)
  });
};

/** The recorded run's first question, of which three answers were drawn: two say the same to the rules. */
function runText(): string {
  const { run, answers } = recordedRun();
  const [first] = answers;
  const direct = first.traces.find(({ armId }) => armId === 'direct')!;
  const calls = first.calls.filter(({ id }) => direct.calls.includes(id));
  const call: StoredCall = {
    id: 'sample-1',
    do: 'sample',
    prompt: '…',
    maxTokens: 32,
    stopTexts: ['\n'],
    count: 3,
    temperature: 1,
    topP: 1,
    seed: 7,
    draws: ['Paris', 'Paris, of course', 'The City of Light'].map(drawn),
    cost: { promptTokens: 30, prefilledTokens: 12, decodedTokens: 8, ms: 5 }
  };
  const samples = {
    ...direct,
    armId: 'samples',
    calls: [...direct.calls, call.id],
    evidence: [
      {
        kind: 'samples' as const,
        call: call.id,
        maker: 'grader' as const,
        clusters: [0, 0, 1],
        greedy: null,
        grades: ['wrong' as const, 'wrong' as const, 'wrong' as const]
      }
    ]
  };
  const options = { maxTokens: 32, count: 3, temperature: 1, topP: 1, equivalence: 'grader' };
  const arm = { id: 'samples', method: 'samples', form: 'chat' as const, options };
  const plan = {
    ...run.plan,
    questionIds: [first.questionId],
    arms: [
      ...run.plan.arms.filter(({ id }) => id === 'direct'),
      { ...arm, prompts: { question: '{question}', begin: '' } }
    ]
  };
  const own = [{ ...first, calls: [...calls, call], traces: [direct, samples] }];
  return [...runFilePieces({ run: { ...run, id: 'drawn', title: 'Drawn', plan }, answers: own })].join('');
}

async function open(page: Page, text: string): Promise<void> {
  await page
    .getByLabel(/Open a run\.json/)
    .setInputFiles({ name: 'run.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await expect(page.getByRole('table', { name: /side by side/ })).toBeVisible();
}

const answersDrawn = (page: Page) => page.getByRole('region', { name: 'One question' });
/** The sentence above the picture, which says the same to a screen reader. */
const said = (page: Page, words: string) =>
  answersDrawn(page).getByRole('paragraph').filter({ hasText: words });

test('a drawn answer is moved by clicks: figures, file and other tabs follow, and it can be taken back', async ({
  page,
  context,
  site,
  elsewhere
}) => {
  await page.goto(`${site}runs/`);
  // The recorded run's name is there once the page takes files.
  await expect(page.getByRole('banner').getByText('World facts · 100')).toBeVisible();
  await open(page, runText());
  const one = answersDrawn(page);
  await expect(said(page, '3 answers drawn say 2 different things')).toBeVisible();
  await expect(one.getByText(/Told apart by the grader’s rules/)).toBeVisible();
  const second = await context.newPage();
  await second.goto(site);
  await expect(said(second, '3 answers drawn say 2 different things')).toBeVisible();

  await one.getByText('Which of these say the same?').click();
  const light = one.getByLabel('What “The City of Light” says the same as');
  await light.selectOption({ label: '1. Paris' });
  await expect(said(page, '3 answers drawn say the same, in 3 wordings')).toBeVisible();
  await expect(
    one.getByText('Told apart by a person, who changed the grouping made by the grader’s rules')
  ).toBeVisible();
  await expect(said(second, '3 answers drawn say the same')).toBeVisible();
  await expectSound(page);

  await one
    .getByText(/Confidence, read/)
    .last()
    .click();
  const read = one.getByRole('listitem').filter({ hasText: 'entropy over answers' });
  await expect(read).toContainText('0.00');
  await light.selectOption({ label: 'nothing else: a cluster of its own' });
  await expect(said(page, '3 answers drawn say 2 different things')).toBeVisible();
  await expect(read).toContainText('−0.64');
  await expect(said(second, '3 answers drawn say 2 different things')).toBeVisible();
  await one.getByRole('button', { name: 'undo the last move' }).click();
  await expect(read).toContainText('0.00');
  // The other tab follows what is stored.
  await expect(said(second, '3 answers drawn say the same')).toBeVisible();

  await page.reload();
  await expect(said(page, '3 answers drawn say the same, in 3 wordings')).toBeVisible();
  await page.getByRole('link', { name: 'Runs' }).click();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a file' }).click();
  const saved = readFileSync(await (await saving).path(), 'utf8');
  expect(Object.values(parseRunFile(saved).run.regrouped!)).toEqual([{ clusters: [0, 0, 0], greedy: null }]);

  await page.getByRole('link', { name: 'Compare' }).click();
  await one.getByRole('button', { name: 'back to the grader’s rules' }).click();
  await expect(said(page, '3 answers drawn say 2 different things')).toBeVisible();
  await expect(one.getByText(/Told apart by the grader’s rules/)).toBeVisible();
  await page.getByRole('link', { name: 'Runs' }).click();
  await open(page, saved);
  await expect(one.getByText(/Told apart by a person/)).toBeVisible();
  await expect(page.getByText('From the file came 1 grouping')).toBeVisible();
  expect(elsewhere).toEqual([]);
});
