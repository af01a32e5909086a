import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { parseQuestionSet } from '../../src/lib/questions/schema';
import { decodeAnswers } from '../../src/lib/workshop/code/answers-code';
import { drawQuiz } from '../../src/lib/workshop/quiz';
import { expectSound } from './every-screen';
import { byClicks, byKeyboard, type Hand } from './hands';
import { expect, test } from './site';

const set = parseQuestionSet(
  JSON.parse(readFileSync(new URL('../../static/question-sets/workshop-40.json', import.meta.url), 'utf8'))
);
const quiz = drawQuiz(set, 7);

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

/** Commits to a guess. */
async function guess(
  page: Page,
  hand: Hand,
  legend: RegExp,
  option: string | RegExp,
  commit: string | RegExp
) {
  const form = page.locator('form').filter({ has: page.getByRole('group', { name: legend }) });
  await hand.choose(form.getByRole('radio', { name: option }));
  await hand.press(form.getByRole('button', { name: commit }));
  await expect(form.getByRole('radio', { name: option })).toBeDisabled();
}

/** Answers some of the questions of chapter 1; the even ones right. */
async function answer(page: Page, hand: Hand, from: number, to: number): Promise<void> {
  for (let at = from; at < to; at++) {
    const { question, options, gold } = quiz.questions[at];
    await expect(page.getByRole('heading', { name: question.text })).toBeVisible();
    const option = at % 2 === 0 ? options[gold] : options[(gold + 1) % 4];
    await hand.choose(
      page.getByRole('group', { name: question.text }).getByRole('radio', { name: option, exact: true })
    );
    await hand.choose(
      page.getByRole('group', { name: 'How sure' }).getByRole('radio', { name: at % 3 === 0 ? '100' : '60' })
    );
    await hand.press(button(page, 'Next question'));
  }
}

