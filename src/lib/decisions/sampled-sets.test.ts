import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { polygraphRun } from '../../../tests/fixtures/recorded-run';
import oracle from '../../../tests/oracles/tecp.json';
import { tecpCase } from '../../../tests/oracles/tecp-cases';
import { rowsOf } from '../comparison/rows';
import type { Half } from '../calibration/splitting/split';
import { rowsOfComparison } from './rows-of-comparison';
import type { SampledAnswer } from './sampled-answers';
import type { SampledSetChoice } from './sampled-set-decision';
import { sampledPart, shownSampledSets } from './sampled-set-words';
import { decideSampledSets } from './sampled-sets';

type Drawn = readonly (readonly [entropy: number, right: boolean])[];

/** Rows to choose on, then rows to show, from entropies and what is right. */
function rowsFrom(fit: readonly Drawn[], judge: readonly Drawn[]) {
  const all = [...fit, ...judge].map((drawn) =>
    drawn.map(([entropy, right], i): SampledAnswer => ({ text: `a${i}`, entropy, right, cluster: i }))
  );
  return {
    ids: all.map((_, i) => `q${i}`),
    texts: null,
    parts: all.map((_, i): Half => (i < fit.length ? 'fit' : 'judge')),
    samples: () => all
  };
}
const asked = (alpha: number, unanswered: SampledSetChoice['unanswered'] = 'count') => ({
  alpha,
  unanswered
});
const many = (count: number, drawn: Drawn) => Array.from({ length: count }, () => drawn);

// Expected values: tests/oracles/tecp.py (NumPy, SciPy).
describe('sets of drawn answers against NumPy', () => {
  const cases = [
    ['easy', tecpCase(80, 71, 0.7), oracle.easy],
    ['hard', tecpCase(80, 72, 0.2), oracle.hard]
  ] as const;
  it.each(cases)('%s questions: thresholds, coverage, sizes and sets', (_, rows, expected) => {
    for (const one of expected) {
      const { alpha, unanswered } = one;
      const made = decideSampledSets(rows, asked(alpha, unanswered as 'count'))!;
      expect(made.calibrated).toMatchObject({ n: one.n, unanswered: one.none });
      if (one.threshold === null) expect(made.calibrated.threshold).toBe(Infinity);
      else expect(made.calibrated.threshold).toBeCloseTo(one.threshold, 12);
      for (const of of ['all', 'answerable'] as const) {
        expect(made[of]).toMatchObject({ n: one[of].n, covered: one[of].covered });
        one[of].interval!.forEach((end, i) => expect(made[of].interval![i]).toBeCloseTo(end, 9));
      }
      expect(made.size.mean).toBeCloseTo(one.size.mean, 12);
      one.size.interval.forEach((end, i) => expect(made.size.interval![i]).toBeCloseTo(end, 9));
      expect(made.meanDrawn).toBeCloseTo(one.meanDrawn, 12);
      expect(made.empty).toBeCloseTo(one.empty, 12);
      if (one.expected === null) expect(made.expected).toBeNull();
      else one.expected.forEach((end, i) => expect(made.expected![i]).toBeCloseTo(end, 12));
      expect(made.shown.map(({ set }) => set.join(' '))).toEqual(one.sets);
    }
  });
});

