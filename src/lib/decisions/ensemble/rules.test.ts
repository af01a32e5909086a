import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import expected from '../../../../tests/oracles/ensemble.json';
import { ensembleCase } from '../../../../tests/oracles/ensemble-cases';
import { lineDifferences, lineFigures } from './line-figures';
import { ensembleRules, joinVotes, type Vote } from './rules';
import { numbersByPlace } from './same-answers';

const vote = fc.record({
  answer: fc.integer({ min: 0, max: 3 }),
  confidence: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0.25, 0.5, 1)),
  correct: fc.constantFrom(0, 1)
});
const votes = fc.array(vote, { minLength: 1, maxLength: 7 });
const rule = fc.constantFrom(...ensembleRules);

describe('answers joined', () => {
  it.each(expected.cases.map((each) => [each.members, each] as const))(
    'as NumPy has them by brute force (tests/oracles/ensemble.py), %d members',
    (_, { n, members, seed, steps, rules }) => {
      const asked = ensembleCase(n, members, seed, steps);
      const first = {
        confidences: Float64Array.from(asked, ([{ confidence }]) => confidence),
        correct: Uint8Array.from(asked, ([{ correct }]) => correct)
      };
      for (const name of ensembleRules) {
        const theirs = rules[name];
        const joined = asked.map((row) => {
          const letters = [...new Set(row.map(({ answer }) => answer))].sort();
          const own = row.map((each) => ({ ...each, answer: letters.indexOf(each.answer) }));
          const joint = joinVotes(own, name);
          return { ...joint, letter: letters[joint.answer] };
        });
        expect(joined.map(({ letter }) => letter).join(''), name).toBe(theirs.answers);
        joined.forEach(({ confidence }, i) => {
          expect(confidence, `${name} ${i}`).toBeCloseTo(theirs.confidences[i], 9);
        });
        expect(joined.filter(({ tied }) => tied)).toHaveLength(theirs.tied);
        const line = {
          confidences: Float64Array.from(joined, ({ confidence }) => confidence),
          correct: Uint8Array.from(joined, ({ correct }) => correct)
        };
        const figures = lineFigures(line, { resamples: 50, seed: 0 });
        for (const [key, value] of Object.entries(theirs.figures)) {
          expect(figures[key as keyof typeof theirs.figures], `${name} ${key}`).toBeCloseTo(value, 9);
        }
        const over = lineDifferences(line, first, { resamples: 50, seed: 0 });
        for (const key of ['accuracy', 'brier', 'auroc'] as const) {
          expect(over[key].difference, `${name} ${key}`).toBeCloseTo(theirs.overFirst[key], 9);
        }
      }
    }
  );

  it('do not depend on the order of members', () => {
    fc.assert(
      fc.property(votes, rule, fc.integer(), (all, name, seed) => {
        const shuffled = all
          .map((each, i) => ({ each, by: Math.imul(seed + i, 2654435761) }))
          .sort((a, b) => a.by - b.by)
          .map(({ each }) => each);
        expect(joinVotes(shuffled, name)).toEqual(joinVotes(all, name));
      })
    );
  });

  it('of one member are that member’s', () => {
    fc.assert(
      fc.property(vote, rule, (only, name) => {
        const { answer, correct, confidence, tied } = joinVotes([only], name);
        expect({ answer, correct, tied }).toEqual({
          answer: only.answer,
          correct: only.correct,
          tied: false
        });
        expect(confidence).toBeCloseTo(name === 'majority' ? 1 : only.confidence, 9);
      })
    );
  });

  it('are an answer that somebody gave, with a grade that somebody got for it, and a confidence in [0, 1]', () => {
    fc.assert(
      fc.property(votes, rule, (all, name) => {
        const { answer, correct, confidence } = joinVotes(all, name);
        expect(all.some((one) => one.answer === answer && one.correct === correct)).toBe(true);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
      })
    );
  });

  it('follow a majority, and a member said twice has twice the votes', () => {
    fc.assert(
      fc.property(votes, vote, (all, more) => {
        const many = [...all, ...Array.from({ length: all.length + 1 }, () => more)];
        expect(joinVotes(many, 'majority').answer).toBe(more.answer);
      })
    );
  });

  it('are graded by the surest of those who gave the answer, and a tie is no gift', () => {
    const of = (answer: number, confidence: number, correct: number): Vote => ({
      answer,
      confidence,
      correct
    });
    expect(joinVotes([of(0, 0.6, 1), of(0, 0.7, 0)], 'mean').correct).toBe(0);
    expect(joinVotes([of(0, 0.6, 1), of(0, 0.6, 0)], 'mean').correct).toBe(0);
    expect(joinVotes([of(0, 0.5, 0), of(1, 0.5, 1)], 'majority')).toMatchObject({ answer: 0, tied: true });
    expect(joinVotes([of(0, 0.5, 0), of(1, 0.6, 1)], 'majority')).toMatchObject({ answer: 1, tied: true });
    expect(joinVotes([of(0, 0.6, 0), of(1, 0.5, 1), of(1, 0.5, 1)], 'majority').answer).toBe(1);
    // Two that are unsure weigh less together than one that is sure.
    expect(joinVotes([of(0, 0.99, 1), of(1, 0.3, 0), of(1, 0.3, 0)], 'weighted').answer).toBe(0);
  });

  it('that are certain and contradict each other have a confidence all the same', () => {
    const sure = (answer: number) => ({ answer, confidence: 1, correct: 0 });
    expect(joinVotes([sure(0), sure(1)], 'weighted').confidence).toBeCloseTo(0.5, 9);
    const never = { answer: 0, confidence: 0, correct: 0 };
    expect(joinVotes([never, never], 'weighted').confidence).toBeCloseTo(0, 9);
  });

  it('refuses no votes, and what is no confidence', () => {
    expect(() => joinVotes([], 'mean')).toThrow(/a vote at least/);
    for (const confidence of [NaN, -0.1, 1.1]) {
      expect(() => joinVotes([{ answer: 0, confidence, correct: 1 }], 'mean')).toThrow(RangeError);
    }
  });

  it('of options by their place', () => {
    expect(numbersByPlace(['10', '2', '10'])).toEqual([1, 0, 1]);
  });
});
