import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { parseQuestionSet } from '../../src/lib/questions/schema';
import { shuffled } from '../../src/lib/random/seeded';
import { parseRunFile } from '../../src/lib/runs/file/read';
import { runFilePieces } from '../../src/lib/runs/file/write';
import type { RunFile } from '../../src/lib/runs/run';
import { setFingerprint, shardRange } from '../../src/lib/runs/shard';
import { expectSound, onEveryScreen } from './every-screen';
import { expect, test, untilFinished } from './site';
import { timeless } from './timeless';

const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** Recorded answers of a real run, cut up as machines would have made them. */
const recorded = parseRunFile(gunzipSync(readFileSync('static/workshop-run.json.gz')).toString());
const set = parseQuestionSet(JSON.parse(readFileSync('static/question-sets/workshop-40.json', 'utf8')));
const { seed } = recorded.run.plan;
/** The set's questions as the seed orders them. */
const order = shuffled(
  set.questions.map(({ id }) => id),
  seed,
  'questions'
);

function recordedPart(number: number, of: number, change: (file: RunFile) => void = () => {}) {
  const [from, to] = shardRange(order.length, { part: number, of });
  const shard = { parts: [number], of, total: order.length, setHash: setFingerprint(set.questions) };
  const plan = { ...recorded.run.plan, questionIds: order.slice(from, to), shard };
  const run = { ...recorded.run, plan, id: `part-${number}`, title: `Part ${number} of ${of}` };
  const answers = recorded.answers.filter(({ questionId }) => plan.questionIds.includes(questionId));
  const file = structuredClone({ run, answers });
  change(file);
  const text = [...runFilePieces(file)].join('');
  return { name: `part-${number}.json`, mimeType: 'application/json', buffer: Buffer.from(text) };
}

async function choose(page: Page, files: ReturnType<typeof recordedPart>[]): Promise<void> {
  const input = page.getByLabel(/Open a run.json/);
  await expect(input).toBeEnabled();
  await input.setInputFiles(files);
}

async function savedRun(page: Page, press: () => Promise<void>): Promise<RunFile> {
  const download = page.waitForEvent('download');
  await press();
  return parseRunFile(readFileSync(await (await download).path(), 'utf8'));
}

test('laptops ask the parts that the plan gives them; joined in the room they are the run of one machine', async ({
  page,
  browser,
  site,
  elsewhere
}) => {
  await page.goto(`${site}workshop/plan/`);
  const plan = part(page, 'The model on all laptops');
  await plan.getByLabel('Set for the model').selectOption('workshop-40');
  await plan.getByLabel('Questions in all').fill('3');
  await plan.getByLabel('Questions in all').press('Enter');
  await plan.getByLabel('Laptops').fill('2');
  await plan.getByLabel('Laptops').press('Enter');
  await expect(plan.getByRole('status')).toContainText('3 questions on 2 laptops: at most 2 each');
  await plan.getByText('A link for each laptop').click();
  await expect(plan.getByRole('img', { name: /QR code of part/ })).toHaveCount(2);
  const links = await plan
    .getByRole('link')
    .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
  expect(links.map((link) => new URL(link).searchParams.get('shard'))).toEqual(['1/2', '2/2']);

  const files: RunFile[] = [];
  for (const [i, link] of links.entries()) {
    const laptop = await (await browser.newContext()).newPage();
    await laptop.goto(link);
    const form = laptop.getByRole('form', { name: 'New run' });
    await expect(form.getByRole('status').first()).toContainText(
      i === 0 ? 'part 1 of 2: question 1 of 3' : 'part 2 of 2: questions 2 to 3 of 3'
    );
    await form.getByRole('button', { name: 'Run', exact: true }).click();
    await untilFinished(laptop, i + 1);
    files.push(
      await savedRun(laptop, () => laptop.getByRole('button', { name: 'Save it as a file' }).click())
    );
    await laptop.context().close();
  }

  await page.goto(`${site}workshop/room/`);
  const asFile = (file: RunFile, name: string) => ({
    name,
    mimeType: 'application/json',
    buffer: Buffer.from([...runFilePieces(file)].join(''))
  });
  const input = page.getByLabel('Files with codes', { exact: true });
  await input.setInputFiles([asFile(files[1], 'two.json'), asFile(files[0], 'one.json')]);
  const parts = part(page, 'Parts of a run');
  await expect(parts.getByRole('heading', { name: /: 2 of 2 parts are here/ })).toBeVisible();
  await parts.getByRole('button', { name: 'Join them into one run' }).click();
  const joined = part(page, 'Joined');
  await expect(joined).toContainText('One run of all parts');
  await expectSound(page, 'joined in the room');
  await joined.getByRole('button', { name: 'Open the run' }).click();
  await expect(page.getByText('3 questions, asked')).toBeVisible();
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Runs' }).click();
  const whole = await savedRun(page, () => page.getByRole('button', { name: 'Save as a file' }).click());

  // One machine that asks all of it gives the same answers to the last bit.
  const alone = await (await browser.newContext()).newPage();
  await alone.goto(links[0]);
  await alone.getByRole('button', { name: 'Ask all of them' }).click();
  await alone.getByRole('button', { name: 'Run', exact: true }).click();
  await untilFinished(alone, 3);
  await alone.goto(`${site}runs/`);
  const unsharded = await savedRun(alone, () =>
    alone.getByRole('button', { name: 'Save as a file' }).click()
  );
  expect(timeless(whole)).toEqual(timeless(unsharded));
  expect(whole.run.plan).toEqual(unsharded.run.plan);
  expect(elsewhere).toEqual([]);
  await alone.context().close();
});

