import { readFileSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';
import { encodeAnswers } from '../../src/lib/workshop/code/answers-code';
import { fingerprintOf } from '../../src/lib/questions/fingerprint';
import type { Question } from '../../src/lib/questions/question';
import type { LearnerAnswers } from '../../src/lib/workshop/learner-answers';
import { Seeded } from '../oracles/seeded';
import { expectSound, onEveryScreen } from './every-screen';
import { expect, test } from './site';

const { questions }: { questions: Question[] } = JSON.parse(
  readFileSync('static/question-sets/workshop-40.json', 'utf8')
);
const setHash = fingerprintOf(questions);

/** Somebody's twenty answers to the real set. */
function answersOf(nickname: string, seed: number, change: Partial<LearnerAnswers> = {}): LearnerAnswers {
  const random = new Seeded(seed);
  return {
    set: 'workshop-40',
    setHash,
    nickname,
    answers: questions.slice(0, 20).map(({ id, answers, distractors = [] }) => {
      const confidence = (25 + 5 * Math.floor(16 * random.uniform())) / 100;
      const correct = random.flip(Math.max(0.25, confidence - 0.15)) === 1;
      return { questionId: id, choice: correct ? answers[0] : distractors[0], confidence, correct };
    }),
    ...change
  };
}

const people = ['red fox', 'blue whale', 'green frog'].map((name, i) => answersOf(name, i + 1));
const foreign = answersOf('grey goose', 9, { set: 'world-facts', setHash: 'other' });
const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** A learner's page with finished answers, in a browser of its own. */
async function learnerPage(browser: Browser, site: string, answers: LearnerAnswers): Promise<Page> {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  await context.addInitScript((kept) => {
    const key = 'calibration-lab/workshop/answers/workshop-40/7';
    if (!localStorage.getItem(key)) localStorage.setItem(key, kept);
  }, JSON.stringify(answers));
  const page = await context.newPage();
  await page.goto(`${site}workshop/room/`);
  await expect(part(page, 'Your own code')).toBeVisible();
  return page;
}

async function paste(page: Page, text: string): Promise<void> {
  await page.getByLabel(/^Or paste codes/).fill(text);
  await page.getByRole('button', { name: 'Take the codes' }).click();
}

const choose = (page: Page, name: string, mimeType: string, buffer: Buffer) =>
  page.getByLabel('Files with codes', { exact: true }).setInputFiles({ name, mimeType, buffer });

/** Share right and mean confidence of people, computed directly. */
function direct(all: LearnerAnswers[]) {
  const answers = all.flatMap(({ answers }) => answers);
  const sure = answers.reduce((sum, { confidence }) => sum + confidence, 0) / answers.length;
  const right = answers.filter(({ correct }) => correct).length / answers.length;
  const brier =
    answers.reduce((sum, { confidence, correct }) => sum + (confidence - Number(correct)) ** 2, 0) /
    answers.length;
  return { n: answers.length, sure, right, brier };
}

async function expectFigures(page: Page, all: LearnerAnswers[]): Promise<void> {
  const picture = part(page, 'The room’s picture');
  const { n, sure, right, brier } = direct(all);
  await expect(picture).toContainText(`${n} answers`);
  const row = (name: RegExp) => picture.getByRole('row', { name });
  await expect(row(/^how sure/)).toContainText(sure.toFixed(3));
  await expect(row(/^right/)).toContainText(right.toFixed(3));
  await expect(row(/^Brier score/)).toContainText(brier.toFixed(3));
  const percent = (share: number) => `${Math.round(100 * share)} %`;
  await expect(picture.getByRole('status')).toContainText(
    all.length > 1 ? `says ${percent(sure)} and is right ${percent(right)}` : 'One person is not a room'
  );
}

test('three learners come by picture, text and file; a double counts once, a foreign set is set aside', async ({
  browser,
  page,
  site,
  elsewhere
}) => {
  const [fox, whale, frog] = await Promise.all(people.map((answers) => learnerPage(browser, site, answers)));

  await page.goto(`${site}workshop/room/`);
  await expect(part(page, 'Nobody yet')).toBeVisible();

  // By a picture taken of the screen.
  const shot = await part(fox, 'Your own code')
    .getByRole('img', { name: 'QR code of 20 answers of red fox' })
    .screenshot();
  await choose(page, 'screen.png', 'image/png', shot);
  await expect(page.getByText('red fox: 20 answers.')).toBeVisible();
  await expectFigures(page, people.slice(0, 1));

  // By text, through the clipboard.
  await part(whale, 'Your own code').getByRole('button', { name: 'Copy the text' }).click();
  await expect(whale.getByText('Copied.')).toBeVisible();
  const copied = await whale.evaluate(() => navigator.clipboard.readText());
  await paste(page, `Hello, here is mine:\n${copied.replace(/.{70}/g, '$&\n')}`);
  await expectFigures(page, people.slice(0, 2));

  // By a file, under a nickname changed on the spot.
  await part(frog, 'Your own code')
    .getByLabel(/^A nickname/)
    .fill('tree frog');
  const download = frog.waitForEvent('download');
  await part(frog, 'Your own code').getByRole('button', { name: 'Save as a file' }).click();
  expect((await download).suggestedFilename()).toBe('answers-tree-frog.txt');
  await choose(page, 'answers-tree-frog.txt', 'text/plain', readFileSync(await (await download).path()));
  await expectFigures(page, people);

  // One comes again, and one is of other questions.
  await paste(page, `${copied}\n${encodeAnswers(foreign)}`);
  await expect(part(page, 'Bring codes in')).toContainText('blue whale was here already and counts once.');
  await expect(part(page, 'Set aside')).toContainText(
    'grey goose: answers to another question set, “world-facts”'
  );
  await expectFigures(page, people);

  // One nickname, other answers: asked, and until then the first counts.
  const second = answersOf('Red Fox', 5);
  await paste(page, encodeAnswers(second));
  const asked = part(page, 'One nickname, different answers');
  await expect(asked).toContainText('2 codes with different answers are from “red fox”');
  await expectFigures(page, people);
  await asked.getByLabel('the last counts').check();
  await expectFigures(page, [second, people[1], people[2]]);
  await asked.getByLabel('different people: all count').check();
  await expectFigures(page, [...people, second]);
  await asked.getByLabel('the first counts').check();

  // The same answers under another nickname: asked about too.
  await paste(page, encodeAnswers({ ...people[1], nickname: 'white shark' }));
  const alike = part(page, 'The same answers, several nicknames');
  await expect(alike).toContainText('“blue whale” and “white shark” gave the same answers, each as sure.');
  await expectFigures(page, people);
  await alike.getByLabel('different people: all count').check();
  await expectFigures(page, [...people, people[1]]);
  await expectSound(page, 'asked who it is');
  await alike.getByLabel('the first counts').check();
  await expectFigures(page, people);

  // A place among the others, and the model on the same questions.
  await page.getByLabel('Find a nickname').selectOption('tree frog');
  const own = direct(people.slice(2));
  await expect(part(page, 'The people').getByRole('status')).toContainText(
    `tree frog says ${Math.round(100 * own.sure)} % and is right ${Math.round(100 * own.right)} %`
  );
  await expect(part(page, 'The model beside it')).toContainText(/says \d+\s% and is right \d+\s%\./);

  // Nothing is lost with the tab.
  await page.reload();
  await expectFigures(page, people);
  const csv = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Answers as CSV' }).click();
  const lines = readFileSync(await (await csv).path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(lines).toHaveLength(61);
  expect(lines.slice(1).filter((line) => line.endsWith(',1'))).toHaveLength(
    people.flatMap(({ answers }) => answers).filter(({ correct }) => correct).length
  );
  await page.getByText('3 people in the figures').click();
  await page.getByRole('button', { name: 'Take out tree frog' }).click();
  await expectFigures(page, people.slice(0, 2));
  await page.getByRole('button', { name: 'Empty the room' }).click();
  await page.getByRole('button', { name: 'Yes, empty it' }).click();
  await expect(part(page, 'Nobody yet')).toBeVisible();
  expect(elsewhere).toEqual([]);
  await Promise.all([fox, whale, frog].map((learner) => learner.context().close()));
});

test('what is no code, or a wrong one, is refused with the reason', async ({ page, site }) => {
  await page.goto(`${site}workshop/room/`);
  const intake = part(page, 'Bring codes in');
  const good = encodeAnswers(people[0]);
  const lie = structuredClone(people[0]);
  lie.answers.forEach((answer) => Object.assign(answer, { correct: true }));
  const cases: [string, RegExp][] = [
    ['<img src=x onerror=alert(1)>', /there is no code in it/],
    [good.slice(0, 300), /cut off/],
    [good.slice(0, 200) + (good[200] === 'A' ? 'B' : 'A') + good.slice(201), /checksum does not fit/],
    [good.replace('LABROOM1', 'LABROOM9'), /version 9/],
    [`LABROOM1.${'Z'.repeat(3000)}.`, /longer than any code/]
  ];
  for (const [text, reason] of cases) {
    await paste(page, text);
    await expect(intake.getByRole('status').last()).toContainText(reason);
    await expect(part(page, 'Nobody yet')).toBeVisible();
  }
  await choose(page, 'cat.png', 'image/png', await page.getByRole('heading', { level: 1 }).screenshot());
  await expect(intake).toContainText('cat.png: not taken: no QR code was found in the picture.');
  await choose(page, 'broken.png', 'image/png', Buffer.from('no picture'));
  await expect(intake).toContainText('broken.png: not taken');

  await paste(page, encodeAnswers({ ...people[1], nickname: '<b>=1+1</b>' }));
  await expectFigures(page, [people[1]]);
  await paste(page, encodeAnswers(lie));
  await expect(part(page, 'Set aside')).toContainText(
    /red fox: “.+” is said to be right at “workshop-\d+”, and the set says wrong/
  );
  await expectFigures(page, [people[1]]);
});

onEveryScreen('axe finds nothing in the room and nothing overflows', async (page, site) => {
  await page.addInitScript((kept) => {
    localStorage.setItem('calibration-lab/workshop/answers/workshop-40/7', kept);
  }, JSON.stringify(people[0]));
  await page.goto(`${site}workshop/room/`);
  for (const codes of ['', [...people, foreign, answersOf('red fox', 5)].map(encodeAnswers).join('\n')]) {
    if (codes) await paste(page, codes);
    await expect(part(page, codes ? 'The people' : 'Nobody yet')).toBeVisible();
    if (codes) {
      await page.getByLabel('Find a nickname').selectOption('blue whale');
      await expect(part(page, 'The model beside it').getByText('Reading')).toHaveCount(0);
    }
    await expectSound(page);
  }
});
