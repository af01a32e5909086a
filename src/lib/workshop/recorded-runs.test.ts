import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parseQuestionSet } from '../questions/schema';
import { optionNll } from '../calibration/calibrators/temperature-options';
import type { OptionLogits } from '../calibration/calibrators/option-logits';
import { optionRows } from '../calibration/calibrators/option-logits';
import { fitInput } from '../comparison/fit-inputs';
import { isFit } from '../comparison/is-fit';
import { partsOf } from '../comparison/fitted-and-judged';
import { parseRunFile } from '../runs/file/read';
import { temperatureGrid } from '../signals/temperature-grid';
import { betCards, betsOn, cutReply } from './bets';
import { doubtfulReplies, doubtRank } from './doubtful-replies';
import {
  bestPoints,
  honestAndHollow,
  nineOfTen,
  payingFrom,
  pointsAt,
  rewards,
  thresholdOnHalves
} from './gaming';
import { honestFit, tinyFit, TOO_FEW } from './mending';
import { answersTo, CHOICE, covers, rowNamed, shownWithIntervals, threeWays } from './model-rows';
import { drawQuiz } from './quiz';

const read = (name: string) =>
  parseRunFile(gunzipSync(readFileSync(`static/${name}.json.gz`)).toString('utf8'));
const recorded = read('recorded-run');
const workshop = read('workshop-run');
const set = parseQuestionSet(JSON.parse(readFileSync('static/question-sets/workshop-40.json', 'utf8')));
const quiz = drawQuiz(set, 7);
const ids = quiz.questions.map(({ question }) => question.id);
const row = rowNamed(recorded, CHOICE)!;

describe('the run that answers in the workshop', () => {
  it('answered every question of the set, whatever the seed, as it is now', () => {
    expect(
      covers(
        workshop,
        'workshop-40',
        set.questions.map(({ id }) => id)
      )
    ).toBe(true);
    for (const method of ['direct', 'distractors']) {
      const { run, answers } = workshop;
      const arms = run.plan.arms.filter((arm) => arm.method !== method);
      expect(arms.length).toBeLessThan(run.plan.arms.length);
      const without = { run: { ...run, plan: { ...run.plan, arms } }, answers };
      expect(covers(without, 'workshop-40', ids)).toBe(false);
    }
    expect(covers(workshop, 'world-facts', ids)).toBe(false);
    expect(covers(workshop, 'workshop-40', [...ids, 'other'])).toBe(false);
    const asked = new Map(workshop.run.set.questions.map((question) => [question.id, question]));
    for (const question of set.questions) {
      expect(asked.get(question.id)).toMatchObject({ text: question.text, answers: question.answers });
    }
  });

  it('gives the rows that are looked at, of the round’s questions in their order', () => {
    const some = answersTo(workshop, [...ids, 'other']);
    expect(some.answers.map(({ questionId }) => questionId)).toEqual(ids);
    const shown = shownWithIntervals(rowNamed(some, CHOICE)!);
    expect(shown.order.n).toBe(20);
    expect(shown.intervals?.gap?.[0]).toBeLessThan(shown.intervals!.gap![1]);
    for (const key of threeWays) expect(rowNamed(recorded, key)?.values.length).toBe(100);
  });
});

describe('bets', () => {
  const cards = betCards(workshop, ids, 7);

  it('are on the model’s own sentences, some of them cut, all with what is right', () => {
    expect(cards).toEqual(betCards(workshop, ids, 7));
    expect(cards.length).toBeGreaterThan(15);
    expect(new Set(cards.map(({ form }) => form))).toEqual(new Set(['cut', 'whole', 'same']));
    for (const card of cards) expect(card.shown.endsWith('…')).toBe(card.form === 'cut');
    expect(betCards(workshop, ['other'], 7)).toEqual([]);
  });

  it('cut a sentence behind its answer, never to next to nothing', () => {
    const text = 'The capital of Brazil is Sao Paulo, a city known for its culture';
    expect(cutReply(text, text.indexOf(', a'))).toBe('The capital of Brazil is Sao Paulo …');
    expect(cutReply(text, 3)).toBe('The capital of Brazil is Sao …');
    expect(cutReply('The capital of France is Paris.', 30)).toBe('The capital of France is Paris.');
    expect(cutReply('', 0)).toBe('');
  });

  it('are counted by hand alike', () => {
    const bets = { [cards[0].questionId]: 0.95, [cards[1].questionId]: 0.25 };
    const right = cards.slice(0, 2).filter((card) => card.right).length;
    expect(betsOn(cards, bets)).toMatchObject({ n: 2, right, trust: 0.6 });
    expect(betsOn(cards, {})).toMatchObject({ n: 0, right: 0, trust: NaN, accuracy: NaN });
  });
});

