/* eslint-disable @typescript-eslint/no-explicit-any -- JSON that is changed at will */
import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from '@playwright/test';
import { expect, test, untilFinished } from './site';
import { recordedText } from '../fixtures/recorded-run';

const recorded = JSON.parse(recordedText());

/** A run file with the answers to the first questions of the recorded run's first twelve. */
function runFile(answered: number, change: (file: any) => void = () => {}) {
  const ids: string[] = recorded.run.plan.questionIds.slice(0, 12);
  const file = structuredClone({
    ...recorded,
    run: { ...recorded.run, id: 'twelve', title: 'Twelve', plan: { ...recorded.run.plan, questionIds: ids } },
    answers: recorded.answers.filter(({ questionId }: any) => ids.slice(0, answered).includes(questionId))
  });
  change(file);
  return { name: 'run.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(file)) };
}

async function openFile(page: Page, site: string, file: ReturnType<typeof runFile>) {
  await page.goto(`${site}runs/`);
  const input = page.getByLabel(/Open a run.json/);
  await expect(input).toBeEnabled();
  await input.setInputFiles(file);
}

/** What the store holds: ids of runs, and how many questions of each have answers. */
const stored = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<Record<string, number>>((done, failed) => {
        const opening = indexedDB.open('calibration-lab');
        opening.onerror = () => failed(opening.error);
        opening.onsuccess = () => {
          const db = opening.result;
          const tx = db.transaction(['runs', 'answers']);
          const runs = tx.objectStore('runs').getAllKeys();
          const answers = tx.objectStore('answers').getAllKeys();
          tx.oncomplete = () => {
            const of = (id: IDBValidKey) =>
              answers.result.filter((key) => (key as string[])[0] === id).length;
            done(Object.fromEntries(runs.result.map((id) => [id, of(id)])));
            db.close();
          };
        };
      })
  );

const form = (page: Page) => page.getByRole('form', { name: 'New run' });
async function begin(page: Page, site: string, questions: number) {
  await page.goto(`${site}?set=workshop-40&n=${questions}&seed=7&engine=cpu`);
  const run = form(page).getByRole('button', { name: 'Run', exact: true });
  await expect(run).toBeEnabled();
  await run.click();
  return page.getByRole('region', { name: 'Running', exact: true });
}

test('an older file of a run changes nothing, a newer one is joined, another one kept beside it; all with an undo', async ({
  page,
  site
}) => {
  await openFile(page, site, runFile(8));
  await expect(page.getByText('8 questions, asked')).toBeVisible();

  await openFile(page, site, runFile(4));
  await expect(page.getByText('is here already; nothing was changed')).toBeVisible();
  await expect(page.getByText('8 questions, asked')).toBeVisible();
  expect(await stored(page)).toEqual({ twelve: 8 });

  await openFile(page, site, runFile(12));
  await expect(
    page.getByText('the answers to 4 questions; nothing that was here was replaced')
  ).toBeVisible();
  await expect(page.getByText('12 questions, asked')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('8 questions, asked')).toBeVisible();
  expect(await stored(page)).toEqual({ twelve: 8 });

  await openFile(
    page,
    site,
    runFile(12, ({ run }) => (run.plan.seed = 8))
  );
  await expect(page.getByText('it was planned differently')).toBeVisible();
  expect(await stored(page)).toEqual({ twelve: 8, 'twelve-2': 12 });
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('8 questions, asked')).toBeVisible();
});