describe('sets of drawn answers', () => {
  it('say what is promised and found, and whom no set can cover', () => {
    const right: Drawn = [
      [1, true],
      [2, false],
      [3, true]
    ];
    const rows = rowsFrom(many(19, right), [...many(8, right), ...many(2, [[0.5, false]])]);
    const { sentence } = decideSampledSets(rows, asked(0.1))!;
    expect(sentence).toMatch(
      /^Promised on average .* for at least 90 % of questions\. On 10 other questions it holds one for 80 % \(44 to 97 %\)\. To 2 of 10 other questions no right answer was drawn, so that no set can hold one: 80 % could be covered at most\. Of the 8 to which one was drawn the set holds it for 100 %/
    );
    expect(sentence).toContain('A set has 1.00');
    const left = decideSampledSets(rows, asked(0.1, 'leave-out'))!;
    expect(left.sentence).toContain('for at least 90 % of questions to which one was drawn. On 8 other');
    expect(left.sentence).toContain('Of all 10 it is 80 %');
  });

  it('promise nothing where too few questions have a right answer, or there are too few', () => {
    const hard = rowsFrom(
      [...many(30, [[1, true]]), ...many(10, [[1, false]])],
      many(4, [
        [2, true],
        [9, false]
      ])
    );
    const made = decideSampledSets(hard, asked(0.1))!;
    expect(made.calibrated.threshold).toBe(Infinity);
    expect(made.expected).toBeNull();
    expect(made.sentence).toContain(
      'Nothing is promised: to 10 of the 40 questions to choose on no right answer was drawn, too many for the 10 % that may miss.'
    );
    expect(made.size.mean).toBe(2);
    expect(decideSampledSets(hard, asked(0.1, 'leave-out'))!.calibrated.threshold).toBe(1);
    const few = decideSampledSets(rowsFrom(many(8, [[1, true]]), many(1, [[2, true]])), asked(0.1))!;
    expect(few.sentence).toContain('8 questions are too few to choose a threshold on, it takes 9.');
    expect(few.size.interval).toBeNull();
    const none = decideSampledSets(rowsFrom(many(5, [[1, false]]), many(1, [[2, true]])), {
      alpha: 0.1,
      unanswered: 'leave-out'
    })!;
    expect(none.calibrated).toMatchObject({ n: 0, unanswered: 5, threshold: Infinity });
    expect(none.sentence).toContain('0 questions to which one was drawn are too few');
  });

  it('of questions that are alike: all right, all wrong, tied, and questions without a drawn answer', () => {
    const allRight = decideSampledSets(rowsFrom(many(20, [[1, true]]), many(20, [[1, true]])), asked(0.1))!;
    expect(allRight.all).toMatchObject({ n: 20, covered: 20, coverage: 1 });
    expect(allRight.sentence).not.toContain('at most');
    const allWrong = decideSampledSets(rowsFrom(many(20, [[1, false]]), many(20, [[1, false]])), asked(0.1))!;
    expect(allWrong.answerable).toEqual({ n: 0, covered: 0, coverage: NaN, interval: null });
    expect(allWrong.sentence).toContain('0 % could be covered at most. A set has');
    const tied: Drawn = [
      [1, false],
      [1, true]
    ];
    expect(decideSampledSets(rowsFrom(many(20, tied), many(1, tied)), asked(0.1))!.shown[0].set).toEqual([
      0, 1
    ]);
    const nothing = decideSampledSets(rowsFrom(many(20, [[1, true]]), [[]]), asked(0.1))!;
    expect(nothing).toMatchObject({ empty: 1, meanDrawn: 0, all: { covered: 0 } });
  });

  it('are none where nothing was drawn or is chosen on; none are shown where nothing is left', () => {
    const rows = rowsFrom([], many(3, [[1, true]]));
    expect(decideSampledSets(rows, asked(0.1))).toBeNull();
    expect(decideSampledSets({ parts: rows.parts, samples: () => null }, asked(0.1))).toBeNull();
    const all = decideSampledSets(rowsFrom(many(3, [[1, true]]), []), asked(0.5))!;
    expect(all.sentence).toBe('There are no other questions to show sets on.');
    expect(sampledPart(rowsFrom([], []), all).tables).toEqual([]);
    const one = rowsFrom(many(1, [[1, true]]), []);
    expect(() => decideSampledSets(one, asked(1))).toThrow(RangeError);
    expect(() => decideSampledSets(rowsFrom(many(2, [[NaN, true]]), []), asked(0.5))).toThrow(/NaN/);
  });

  it('grow as less may be missed, and cover all that could be where everything is let in', () => {
    const draw = fc.tuple(fc.double({ min: 0, max: 40, noNaN: true }), fc.boolean());
    const question = fc.array(draw, { maxLength: 5 });
    fc.assert(
      fc.property(
        fc.array(question, { minLength: 1, maxLength: 25 }),
        fc.array(question, { minLength: 1, maxLength: 25 }),
        fc.constantFrom<SampledSetChoice['unanswered']>('count', 'leave-out'),
        (fit, judge, unanswered) => {
          const rows = rowsFrom(fit, judge);
          const [strict, loose] = [0.05, 0.4].map((alpha) =>
            decideSampledSets(rows, asked(alpha, unanswered))!
          );
          strict.shown.forEach(({ set }, i) => {
            expect(loose.shown[i].set).toEqual(set.slice(0, loose.shown[i].set.length));
          });
          expect(strict.all.covered).toBeLessThanOrEqual(strict.answerable.n);
          expect(strict.answerable.covered).toBe(strict.all.covered);
          if (strict.calibrated.threshold === Infinity) expect(strict.all.covered).toBe(strict.answerable.n);
        }
      )
    );
  });
});