describe('doubtful sentences', () => {
  it('are short, a wrong one first, and say where the largest entropy is', () => {
    const replies = doubtfulReplies(recorded, 4);
    expect(replies.map(({ right }) => right)).toEqual([false, true, false, true]);
    for (const { steps, entropies, mostDoubtful } of replies) {
      expect(steps.length).toBe(entropies.length);
      expect(entropies[mostDoubtful]).toBe(Math.max(...entropies));
    }
    expect(doubtRank([1, 3, 2, 3], 2)).toBe(3);
    expect(doubtRank([1, 3, 2, 3], 1)).toBe(1);
  });
});

describe('mending', () => {
  it('finds the lowest loss of one half, as trying every temperature does, and judges on the other', () => {
    const fit = honestFit(row);
    if (!isFit(fit)) throw new Error(fit.sentence);
    const { rows, outcomes, questionIds } = fitInput(row, 'temperature-options');
    const parts = partsOf(questionIds, 'halves');
    const half = [...parts.keys()].filter((place) => parts[place] === 0);
    const logits = optionRows.take(rows as OptionLogits, half);
    const gold = half.map((place) => outcomes[place]);
    const losses = temperatureGrid.map((temperature) => optionNll(logits, gold, temperature));
    const best = temperatureGrid[losses.indexOf(Math.min(...losses))];
    expect(Math.abs(Math.log(best / (fit.parameters.temperature as number)))).toBeLessThan(0.04);
    expect(fit.nFit + fit.nJudge).toBe(100);
  });

  it('of five questions is never worse on them, and on others it may be', () => {
    const fits = Array.from({ length: 10 }, (_, draw) => tinyFit(row, draw)!);
    for (const { own, questionIds } of fits) {
      expect(own.after).toBeLessThanOrEqual(own.before + 1e-9);
      expect(new Set(questionIds).size).toBe(TOO_FEW);
    }
    expect(fits.some(({ other }) => other.after > other.before)).toBe(true);
    expect(tinyFit(row, 3)).toEqual(tinyFit(row, 3));
  });
});

describe('gaming', () => {
  it('a number for all has no error and no information', () => {
    const { real, hollow } = honestAndHollow(row);
    expect(hollow.ece).toBeCloseTo(0, 12);
    expect(hollow.auroc).toBe(0.5);
    expect(hollow.brier).toBeCloseTo(real.accuracy * (1 - real.accuracy), 12);
    expect(hollow.surestQuarter).toBeCloseTo(real.accuracy, 12);
    expect(real.auroc).toBeGreaterThan(0.5);
  });

  it('points are those counted one by one, and no threshold earns more than the best', () => {
    for (const reward of Object.values(rewards)) {
      const counted = (threshold: number) =>
        row.values.reduce(
          (sum, value, i) =>
            sum +
            (value < threshold ? 0 : row.correct[i] === 1 ? 1 : row.correct[i] === 0 ? -reward.penalty : 0),
          0
        );
      const best = bestPoints(row, reward)!;
      expect(best.points).toBe(counted(best.threshold));
      if (best.betterFrom !== null) {
        for (let percent = 100 * best.betterFrom; percent <= 100 * best.threshold; percent++) {
          expect(counted(percent / 100)).toBeGreaterThan(counted(payingFrom(reward)));
        }
      }
      for (const threshold of [0, 0.3, 0.5, 0.9, 0.97, 1.1]) {
        expect(pointsAt(row, threshold, reward)).toBe(counted(threshold));
        expect(best.points).toBeGreaterThanOrEqual(counted(threshold));
      }
    }
    expect(payingFrom(rewards.free)).toBe(0);
    expect(payingFrom(rewards.costly)).toBeCloseTo(2 / 3, 12);
  });

  it('a threshold is chosen on one half and shown on the other, which together are all', () => {
    const { chosen, other } = thresholdOnHalves(row, 0.9);
    expect(chosen.n + other.n).toBe(100);
    const decision = nineOfTen(row);
    expect(thresholdOnHalves(row, decision.threshold!).chosen).toEqual(decision.chosen);
    expect(decision.chosen.precision).toBeGreaterThanOrEqual(0.9);
  });
});
