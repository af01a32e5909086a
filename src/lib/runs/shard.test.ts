import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testSet } from '../../../tests/fixtures/run';
import { builtInModel } from '../engine/catalogue';
import { planRun } from './plan';
import {
  MOST_PARTS,
  rangesText,
  setFingerprint,
  shardFrom,
  shardRange,
  shardText,
  shardWords
} from './shard';

const planned = (shard?: { part: number; of: number }, seed = 7, limit = 40) =>
  planRun({ set: testSet(50), methods: ['direct', 'distractors'], model: builtInModel, limit, seed, shard });

describe('a part of a run', () => {
  it('is read from an address, and what names none is none', () => {
    expect(shardFrom('3/30')).toEqual({ part: 3, of: 30 });
    expect(shardText({ part: 3, of: 30 })).toBe('3/30');
    for (const none of [null, '', '3', '0/3', '4/3', '-1/3', '1.5/3', '1/3/3', ' 1/3', '1/1001', 'a/b']) {
      expect(shardFrom(none), String(none)).toBe(null);
    }
    expect(shardFrom(`${MOST_PARTS}/${MOST_PARTS}`)).not.toBe(null);
  });

  it('all parts are disjoint, together the whole in its order, and differ by one question at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 200 }), (total, of) => {
        const ranges = Array.from({ length: of }, (_, i) => shardRange(total, { part: i + 1, of }));
        expect(ranges[0][0]).toBe(0);
        expect(ranges.at(-1)![1]).toBe(total);
        ranges.slice(1).forEach(([from], i) => expect(from).toBe(ranges[i][1]));
        const sizes = ranges.map(([from, to]) => to - from);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      })
    );
  });

  it('of a plan: the seed’s order cut up, everything else as in the whole', () => {
    const whole = planned();
    const parts = Array.from({ length: 7 }, (_, i) => planned({ part: i + 1, of: 7 }));
    expect(parts.flatMap(({ questionIds }) => questionIds)).toEqual(whole.questionIds);
    for (const [i, { shard, ...rest }] of parts.entries()) {
      expect(rest).toEqual({ ...whole, questionIds: rest.questionIds });
      expect(shard).toEqual({
        parts: [i + 1],
        of: 7,
        total: 40,
        setHash: setFingerprint(testSet(50).questions)
      });
    }
    expect(planned({ part: 3, of: 7 })).toEqual(planned({ part: 3, of: 7 }));
    expect(planned({ part: 3, of: 7 }, 8).questionIds).not.toEqual(planned({ part: 3, of: 7 }).questionIds);
    expect(planned({ part: 1, of: 1 }).questionIds).toEqual(whole.questionIds);
  });

  it('without a question is refused in words', () => {
    expect(() => planned({ part: 1, of: 3 }, 7, 2)).toThrow(
      'There is nothing to ask in part 1 of 3: no questions, since there are only 2 in all.'
    );
  });

  it('is told in words', () => {
    expect(shardWords(600, { part: 3, of: 30 })).toBe('part 3 of 30: questions 41 to 60 of 600');
    expect(shardWords(3, { part: 3, of: 3 })).toBe('part 3 of 3: question 3 of 3');
    expect(rangesText([1, 2, 3, 5, 7, 8])).toBe('1 to 3, 5, 7, 8');
    expect(rangesText([])).toBe('');
  });

  it('has a fingerprint in which texts, ids and their order count', () => {
    const { questions } = testSet(3);
    const own = setFingerprint(questions);
    expect(setFingerprint(testSet(3).questions)).toBe(own);
    expect(setFingerprint(questions.toReversed())).not.toBe(own);
    expect(setFingerprint(questions.map((question) => ({ ...question, id: `${question.id}x` })))).not.toBe(
      own
    );
    expect(
      setFingerprint(questions.map((question, i) => (i ? question : { ...question, text: '?' })))
    ).not.toBe(own);
  });
});