describe('sets of drawn answers by group', () => {
  const rows = tecpCase(120, 73, 0.6);
  const groups = rows.ids.map((_, i) => (i % 3 === 0 ? 'few' : 'many'));
  const grouped = { ...rows, groups };
  const alone = (name: string) => {
    const places = rows.ids.map((_, i) => i).filter((i) => groups[i] === name);
    return {
      parts: places.map((i) => rows.parts[i]),
      samples: () => places.map((i) => rows.samples()[i])
    };
  };

  it.each(['count', 'leave-out'] as const)('are those of each group alone (%s)', (unanswered) => {
    const made = decideSampledSets(grouped, { ...asked(0.3, unanswered), byGroup: true })!;
    expect([...made.groups.keys()]).toEqual(['few', 'many']);
    for (const [name, { calibrated, coverage, meanSize }] of made.groups) {
      const own = decideSampledSets(alone(name), asked(0.3, unanswered))!;
      expect(calibrated).toEqual(own.calibrated);
      expect(coverage).toEqual(unanswered === 'count' ? own.all : own.answerable);
      expect(meanSize).toBeCloseTo(own.size.mean, 12);
      expect(made.shown.filter(({ place }) => groups[place] === name).map(({ set }) => set)).toEqual(
        own.shown.map(({ set }) => set)
      );
    }
    expect(made.expected).toBeNull();
    expect(made.sentence).toContain('Promised of each group by itself');
  });

  it('have the coverage of each group where all have one threshold', () => {
    const made = decideSampledSets(grouped, asked(0.3))!;
    expect(made.shown).toEqual(decideSampledSets(rows, asked(0.3))!.shown);
    expect([...made.groups.values()].map(({ calibrated }) => calibrated)).toEqual([null, null]);
    const covered = [...made.groups.values()].reduce((sum, { coverage }) => sum + coverage.covered, 0);
    expect(covered).toBe(made.all.covered);
    expect(sampledPart({ ...rows, texts: null }, made).tables[0].caption).toBe(
      'Sets of drawn answers of each group'
    );
  });

  it('say of which group nothing is promised', () => {
    const short = { ...rows, groups: rows.ids.map((_, i) => (i < 6 ? 'short' : 'long')) };
    const made = decideSampledSets(short, { ...asked(0.2, 'leave-out'), byGroup: true })!;
    expect(made.groups.get('short')!.calibrated!.threshold).toBe(Infinity);
    expect(made.sentence).toContain('Nothing is promised for “short”, with too few questions');
    expect(sampledPart({ ...rows, texts: null }, made).notes[0]).toContain('short: every answer, on');
    const none = decideSampledSets(short, { ...asked(0.01), byGroup: true })!;
    expect(none.sentence).toContain('Nothing is promised: no group has questions enough');
  });

  it('calibrated on one group are shown on the others, and promise nothing', () => {
    const made = decideSampledSets(grouped, { ...asked(0.3), calibratedOn: 'few' })!;
    expect(made.calibrated).toEqual(decideSampledSets(alone('few'), asked(0.3))!.calibrated);
    expect(made.shown.every(({ place }) => groups[place] === 'many')).toBe(true);
    expect([...made.groups.keys()]).toEqual(['many']);
    expect(made.sentence).toContain('Calibrated on “few” alone, nothing is promised for the other groups.');
  });
});

describe('drawn answers of a run', () => {
  const rows = rowsOf(polygraphRun());
  it('are those of the row’s way to ask; others have none', () => {
    const drawn = rows.find(({ arm }) => arm.id === 'samples')!;
    const samples = rowsOfComparison(drawn).samples!()!;
    expect(samples.map(({ length }) => length)).toEqual(Array(12).fill(10));
    expect(samples.flat().every(({ entropy }) => entropy >= 0)).toBe(true);
    expect(rowsOfComparison(rows.find(({ arm }) => arm.id === 'direct')!).samples!()).toBeNull();
  });

  it('are shown in their words, once, with how often each was drawn', () => {
    const text = ['yes', 'no', ' yes', ''];
    const made = rowsFrom(
      many(9, [[1, true]]),
      many(
        1,
        text.map((_, i) => [i / 10, i === 0])
      )
    );
    const samples = made.samples().map((each) => each.map((one, i) => ({ ...one, text: text[i] })));
    const of = { ...made, texts: made.ids.map((id) => `${id}?`), samples: () => samples };
    const decision = decideSampledSets(of, asked(0.1))!;
    expect(shownSampledSets(of, decision, 5)).toEqual([
      {
        id: 'q9',
        text: 'q9?',
        answers: [
          { text: 'yes', count: 2, right: true },
          { text: 'no', count: 1, right: false },
          { text: '(nothing)', count: 1, right: false }
        ],
        missed: null,
        drawn: 4,
        size: 4
      }
    ]);
    const part = sampledPart(of, decision);
    expect(part.tables[0].cells).toEqual([['q9?', 'yes ✓; no; (nothing)', '4 of 4', '']]);
    expect(part.notes[0]).toContain('up to a token entropy of 1 nats, chosen on 9 questions; 0 of them');
  });
});