test('parts that are missing, come twice or are of another run are told; what is joined can be joined again', async ({
  page,
  site
}) => {
  await page.goto(`${site}runs/`);
  const other = recordedPart(2, 4, ({ run }) => {
    run.id = 'other';
    run.plan.seed++;
  });
  const lie = recordedPart(3, 4, ({ run, answers }) => {
    run.id = 'lie';
    answers[0].traces[0].answer += '!';
  });
  const twice = recordedPart(1, 4, ({ run }) => (run.id = 'twice'));
  await choose(page, [recordedPart(1, 4), recordedPart(3, 4), recordedPart(4, 4), twice, lie, other]);
  const groups = page.getByRole('region', { name: 'Parts of a run' });
  await expect(groups).toHaveCount(2);
  await expect(groups.first()).toContainText('3 of 4 parts are here');
  await expect(groups.first()).toContainText('Missing: part 2. More than once: parts 1, 3');
  await expect(groups.last()).toContainText(
    `not joined with the others of this set: it has a different seed: ${seed + 1}`
  );
  await expectSound(page, 'parts');
  await groups.first().getByRole('button', { name: 'Join the 3 parts that are here' }).click();
  const joined = part(page, 'Joined');
  await expect(joined).toContainText('Part 2 is missing');
  await expect(joined).toContainText(/Not joined: Part 3 of 4: the answers to “.+” differ/);
  await expect(joined).toContainText('Part 1 came in more than once');

  // The joined one stands in the list of parts, beside the one that was refused.
  await choose(page, [recordedPart(2, 4)]);
  await expect(groups.first()).toContainText('4 of 4 parts are here');
  await groups.first().getByRole('button', { name: 'Join them into one run' }).click();
  await expect(joined).toContainText('One run of all parts');
  await expect(joined).toContainText(/40 answered questions/);
  const file = await savedRun(page, () =>
    page
      .getByRole('listitem', { name: `${set.title} · 40 · seed ${seed}` })
      .getByRole('button', { name: 'Save as a file' })
      .click()
  );
  expect(file.answers.map(({ questionId }) => questionId)).toEqual(order);
  const known = new Map(recorded.answers.map((each) => [each.questionId, each]));
  expect(timeless(file)).toEqual(timeless({ ...recorded, answers: order.map((id) => known.get(id)!) }));
});

onEveryScreen('axe finds nothing in a plan for many laptops, and nothing overflows', async (page, site) => {
  await page.goto(`${site}workshop/plan/`);
  await page.getByText('A link for each laptop').click();
  await expect(page.getByRole('img', { name: /QR code of part/ })).toHaveCount(30);
  await expectSound(page, 'plan');
  await page.goto(`${site}?set=workshop-40&shard=3/30&n=40`);
  await expect(page.getByText('part 3 of 30: questions 3 to 4 of 40')).toBeVisible();
  await expectSound(page, 'a part');
});