test('a run that cannot be shown is listed with the reason, blocks nothing, and can be saved and removed', async ({
  page,
  site
}) => {
  await openFile(page, site, runFile(4));
  await expect(page.getByText('4 questions, asked')).toBeVisible();
  // As if an earlier version had let it in.
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        const opening = indexedDB.open('calibration-lab');
        opening.onsuccess = () => {
          const db = opening.result;
          const tx = db.transaction(['runs', 'answers'], 'readwrite');
          const runs = tx.objectStore('runs');
          const answers = tx.objectStore('answers');
          runs.get('twelve').onsuccess = ({ target }: any) => {
            const record = target.result;
            runs.put({ ...record, id: 'odd-record', order: 50, title: { toString: 'x' } });
            runs.put({ ...record, id: 'odd-gold', order: 51, title: 'Odd gold' });
            answers.index('runId').getAll('twelve').onsuccess = (event: any) => {
              const [first] = event.target.result;
              const odd = JSON.parse(new TextDecoder().decode(first.json));
              odd.traces
                .flatMap(({ evidence }: any) => evidence)
                .find(({ kind }: any) => kind === 'option-scores').gold = 9;
              const json = new TextEncoder().encode(JSON.stringify(odd));
              answers.put({ ...first, runId: 'odd-gold', json });
            };
          };
          tx.oncomplete = () => {
            db.close();
            done();
          };
        };
      })
  );
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(site);
  await expect(page.getByText('4 questions, asked')).toBeVisible();
  await expect(page.getByText(/cannot be shown: .*gold/)).toBeVisible();
  for (const path of ['grading/', 'runs/two/?a=odd-gold&b=twelve', 'runs/']) {
    await page.goto(`${site}${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
  const gold = page.getByRole('listitem', { name: 'Odd gold' });
  await expect(gold).toContainText(/cannot be shown: .*evidence\.\d+\.gold: is 9/);
  const saved = page.waitForEvent('download');
  await gold.getByRole('button', { name: 'Save what is stored' }).click();
  expect(readFileSync(await (await saved).path(), 'utf8')).toContain('"gold": 9');
  await gold.getByRole('button', { name: 'Remove' }).click();
  await expect(gold).toHaveCount(0);
  const record = page.getByRole('listitem', { name: 'A run without a name' });
  await expect(record).toContainText('run.title');
  await record.getByRole('button', { name: 'Remove' }).click();
  await expect(record).toHaveCount(0);
  expect(errors).toEqual([]);
});

async function graded(page: Page): Promise<number> {
  await page.getByRole('link', { name: 'Grading' }).click();
  const text = await page.getByRole('button', { name: /^graded by you/ }).textContent();
  return Number(/\d+/.exec(text!)![0]);
}

test('two tabs: a run asked in one is followed in the other, where it cannot be removed and grades are kept', async ({
  page,
  context,
  site
}) => {
  const running = await begin(page, site, 8);
  await expect(running.getByText(/[12] of 8 questions/)).toBeVisible();
  const other = await context.newPage();
  await other.goto(`${site}runs/`);
  const item = other.getByRole('listitem').filter({ hasText: 'running in another tab' });
  await expect(item.getByRole('button', { name: 'Remove' })).toBeDisabled();
  await item.getByRole('button', { name: 'Open' }).click();
  const elsewhere = other.getByRole('region', { name: 'Running in another tab' });
  await expect(elsewhere).toBeVisible();
  await other.getByRole('link', { name: 'Grading' }).click();
  await other.getByRole('button', { name: /^all/ }).click();
  await other.keyboard.press('1');
  await expect(other.getByRole('button', { name: /^graded by you 1/ })).toBeVisible();
  await other.getByRole('link', { name: 'Compare', exact: true }).click();
  await untilFinished(page, 8);
  await untilFinished(other, 8);
  expect(Object.values(await stored(page))).toEqual([8]);
  await expect.poll(() => graded(page)).toBe(1);
  await other.reload();
  await untilFinished(other, 8);
  await expect.poll(() => graded(other)).toBe(1);

  // Removed in one, it leaves the other's screen, and comes back whole.
  await page.getByRole('link', { name: 'Runs' }).click();
  await page.getByRole('button', { name: 'Remove' }).click();
  await expect(other.getByText('was removed in another tab')).toBeVisible();
  await page.getByRole('button', { name: 'Put it back' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'finished' })).toBeVisible();
  expect(Object.values(await stored(page))).toEqual([8]);
});

async function quota(context: BrowserContext, page: Page, bytes?: number) {
  const client = await context.newCDPSession(page);
  await client.send('Storage.overrideQuotaForOrigin', {
    origin: new URL(page.url()).origin,
    ...(bytes === undefined ? {} : { quotaSize: bytes })
  });
}

test('with no room a run goes on, says what is not stored, and stores it once there is room', async ({
  page,
  context,
  site
}) => {
  const running = await begin(page, site, 40);
  await expect(running.getByText(/1 of 40 questions/)).toBeVisible();
  // Chromium remembers for half a minute how much room there was.
  await quota(context, page, 1);
  await expect(page.getByText(/(?:[3-9]|\d\d) answers of “.*” are not stored/)).toBeVisible();
  await expect(page.getByText(/no room left/)).toBeVisible();
  await running.getByRole('button', { name: 'Pause' }).click();
  const unfinished = page.getByRole('region', { name: 'Unfinished run' });
  await expect(unfinished).toContainText(/of them are not stored yet/);
  const answered = Number(/at (\d+) of 40/.exec((await unfinished.textContent())!)![1]);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save it as a file' }).click();
  const file = JSON.parse(readFileSync(await (await saved).path(), 'utf8'));
  expect(file.answers.length).toBe(answered);
  expect(Object.values(await stored(page))[0]).toBeLessThan(answered);
  await quota(context, page);
  await expect(unfinished).toContainText('all of them are kept');
  await expect(page.getByText(/not stored/)).toHaveCount(0);
  expect(Object.values(await stored(page))).toEqual([answered]);
  await page.reload();
  await expect(unfinished).toContainText(`at ${answered} of 40 questions; all of them are kept`);
});

/** Whether the browser lets something more be stored: it remembers for half a minute how much room there was. */
const hasRoom = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<boolean>((done) => {
        const opening = indexedDB.open('room-probe', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('bytes');
        opening.onerror = () => done(false);
        opening.onsuccess = () => {
          const db = opening.result;
          const tx = db.transaction('bytes', 'readwrite');
          tx.objectStore('bytes').put(new Uint8Array(100_000), 1);
          const end = (room: boolean) => {
            db.close();
            done(room);
          };
          tx.oncomplete = () => end(true);
          tx.onabort = () => end(false);
        };
      })
  );

test('with no room a run put back, an opened file and a grade say so, and what was there stays', async ({
  page,
  context,
  site
}) => {
  test.slow();
  const titled = (id: string, title: string) => runFile(12, ({ run }) => Object.assign(run, { id, title }));
  await openFile(page, site, titled('first', 'First of them'));
  await expect(page.getByText('12 questions, asked')).toBeVisible();
  await openFile(page, site, titled('second', 'Second of them'));
  await expect(page.getByText('12 questions, asked')).toBeVisible();
  await page.getByRole('link', { name: 'Runs' }).click();
  const second = page.getByRole('listitem').filter({ hasText: 'Second of them' });
  await second.getByRole('button', { name: 'Remove' }).click();
  const putBack = page.getByRole('button', { name: 'Put it back' });
  await expect(putBack).toBeVisible();
  const before = await stored(page);
  expect(before).toEqual({ first: 12, second: 12 });

  await quota(context, page, 1);
  await expect.poll(() => hasRoom(page), { timeout: 60_000 }).toBe(false);
  await putBack.click();
  await expect(page.getByText(/The run was not put back: There is no room left/)).toBeVisible();
  await expect(putBack).toBeVisible();
  expect(await stored(page)).toEqual(before);

  await page.getByLabel(/Open a run.json/).setInputFiles(titled('third', 'Third of them'));
  const unstored = page.getByText('Not all of “Third of them” is stored.');
  await expect(unstored).toBeVisible();
  await expect(page.getByText(/There is no room left/).first()).toBeVisible();
  expect(await stored(page)).toEqual(before);

  await page.getByRole('link', { name: 'Runs' }).click();
  const first = page.getByRole('listitem').filter({ hasText: 'First of them' });
  await first.getByRole('button', { name: 'Open' }).click();
  await page.getByRole('link', { name: 'Grading' }).click();
  await page.getByRole('button', { name: /^all/ }).click();
  await page.keyboard.press('1');
  const byYou = page.getByRole('button', { name: /^graded by you 1/ });
  await expect(byYou).toBeVisible();
  const ungraded = page.getByText('Not all of “First of them” is stored.');
  await expect(ungraded).toBeVisible();

  // What waits is stored once there is room, and the removed run comes back whole.
  await quota(context, page);
  await expect.poll(() => hasRoom(page), { timeout: 60_000 }).toBe(true);
  await expect(async () => {
    const again = page.getByRole('button', { name: 'Try again' }).first();
    if (await again.isVisible()) await again.click();
    await expect(unstored).toHaveCount(0, { timeout: 2000 });
    await expect(ungraded).toHaveCount(0, { timeout: 2000 });
  }).toPass();
  await putBack.click();
  await expect(putBack).toHaveCount(0);
  expect(Object.values(await stored(page))).toEqual([12, 12, 12]);
});

test('site data cleared in mid-run: the run goes on and is stored whole again', async ({
  page,
  context,
  site
}) => {
  const running = await begin(page, site, 6);
  await expect(running.getByText(/[12] of 6 questions/)).toBeVisible();
  const client = await context.newCDPSession(page);
  await client.send('Storage.clearDataForOrigin', {
    origin: new URL(site).origin,
    storageTypes: 'indexeddb'
  });
  await untilFinished(page, 6);
  expect(Object.values(await stored(page))).toEqual([6]);
  await page.reload();
  await untilFinished(page, 6);
});
