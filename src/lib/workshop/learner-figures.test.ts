import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Seeded } from '../../../tests/oracles/seeded';
import type { LearnerAnswer } from './learner-answers';
import { learnerFigures, LOSS_OF_GUESSING, lossOf, widestGap } from './learner-figures';
import { confidenceLevels } from './quiz';

const answer = (confidence: number, correct: boolean, i = 0): LearnerAnswer => ({
  questionId: `q${i}`,
  choice: 'a',
  confidence,
  correct
});
const answers = fc
  .array(fc.tuple(fc.constantFrom(...confidenceLevels), fc.boolean()), { minLength: 1, maxLength: 20 })
  .map((rows) => rows.map(([confidence, correct], i) => answer(confidence, correct, i)));

describe('figures of somebody’s answers', () => {
  it('count what is right, what was said and what was lost', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const figures = learnerFigures(given);
        const right = given.filter(({ correct }) => correct).length;
        const sum = given.reduce((total, { confidence }) => total + confidence, 0);
        const lost = given.reduce(
          (total, { confidence, correct }) => total + (confidence - Number(correct)) ** 2,
          0
        );
        expect(figures.right).toBe(right);
        expect(figures.accuracy).toBeCloseTo(right / given.length, 12);
        expect(figures.expectedRight).toBeCloseTo(sum, 10);
        expect(figures.brier).toBeCloseTo(lost / given.length, 12);
        expect(figures.diagram.dots.reduce((count, dot) => count + dot.count, 0)).toBe(given.length);
        // Five bins below 500 answers: the ECE is what the dots show.
        const off = figures.diagram.dots.reduce(
          (total, dot) => total + dot.count * Math.abs(dot.meanConfidence - dot.accuracy),
          0
        );
        expect(figures.ece).toBeCloseTo(off / given.length, 10);
      }),
      { numRuns: 40 }
    );
  });

  it('of somebody whose confidences are true, the number right is beyond luck about once in twenty', () => {
    const random = new Seeded(11);
    let beyond = 0;
    const rounds = 4000;
    for (let round = 0; round < rounds; round++) {
      const given = Array.from({ length: 20 }, (_, i) => {
        const confidence = [0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1][Math.floor(9 * random.uniform())];
        return { questionId: `q${i}`, choice: 'a', confidence, correct: random.uniform() < confidence };
      });
      const right = given.filter(({ correct }) => correct).length;
      const expected = given.reduce((sum, { confidence }) => sum + confidence, 0);
      const variance = given.reduce((sum, { confidence }) => sum + confidence * (1 - confidence), 0);
      if (round < 5) expect(learnerFigures(given).luck).toBeCloseTo(1.96 * Math.sqrt(variance), 10);
      if (Math.abs(expected - right) > 1.96 * Math.sqrt(variance)) beyond++;
    }
    expect(beyond / rounds).toBeGreaterThan(0.03);
    expect(beyond / rounds).toBeLessThan(0.07);
  });

  it('of none are NaN, never 0', () => {
    const none = learnerFigures([]);
    expect(none).toMatchObject({ n: 0, right: 0, accuracy: NaN, brier: NaN, ece: NaN, expectedRight: 0 });
    expect(widestGap(none.diagram)).toBe(null);
  });

  it('all right and certain lose nothing, all wrong and certain everything', () => {
    expect(learnerFigures([answer(1, true, 0), answer(1, true, 1)])).toMatchObject({ brier: 0, ece: 0 });
    expect(learnerFigures([answer(1, false, 0)])).toMatchObject({ brier: 1, ece: 1 });
  });

  it('show the gap that weighs most', () => {
    const { diagram } = learnerFigures([
      answer(1, false, 0),
      ...[1, 2, 3, 4].map((i) => answer(0.6, false, i))
    ]);
    expect(widestGap(diagram)).toMatchObject({ meanConfidence: 0.6, accuracy: 0, count: 4 });
  });
});

describe('the loss of an answer', () => {
  it('is least on average for who says the truth: a proper score', () => {
    const expected = (chance: number, said: number) =>
      chance * lossOf(said, true) + (1 - chance) * lossOf(said, false);
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (chance, said) => {
          expect(expected(chance, chance)).toBeLessThanOrEqual(expected(chance, said) + 1e-12);
        }
      )
    );
    expect(LOSS_OF_GUESSING).toBeCloseTo(0.1875, 12);
  });
});
