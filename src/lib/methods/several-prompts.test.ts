import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answeringThreshold } from './abstaining';
import { majorityMember } from './several-prompts';

describe('the answer of several prompts', () => {
  it.each<[number[], number[], number]>([
    [[0, 1, 1], [0.9, 0.2, 0.3], 1],
    // As many of both: the surer ones; as sure: the first.
    [[0, 1, 0, 1], [0.2, 0.9, 0.3, 0.8], 1],
    [[0, 1], [0.5, 0.5], 0],
    [[0], [0], 0]
  ])('of clusters %j, as sure as %j, is %i', (clusters, confidences, expected) => {
    expect(majorityMember(clusters, confidences)).toBe(expected);
  });
});

describe('the chance from which an answer pays', () => {
  it.each([
    [{ right: 1, wrong: -1, abstaining: 0 }, 0.5],
    [{ right: 1, wrong: -3, abstaining: 0 }, 0.75],
    [{ right: 2, wrong: -2, abstaining: 0 }, 0.5],
    [{ right: 1, wrong: -1, abstaining: 0.5 }, 0.75],
    [{ right: 1, wrong: 0, abstaining: 0 }, 0],
    [{ right: 1, wrong: -1, abstaining: 2 }, 1],
    [{ right: 1, wrong: 1, abstaining: 0 }, null]
  ])('with %j is %j', (points, expected) => {
    expect(answeringThreshold(points)).toBe(expected);
  });

  it('is where answering and declining are worth the same', () => {
    const points = fc.record({
      right: fc.double({ min: 0.1, max: 10, noNaN: true }),
      wrong: fc.double({ min: -10, max: 0, noNaN: true }),
      share: fc.double({ min: 0, max: 1, noNaN: true })
    });
    fc.assert(
      fc.property(points, ({ right, wrong, share }) => {
        const abstaining = wrong + share * (right - wrong);
        const p = answeringThreshold({ right, wrong, abstaining })!;
        expect(p * right + (1 - p) * wrong).toBeCloseTo(abstaining, 9);
      })
    );
  });
});
