import { describe, expect, it } from 'vitest';
import { sharedIds, requireSeparateParts } from '../splitting/separate-parts';
import type { BeforeAfter, Change } from '../intervals/before-after';
import { LEAST_FIT_ROWS, noFitReason } from './enough-rows';
import { fitOutcome } from './fit-outcome';
import { lostWords } from './lost-words';
import { whatIsKept, type Kept } from './what-is-kept';

const change = (before: number, after: number, interval: Change['interval']): Change => ({
  before,
  after,
  interval
});
const kept: Kept = {
  of: 'probability',
  erased: false,
  doubt: null,
  hardened: false,
  reversed: false,
  range: [0.2, 0.9]
};

function changes(
  nll: Change['interval'],
  brier: Change['interval'],
  [nllAfter, brierAfter] = [1.04, 0.27]
): BeforeAfter {
  return {
    n: 120,
    likelihood: 'binary',
    nll: change(1.19, nllAfter, nll),
    brier: change(0.31, brierAfter, brier),
    ece: { before: 0.25, after: 0.02 },
    correctedEce: change(0.22, 0, [-0.3, -0.1])
  };
}

describe('what a fit did', () => {
  it.each<[string, Change['interval'], Change['interval'], [number, number]]>([
    ['better', [-0.2, -0.1], [-0.01, 0.01], [1.04, 0.31]],
    ['better', [-0.2, 0.1], [-0.02, -0.01], [1.04, 0.27]],
    ['worse', [0.1, 0.2], [-0.01, 0.01], [1.34, 0.312]],
    ['worse', [0.1, 0.2], [0.01, 0.03], [1.34, 0.33]],
    ['mixed', [-0.2, -0.1], [0.01, 0.02], [1.04, 0.325]],
    ['mixed', [-0.2, -0.1], [-0.01, 0.02], [1.04, 0.315]],
    ['mixed', [-0.1, 0.7], [-0.02, -0.01], [1.5, 0.295]],
    ['mixed', [0.1, 0.2], [-0.02, 0.01], [1.34, 0.305]],
    ['open', [-0.2, 0.1], [-0.01, 0.01], [1.14, 0.31]],
    ['open', null, null, [1.04, 0.27]]
  ])('is %s by NLL and Brier alone, however much the ECE fell', (kind, nll, brier, after) => {
    const told = fitOutcome(changes(nll, brier, after), kept, 'held-out');
    expect(told.kind).toBe(kind);
    expect(told.sentence.startsWith('Better')).toBe(kind === 'better');
  });

  it('says on what it is judged', () => {
    const of = (judgedOn: Parameters<typeof fitOutcome>[2]) =>
      fitOutcome(changes([-0.2, -0.1], [-0.02, -0.01]), kept, judgedOn).sentence;
    expect(of('held-out')).toBe(
      'Better on the 120 answers it was not fitted on: NLL 1.190 → 1.040 (lower by 0.100 to 0.200), Brier 0.310 → 0.270 (lower by 0.010 to 0.020), ECE 0.250 → 0.020, without chance 0.220 → 0.000 (lower by 0.100 to 0.300).'
    );
    const noIntervals = { ...changes(null, null), correctedEce: null };
    expect(fitOutcome(noIntervals, kept, 'held-out').sentence).toMatch(/ECE 0\.250 → 0\.020\.$/);
    expect(of('out-of-fold')).toMatch(/^Better out of fold, on 120 answers: /);
    expect(of('in-sample')).toMatch(
      /^On the same 120 answers it was fitted on, which proves nothing for others: /
    );
  });

  it('that erases or reverses what the confidences told says so first', () => {
    const before = [0.1, 0.3, 0.5, 0.7, 0.9];
    const flat = whatIsKept(before, [0.52, 0.521, 0.522, 0.523, 0.524]);
    expect(flat.erased).toBe(true);
    expect(fitOutcome(changes([0.1, 0.2], [0.01, 0.02], [1.34, 0.325]), flat, 'held-out').sentence).toMatch(
      /^It erases what the confidences told: afterwards nearly all say 52 %, and a low ECE is then no merit\. Worse on/
    );
    const turned = whatIsKept(before, [0.9, 0.7, 0.5, 0.3, 0.1]);
    expect(turned).toMatchObject({ erased: false, reversed: true });
    expect(fitOutcome(changes(null, null), turned, 'held-out').sentence).toMatch(/^It reverses the order/);
    expect(whatIsKept(before, before)).toMatchObject({ erased: false, reversed: false });
    // What was the same before cannot be erased.
    expect(whatIsKept([0.8, 0.8, 0.8], [0.5, 0.5, 0.5]).erased).toBe(false);
    // Of a score any spread at all is enough.
    const score = whatIsKept([-0.01, -0.02, -0.03], [0.5, 0.5, 0.5], undefined, 'rank-score');
    expect(lostWords(score)).toMatch(/^It erases what the score told: afterwards nearly all say 50 %/);
  });

  const before = [0.1, 0.3, 0.5, 0.7, 0.9];
  const fitted = (
    parameters: Record<string, number>,
    intervals: Record<string, [number, number] | null> = {}
  ) => ({ parameters, intervals, warnings: [] });

  it.each<[string, number[], ReturnType<typeof fitted>, RegExp]>([
    [
      'a slope near 0',
      [0.44, 0.46, 0.48, 0.5, 0.52],
      fitted({ slope: 0.049, offset: -0.1 }, { slope: [-0.245, 0.344] }),
      /^It erases what the confidences told: .* 44 to 52 %.*; its slope, 0\.049 \(−0\.245 to 0\.344\), cannot be told from 0\.$/
    ],
    [
      'a slope that may be 0',
      [0.2, 0.35, 0.5, 0.65, 0.8],
      fitted({ slope: 0.63 }, { slope: [-0.1, 1.4] }),
      /^It may erase what the confidences told: its slope, 0\.630 /
    ],
    [
      'a temperature at its upper bound',
      [0.47, 0.48, 0.5, 0.52, 0.53],
      fitted({ temperature: 20 }, { temperature: [4, 20] }),
      /^It erases what the confidences told: .*; its temperature is at its bound, 20\.$/
    ],
    [
      'that of confidences of 0 and 1',
      [0.2, 0.2, 0.5, 0.53, 0.8],
      fitted({ temperature: 20 }),
      /^It erases what the confidences told as far as it can: its temperature is at its bound, 20, and afterwards nearly all say /
    ],
    [
      'a temperature whose interval ends at the bound',
      [0.3, 0.4, 0.5, 0.6, 0.7],
      fitted({ temperature: 4 }, { temperature: [1.5, 20] }),
      /^It may erase .* its temperature, 4\.00 \(1\.50 to 20\.00\), cannot be told from its bound\.$/
    ],
    [
      'a temperature at its lower bound',
      [0, 0, 0.5, 1, 1],
      fitted({ temperature: 0.05 }, { temperature: [0.05, 0.4] }),
      /^It leaves little but 0 % and 100 %: its temperature is at its bound, 0\.05\.$/
    ],
    [
      'a slope that is surely above 0',
      [0.2, 0.3, 0.5, 0.7, 0.8],
      fitted({ slope: 0.6 }, { slope: [0.2, 1] }),
      /^$/
    ]
  ])('says of %s what it loses', (_, after, fit, words) => {
    expect(lostWords(whatIsKept(before, after, fit))).toMatch(words);
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
      /2 ids are in more than one part of the split \(“a”, “b”\)/
    );
    expect(() => sharedIds(['a'], [])).toThrow(/1 rows?, but 0 parts/);
  });
});