for (const { width, scheme, how } of [
  { width: 1280, scheme: 'light', how: 'keyboard' },
  { width: 390, scheme: 'dark', how: 'clicks' }
] as const) {
  test(`all chapters by ${how} at ${width} px, ${scheme}; a tab closed in between loses nothing`, async ({
    browser,
    site
  }) => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme });
    const elsewhere: string[] = [];
    context.on('request', (request) => {
      if (request.url().startsWith('http') && !request.url().startsWith(site)) elsewhere.push(request.url());
    });
    let page = await context.newPage();
    let hand = how === 'keyboard' ? byKeyboard(page) : byClicks;
    /** Tears the tab down and opens a chapter in a new one. */
    const reopen = async (chapter: string) => {
      await page.close();
      page = await context.newPage();
      hand = how === 'keyboard' ? byKeyboard(page) : byClicks;
      await page.goto(`${site}workshop/${chapter}/`);
    };
    await page.goto(`${site}workshop/`);
    await expectSound(page, 'overview');
    await hand.press(page.getByRole('link', { name: /^Start: You first/ }));

    // 1: the tab is torn down after seven answers and half an eighth.
    await answer(page, hand, 0, 7);
    await expectSound(page, 'a question');
    const eighth = quiz.questions[7];
    await hand.choose(
      page
        .getByRole('group', { name: eighth.question.text })
        .getByRole('radio', { name: eighth.options[2], exact: true })
    );
    await reopen('you-first');
    await expect(page.getByText('Question 8 of 20')).toBeVisible();
    await expect(
      page
        .getByRole('group', { name: eighth.question.text })
        .getByRole('radio', { name: eighth.options[2], exact: true })
    ).toBeChecked();
    await answer(page, hand, 7, 20);
    await hand.press(button(page, /lock my answers/));
    await page.getByRole('spinbutton').fill('14');
    await hand.press(button(page, 'Show me'));
    await expect(page.getByText('You guessed 14 of 20. You got 10 right.')).toBeVisible();
    // Seven times 100 %, thirteen times 60 %.
    await expect(page.getByText('Your confidences add up to 14.8')).toBeVisible();
    await expectSound(page, 'the score');

    // 2
    await hand.press(page.getByRole('link', { name: /^Next: Draw your curve/ }));
    const handle = page.getByRole('slider', { name: /said 100\s%/ });
    await handle.focus();
    await page.keyboard.press('End');
    await expect(handle).toHaveAttribute('aria-valuenow', '100');
    if (how === 'clicks') {
      const box = (await page.getByRole('group', { name: 'The curve you expect' }).boundingBox())!;
      await page.mouse.click(box.x + box.width * 0.36, box.y + box.height * 0.72);
      await expect(page.getByRole('slider', { name: /said 25\s%/ })).not.toHaveAttribute(
        'aria-valuenow',
        '50'
      );
    }
    await expectSound(page, 'drawing');
    await hand.press(button(page, /This is my curve/));
    await expect(page.getByText(/When you said about (100|60)\s%/)).toBeVisible();
    await expect(page.getByText('All in all you said 74 % and were right 50 %')).toBeVisible();
    await expectSound(page, 'the curve');

    // 3
    await hand.press(page.getByRole('link', { name: /^Next: The model/ }));
    for (let at = 0; at < 6; at++) {
      await expect(page.getByText(`Answer ${at + 1} of`)).toBeVisible();
      if (at === 0) await expectSound(page, 'a bet');
      await hand.choose(page.getByRole('radio', { name: at % 2 ? 'probably wrong' : 'surely right' }));
      if (at === 1) {
        await reopen('the-model');
        await expect(page.getByText('Answer 2 of')).toBeVisible();
        await expect(page.getByRole('radio', { name: 'probably wrong' })).toBeChecked();
      }
      await hand.press(button(page, 'Next answer'));
    }
    await hand.press(button(page, 'Enough: show the result'));
    await expect(page.getByText(/The model got \d of 6 right. You gave it 60\s% on average/)).toBeVisible();
    await guess(page, hand, /who can be believed more/, 'The model', 'Show both curves');
    await expect(
      page.getByText(/It says \d+\s% and is right \d+\s%. You said 74\s% and were right 50\s%/)
    ).toBeVisible();
    await expectSound(page, 'the model');

    // 4
    await hand.press(page.getByRole('link', { name: /^Next: Three ways/ }));
    await guess(page, hand, /Which way tells/, /^Let it choose/, 'Show me all three');
    await expect(page.getByText(/On these questions “.*” does best \(AUROC 0\.\d\d\)/)).toBeVisible();
    await expect(page.getByRole('img', { name: /Risk–coverage/ })).toBeVisible();
    await expect(page.getByRole('group', { name: /^Reliability diagram/ })).toHaveCount(2);
    await expectSound(page, 'three ways');

    // 5
    await hand.press(page.getByRole('link', { name: /^Next: Where the doubt/ }));
    await hand.choose(page.getByRole('radio', { name: /^Piece/ }).nth(2));
    await reopen('the-doubt');
    await expect(page.getByRole('radio', { name: /^Piece/ }).nth(2)).toBeChecked();
    await hand.press(button(page, 'It hesitated here'));
    await expect(page.getByText(/hesitated most/)).toBeVisible();
    await hand.press(page.getByRole('group', { name: 'Reply, token by token' }).getByRole('button').first());
    await expect(page.getByText(/p = [\d.]+\s%/)).toBeVisible();
    const heat = page.getByRole('slider', { name: /Temperature/ });
    await heat.focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByText('T = 1.04').first()).toBeVisible();
    await reopen('the-doubt');
    await expect(page.getByText('T = 1.04').first()).toBeVisible();
    await expectSound(page, 'the doubt');

    // 6
    await hand.press(page.getByRole('link', { name: /^Next: Mend it/ }));
    await guess(page, hand, /Which T/, /^4/, 'That is my guess');
    const search = page.getByRole('slider', { name: 'T' });
    await search.focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowLeft');
    await expectSound(page, 'the search');
    const found = (await search.getAttribute('aria-valuetext'))!;
    await reopen('mend-it');
    await expect(page.getByRole('slider', { name: 'T' })).toHaveAttribute('aria-valuetext', found);
    await hand.press(button(page, 'This is the lowest I can find'));
    await expect(page.getByText(/There the loss falls from 2\.01 to 1\.19/)).toBeVisible();
    await guess(page, hand, /only five questions/, /Depends/, 'That is my guess');
    await hand.press(button(page, 'Fit T on five questions'));
    for (let i = 0; i < 2; i++) await hand.press(button(page, 'Another five'));
    await expect(page.getByText(/In 3 tries T came out anywhere/)).toBeVisible();
    await expect(page.getByRole('table', { name: 'Your tries' }).getByRole('row')).toHaveCount(4);
    await expectSound(page, 'mended');

    // 7
    await hand.press(page.getByRole('link', { name: /^Next: How many/ }));
    await guess(page, hand, /How far will its dots/, /^0 points/, 'Draw twenty questions');
    await hand.press(button(page, 'Draw 20 times'));
    await expect(page.getByText(/In 21 draws: \d+ points on average/)).toBeVisible();
    await hand.choose(page.getByRole('radio', { name: '400' }));
    await hand.press(button(page, 'Draw again'));
    await expect(page.getByText(/points off with 400 questions/)).toBeVisible();
    await expectSound(page, 'how many');

    // 8
    await hand.press(page.getByRole('link', { name: /^Next: Gaming it/ }));
    await guess(page, hand, /Two models/, 'Model A', 'That is my guess');
    await guess(page, hand, /When does it pay/, /costs 2 points/, 'That is my guess');
    await expect(page.getByText(/always answering earns the most \(54 points\)/)).toBeVisible();
    const from = page.getByRole('slider', { name: /^It answers only if/ });
    await from.focus();
    await page.keyboard.press('ArrowRight');
    await expect(from).toHaveAttribute('aria-valuetext', '26 %');
    await guess(page, hand, /nine out of ten answers/, 'about half', 'That is my guess');
    const shown = page.getByRole('slider', { name: /^Show answers from/ });
    await shown.focus();
    await page.keyboard.press('ArrowRight');
    await reopen('gaming');
    await expect(page.getByRole('slider', { name: /^It answers only if/ })).toHaveAttribute(
      'aria-valuetext',
      '26 %'
    );
    await expect(page.getByRole('slider', { name: /^Show answers from/ })).toHaveAttribute(
      'aria-valuetext',
      '51 %'
    );
    await hand.press(button(page, 'Take this threshold to the other half'));
    await expect(page.getByText(/On the other half it shows \d+ of 56/)).toBeVisible();
    await expectSound(page, 'gaming');

    // 9: one's own answers, from the code to the room's picture.
    await hand.press(page.getByRole('link', { name: /^Next: The room/ }));
    const code = await page.getByRole('textbox', { name: 'Your 20 answers as text' }).inputValue();
    expect(decodeAnswers(code).answers.map(({ questionId, correct }) => [questionId, correct])).toEqual(
      quiz.questions.map(({ question }, at) => [question.id, at % 2 === 0])
    );
    await page.getByLabel(/^Or paste codes/).fill(code);
    await hand.press(button(page, 'Take the codes'));
    const region = (name: string) => page.getByRole('region', { name, exact: true });
    await expect(region('Bring codes in')).toContainText('Somebody without a name: 20 answers.');
    await expect(region('The room’s picture').getByRole('status')).toContainText(
      'The room says 74 % and is right 50 %. One person is not a room'
    );
    await expect(region('The model beside it')).toContainText(/says \d+\s% and is right \d+\s%\./);
    await expectSound(page, 'the room');

    // 10
    await hand.press(page.getByRole('link', { name: /^Next: Take home/ }));
    // The room has a field of its own.
    await expect(page.getByRole('heading', { name: 'Take home', level: 1 })).toBeVisible();
    await page.getByRole('textbox').fill('<b>I count</b> before I believe.');
    await hand.press(button(page, 'Show the five sentences'));
    await expect(page.getByText('10 of 20 right, 74 % sure on average')).toBeVisible();
    await expect(page.getByRole('group', { name: /^Reliability diagram/ })).toHaveCount(2);
    await expectSound(page, 'take home');
    const download = page.waitForEvent('download');
    await hand.press(button(page, 'Save the file'));
    const html = readFileSync((await (await download).path())!, 'utf8');
    expect(html).toContain('&lt;b&gt;I count');
    expect(html.match(/<svg/g)).toHaveLength(2);
    // The model's dots below the diagonal have the warm colour of paper, with their whiskers.
    expect(html).toMatch(/<circle[^>]*fill="rgb\(191, 74, 51\)"/);
    expect(html).toMatch(/<line[^>]*stroke="rgb\(191, 74, 51\)"/);

    await page.goto(`${site}workshop/`);
    await expect(page.getByText('· done')).toHaveCount(10);
    await expectSound(page, 'overview, done');
    expect(elsewhere).toEqual([]);
    await context.close();
  });
}

