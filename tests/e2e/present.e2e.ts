import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { parseQuestionSet } from '../../src/lib/questions/schema';
import { encodeAnswers } from '../../src/lib/workshop/code/answers-code';
import { drawQuiz, learnerAnswersOf } from '../../src/lib/workshop/quiz';
import { expectSound, onEveryScreen } from './every-screen';
import { expect, test, untilFinished } from './site';

const place = (page: Page) => page.locator('nav').getByText(/^\d+ of \d+$/);
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const at = (page: Page) => new URL(page.url()).searchParams.get('at');

test('a lesson is presented from the plan by keyboard; the address holds the place, the clock holds the minutes', async ({
  page,
  site,
  elsewhere
}) => {
  await page.clock.install({ time: new Date('2026-03-02T08:00:00Z') });
  await page.goto(`${site}workshop/plan/?seed=9&chapters=you-first,how-many,room`);
  // Once the link stands there the page listens.
  await expect(page.getByText(/^http.*seed=9/)).toBeVisible();
  await page.getByLabel('how well each did').check();
  await page.getByRole('link', { name: 'Present this lesson' }).click();
  await expect(heading(page)).toHaveText('When can you believe it?');
  await expect(page.getByRole('img', { name: /Open this on your own machine/ })).toBeVisible();
  await expect(
    page.getByText(/workshop\/\?seed=9&chapters=you-first,how-many,room&hide=score/)
  ).toBeVisible();
  await page.getByRole('button', { name: 'Start the clock' }).click();
  await page.locator('body').click({ position: { x: 5, y: 5 } });

  await page.keyboard.press('ArrowRight');
  await expect(heading(page)).toHaveText('You first');
  await expect.poll(() => at(page)).toBe('you-first.title');
  await page.clock.runFor(9 * 60_000);
  const clock = page.getByRole('group', { name: 'Clock' });
  await expect(clock).toContainText('Chapter: 9 of 8 min');
  await expect(clock).toContainText('Lesson: 9 of 17 min');
  await expect(clock).toContainText('1 min behind');
  await clock.getByRole('button', { name: 'Pause' }).click();
  await page.clock.runFor(30 * 60_000);
  await expect(clock).toContainText('Lesson: 9 of 17 min');

  await page.locator('body').click({ position: { x: 5, y: 5 } });
  for (const key of ['Space', 'PageDown', 'ArrowRight']) await page.keyboard.press(key);
  await expect.poll(() => at(page)).toBe('you-first.live');
  await expect(page.getByText('Question 1 of 20')).toBeVisible();
  // Keys of the chapter itself stay its own.
  await page.getByRole('group', { name: 'How sure' }).getByRole('radio').nth(1).focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => at(page)).toBe('you-first.live');
  await page.keyboard.press('PageUp');
  await expect.poll(() => at(page)).toBe('you-first.say-2');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => at(page)).toBe('you-first.say-1');

  // The same place again after a reload.
  await page.reload();
  await expect(heading(page)).toContainText('Twenty questions, four answers each');
  await expect(clock).toContainText('Lesson: 9 of 17 min');
  await page.keyboard.press('End');
  await expect(heading(page)).toContainText('count how often it is right');
  await expect(page.getByRole('button', { name: 'Next' })).toBeDisabled();
  await page.keyboard.press('Home');
  await expect(place(page)).toHaveText(/^1 of/);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(place(page)).toHaveText(/^1 of/);
  await page.locator('body').click({ position: { x: 5, y: 5 } });
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Plan a lesson' })).toBeVisible();
  await expect(page.getByLabel('how well each did')).toBeChecked();
  await expect(page.getByLabel(/^Seed/)).toHaveValue('9');
  expect(elsewhere).toEqual([]);
});

const code = encodeAnswers({
  set: 'workshop-40',
  setHash: 'other',
  nickname: 'fox',
  answers: Array.from({ length: 20 }, (_, i) => ({
    questionId: `q${i}`,
    choice: 'a',
    confidence: 0.8,
    correct: i % 2 === 0
  }))
});

test('the room’s slide shows how many are here first, and its picture when it is its turn', async ({
  page,
  site
}) => {
  await page.goto(`${site}workshop/room/`);
  await page.getByLabel(/^Or paste codes/).fill(code);
  await page.getByRole('button', { name: 'Take the codes' }).click();
  await expect(page.getByText('fox: 20 answers.')).toBeVisible();
  await page.goto(`${site}workshop/present/?seed=7&at=room.people`);
  await expect(heading(page)).toHaveText('One person is here');
  await expect(page.getByText(/is right/)).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  await expect(heading(page)).toContainText('The room says 80 % and is right 50 %');
  await expect(page.getByRole('group', { name: /^Reliability diagram/ })).toBeVisible();
});

