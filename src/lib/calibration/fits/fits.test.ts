import { describe, expect, it } from 'vitest';
import { sharedIds, requireSeparateParts } from '../splitting/separate-parts';
import type { BeforeAfter, Change } from '../intervals/before-after';
import { LEAST_FIT_ROWS, noFitReason } from './enough-rows';
import { fitOutcome, whatIsKept } from './fit-outcome';

const change = (before: number, after: number, interval: Change['interval']): Change => ({
  before,
  after,
  interval
});
const kept = { erased: false, reversed: false, range: [0.2, 0.9] as [number, number] };

function changes(nll: Change['interval'], brier: Change['interval']): BeforeAfter {
  return {
    n: 120,
    likelihood: 'binary',
    nll: change(1.19, 1.04, nll),
    brier: change(0.31, 0.27, brier),
    ece: change(0.25, 0.02, [-0.3, -0.1])
  };
}

describe('what a fit did', () => {
  it.each<[string, Change['interval'], Change['interval']]>([
    ['better', [-0.2, -0.1], [-0.01, 0.01]],
    ['better', [-0.2, 0.1], [-0.02, -0.01]],
    ['worse', [0.1, 0.2], [-0.01, 0.01]],
    ['mixed', [-0.2, -0.1], [0.01, 0.02]],
    ['open', [-0.2, 0.1], [-0.01, 0.01]],
    ['open', null, null]
  ])('is %s by NLL and Brier alone, however much the ECE fell', (kind, nll, brier) => {
    expect(fitOutcome(changes(nll, brier), kept, 'held-out').kind).toBe(kind);
  });

  it('says on what it is judged', () => {
    const of = (judgedOn: Parameters<typeof fitOutcome>[2]) =>
      fitOutcome(changes([-0.2, -0.1], [-0.02, -0.01]), kept, judgedOn).sentence;
    expect(of('held-out')).toBe(
      'Better on the 120 answers it was not fitted on: NLL 1.190 → 1.040 (lower by 0.100 to 0.200), Brier 0.310 → 0.270 (lower by 0.010 to 0.020), ECE 0.250 → 0.020 (lower by 0.100 to 0.300).'
    );
    expect(of('out-of-fold')).toMatch(/^Better out of fold, on 120 answers: /);
    expect(of('in-sample')).toMatch(
      /^On the same 120 answers it was fitted on, which proves nothing for others: /
    );
  });

  it('that erases or reverses what the confidences told says so first', () => {
    const before = [0.1, 0.3, 0.5, 0.7, 0.9];
    const flat = whatIsKept(before, [0.52, 0.521, 0.522, 0.523, 0.524]);
    expect(flat.erased).toBe(true);
    expect(fitOutcome(changes([0.1, 0.2], [0.01, 0.02]), flat, 'held-out').sentence).toMatch(
      /^It erases what the confidences told: afterwards nearly all say 52 %, and a low ECE is then no merit\. Worse on/
    );
    const turned = whatIsKept(before, [0.9, 0.7, 0.5, 0.3, 0.1]);
    expect(turned).toMatchObject({ erased: false, reversed: true });
    expect(fitOutcome(changes(null, null), turned, 'held-out').sentence).toMatch(/^It turns the order round/);
    expect(whatIsKept(before, before)).toMatchObject({ erased: false, reversed: false });
    // What was the same before cannot be erased.
    expect(whatIsKept([0.8, 0.8, 0.8], [0.5, 0.5, 0.5]).erased).toBe(false);
  });
});

describe('enough answers', () => {
  it('are 20 on each side', () => {
    expect(noFitReason(LEAST_FIT_ROWS, LEAST_FIT_ROWS)).toBeNull();
    expect(noFitReason(1, 50)).toMatchObject({
      reason: 'too-few-to-fit',
      sentence: expect.stringMatching(/^No fit: 1 answer to fit on, and it takes at least 20\./)
    });
    expect(noFitReason(50, 19)).toMatchObject({ reason: 'too-few-to-judge', nJudge: 19 });
  });
});

describe('parts of a split', () => {
  it('are separate when no id stands in two', () => {
    expect(sharedIds(['a', 'a', 'b'], ['fit', 'fit', 'judge'])).toBeNull();
    expect(sharedIds(['a', 'a', 'b'], ['fit', 'judge', 'judge'])).toEqual({ count: 1, examples: ['a'] });
    expect(() => requireSeparateParts(['a', 'b', 'a', 'b'], [0, 1, 1, 0])).toThrow(
      /2 ids stand in more than one part of the split \(“a”, “b”\)/
    );
    expect(() => sharedIds(['a'], [])).toThrow(/1 rows?, but 0 parts/);
  });
});