test('a teacher’s link names set, seed and chapters; they stay, and a set without answers of a model says what to do', async ({
  page,
  site
}) => {
  await page.goto(`${site}workshop/?set=world-facts&seed=3&chapters=gaming,you-first,3`);
  await expect(page.getByText('The questions: 20 of “World facts”.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 2 })).toHaveText([
    'Gaming it',
    'You first',
    'The model answers the same twenty'
  ]);
  await page.getByRole('link', { name: 'You first', exact: true }).click();
  await expect(page.getByText('Chapter 2 of 3')).toBeVisible();
  await expect(page.getByText('Question 1 of 20')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('link', { name: /^Next: The model/ })).toBeVisible();
  await page.getByRole('link', { name: /^Next: The model/ }).click();
  await expect(page.getByText(/no answers of a model to these questions/)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Go to Compare' })).toHaveAttribute('href', /set=world-facts/);

  await page.goto(`${site}workshop/you-first/?set=gone`);
  await expect(page.getByRole('alert')).toContainText('no such question set');
  await page.goto(`${site}workshop/your-curve/?set=workshop-40`);
  await expect(page.getByRole('link', { name: 'Do chapter 1 first' })).toBeVisible();
});

test('another tab with other questions: each answer is kept by the round it is of', async ({
  context,
  page,
  site
}) => {
  await page.goto(`${site}workshop/you-first/?seed=7`);
  await answer(page, byClicks, 0, 2);
  const other = await context.newPage();
  await other.goto(`${site}workshop/?seed=12`);
  const drawn = drawQuiz(set, 12).questions[0];
  await expect(page.getByText('Question 1 of 20')).toBeVisible();
  await expect(page.getByRole('heading', { name: drawn.question.text })).toBeVisible();
  await page
    .getByRole('group', { name: drawn.question.text })
    .getByRole('radio', { name: drawn.options[0], exact: true })
    .check();
  const said = (round: string) =>
    page.evaluate(
      (key) => Object.keys(JSON.parse(localStorage.getItem(key) ?? '{"said":{}}').said),
      `calibration-lab/workshop/you-first/${round}`
    );
  expect(await said('workshop-40/12')).toEqual([drawn.question.id]);
  expect(await said('workshop-40/7')).toEqual(quiz.questions.slice(0, 2).map(({ question }) => question.id));
  await other.goto(`${site}workshop/?seed=7`);
  await expect(page.getByText('Question 3 of 20')).toBeVisible();
});

test('starting afresh asks first, then every guess is open again and the teacher’s choice stays', async ({
  page,
  site
}) => {
  await page.goto(`${site}workshop/?seed=3&chapters=how-many,gaming`);
  await page.getByRole('link', { name: 'How many questions?', exact: true }).click();
  await guess(page, byClicks, /How far will its dots/, /^0 points/, 'Draw twenty questions');
  await page.goto(`${site}workshop/`);
  await expect(page.getByText('· done')).toHaveCount(1);
  await button(page, 'Start afresh on this machine').click();
  await expectSound(page, 'asked whether to start afresh');
  await button(page, 'Keep them').click();
  await expect(page.getByText('· done')).toHaveCount(1);
  await button(page, 'Start afresh on this machine').click();
  await button(page, 'Yes, delete them').click();
  await expect(page.getByText('All answers, guesses and bets are deleted.')).toBeVisible();
  await expect(page.getByText('· done')).toHaveCount(0);
  await page.getByRole('link', { name: 'How many questions?', exact: true }).click();
  await expect(page.getByText('Chapter 1 of 2')).toBeVisible();
  await expect(button(page, 'Draw twenty questions')).toBeVisible();
});

test('where nothing may be stored, chapters keep what was done until the page is closed', async ({
  page,
  site
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('', 'SecurityError');
      }
    });
  });
  await page.goto(`${site}workshop/you-first/?seed=7&chapters=you-first,your-curve`);
  await answer(page, byClicks, 0, 20);
  await expect(page.getByText(/your answers are gone when you close this page/)).toBeVisible();
  await button(page, /lock my answers/).click();
  await page.getByRole('spinbutton').fill('14');
  await button(page, 'Show me').click();
  await page.getByRole('link', { name: /^Next: Draw your curve/ }).click();
  await expect(page.getByText('Chapter 2 of 2')).toBeVisible();
  await button(page, /This is my curve/).click();
  await expect(page.getByText('All in all you said 74 % and were right 50 %')).toBeVisible();
  await page.getByRole('link', { name: '1. You first, done' }).click();
  await expect(page.getByText('You guessed 14 of 20. You got 10 right.')).toBeVisible();
  await button(page, 'Start again with the same questions').click();
  await button(page, 'Yes, start again').click();
  await expect(page.getByText('Question 1 of 20')).toBeVisible();
});

test('chapters open and are gone through without network, with the model’s recorded answers', async ({
  page,
  context,
  site
}) => {
  await page.goto(`${site}workshop/`);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await context.setOffline(true);
  await page.goto(`${site}workshop/the-model/`);
  await expect(page.getByText('Answer 1 of 20')).toBeVisible();
  await byClicks.choose(page.getByRole('radio', { name: 'probably right' }));
  await byClicks.press(button(page, 'Next answer'));
  await expect(page.getByText('Answer 2 of 20')).toBeVisible();
  await page.goto(`${site}workshop/mend-it/`);
  await expect(page.getByText(/the model says 79\s% and is right 54\s%/)).toBeVisible();
  await guess(page, byClicks, /Which T/, /^4/, 'That is my guess');
  await expect(page.getByRole('slider', { name: 'T' })).toHaveAttribute('aria-valuetext', /^T = 4/);
});