test('what a teacher keeps back is there when it is shown, and stays shown', async ({ page, site }) => {
  await page.goto(`${site}workshop/?seed=7&hide=score,answers`);
  await expect(page.getByText(/^The questions: 20 of/)).toBeVisible();
  await page.goto(`${site}workshop/the-model/`);
  for (let i = 0; i < 6; i++) {
    await page.getByRole('radio', { name: 'who knows' }).click({ force: true });
    await page.getByRole('button', { name: 'Next answer' }).click();
  }
  await page.getByRole('button', { name: 'Enough: show the result' }).click();
  await expect(page.getByText('Which answers were right is kept back.')).toBeVisible();
  await expect(page.getByText('All its answers')).toHaveCount(0);
  await expectSound(page, 'kept back');
  await page.getByRole('button', { name: 'Show it now' }).click();
  await expect(page.getByText('All its answers')).toBeVisible();
  await page.reload();
  await expect(page.getByText('All its answers')).toBeVisible();
});

test('how well somebody did is kept back in every chapter that would show it, until it is shown for all', async ({
  page,
  site
}) => {
  const set = readFileSync(new URL('../../static/question-sets/workshop-40.json', import.meta.url), 'utf8');
  const quiz = drawQuiz(parseQuestionSet(JSON.parse(set)), 7);
  const said = quiz.questions.map(({ question, options, gold }, i) => [
    question.id,
    { choice: options[i % 2 === 0 ? gold : (gold + 1) % 4], confidence: 0.6 }
  ]);
  await page.addInitScript(
    (kept) => localStorage.setItem('calibration-lab/workshop/answers/workshop-40/7', kept),
    JSON.stringify(learnerAnswersOf(quiz, Object.fromEntries(said)))
  );
  await page.goto(`${site}workshop/?seed=7&hide=score`);
  await expect(page.getByText(/^The questions: 20 of/)).toBeVisible();
  const kept = page.getByRole('group', { name: 'Kept back' });

  await page.goto(`${site}workshop/the-model/`);
  for (let i = 0; i < 6; i++) {
    await page.getByRole('radio', { name: 'who knows' }).click({ force: true });
    await page.getByRole('button', { name: 'Next answer' }).click();
  }
  await page.getByRole('button', { name: 'Enough: show the result' }).click();
  await page.getByRole('radio', { name: 'The model' }).click({ force: true });
  await page.getByRole('button', { name: 'Show both curves' }).click();
  const over = page.getByRole('region', { name: 'Its curve over yours' });
  await expect(over.getByRole('group', { name: /^Reliability diagram/ })).toBeVisible();
  const yours = over.getByText(/You said|Points lost|Dashed line with squares/);
  await expect(kept).toContainText('How well you did is kept back.');
  await expect(yours).toHaveCount(0);

  await page.goto(`${site}workshop/how-many/`);
  await page.getByRole('radio', { name: /^0 points/ }).click({ force: true });
  await page.getByRole('button', { name: 'Draw twenty questions' }).click();
  await expect(kept).toBeVisible();
  await expect(page.getByText(/Your own twenty answers/)).toHaveCount(0);

  await page.goto(`${site}workshop/take-home/`);
  await page.getByRole('button', { name: 'Show the five sentences' }).click();
  await expect(kept).toContainText('the file would show it');
  await expect(page.getByText(/of 20 right/)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Save the file' })).toHaveCount(0);
  await expectSound(page, 'kept back at home');
  await kept.getByRole('button', { name: 'Show it now' }).click();
  await expect(page.getByText('10 of 20 right, 60 % sure on average')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save the file' })).toBeVisible();

  await page.goto(`${site}workshop/the-model/`);
  await expect(yours).toHaveCount(3);
  await expect(kept).toHaveCount(0);
  await page.goto(`${site}workshop/how-many/`);
  await expect(page.getByText(/Your own twenty answers/)).toBeVisible();
});

onEveryScreen('axe finds nothing in the presenter’s view and nothing overflows', async (page, site) => {
  for (const slide of ['start', 'you-first.title', 'you-first.live', 'mend-it.live', 'room.people', 'end']) {
    await page.goto(`${site}workshop/present/?seed=7&at=${slide}`);
    await expect(heading(page)).toBeVisible();
    if (slide === 'you-first.live') await expect(page.getByText('Question 1 of 20')).toBeVisible();
    if (slide === 'mend-it.live') await expect(page.getByRole('group', { name: /Which T/ })).toBeVisible();
    await expectSound(page, slide);
  }
});

test('the model that is loaded answers the twenty on the spot, and the bets are on these answers', async ({
  page,
  site
}) => {
  await page.goto(`${site}?set=workshop-40&n=1&seed=7&engine=cpu&methods=direct`);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await untilFinished(page, 1);
  // Within the page, so that the model stays loaded.
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Workshop' }).click();
  await page.getByRole('link', { name: 'The model answers the same twenty', exact: true }).click();
  const live = page.getByRole('region', { name: 'The model in this browser' });
  await live.getByRole('button', { name: 'Let it answer now' }).click();
  await expect(live.getByRole('status')).toContainText(/It has answered \d+ of 20/);
  await expect(page.getByText(/from a run with .+ that this browser keeps/)).toBeVisible({
    timeout: 600_000
  });
  await expect(live).toHaveCount(0);
  await expect(page.getByText(/^Answer 1 of/)).toBeVisible();
});
