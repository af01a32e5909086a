import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { madeMembers, partsOf } from '../../../../tests/fixtures/ensemble-members';
import { ensembleCase } from '../../../../tests/oracles/ensemble-cases';
import { calibrators } from '../../calibration/calibrators/registry';
import { asProbabilities } from '../../calibration/confidence';
import type { Half } from '../../calibration/splitting/split';
import { ensembleThresholds } from './ensemble-threshold';
import type { JointParts } from './joint-rows';
import { ensembleRules, joinVotes } from './rules';

/** Ids of each part: those that calibrate are the shared ones that neither choose nor show. */
function idsOf({ rows: { mean } }: JointParts) {
  const of = (part: Half) => mean.ids.filter((_, i) => mean.parts[i] === part);
  return { choose: of('fit'), show: of('judge') };
}

const target = { kind: 'precision', precision: 0.7, certainty: 0.9 } as const;

describe('members’ joint confidence', () => {
  it.each(['platt-confidence', 'isotonic', 'temperature-confidence'] as const)(
    'is that of members calibrated (%s) on questions that neither choose nor show, as computed step by step',
    async (name) => {
      const members = madeMembers(400, 5, { calibrator: name });
      const parts = await partsOf(members);
      const { choose, show } = idsOf(parts);
      const used = new Set([...choose, ...show]);
      const { ids } = members[0].rows;
      const fit = [...ids.keys()].filter((i) => !used.has(ids[i]));
      expect(parts.calibratedOn).toEqual([fit.length, fit.length, fit.length]);
      expect(new Set([...fit.map((i) => ids[i]), ...used]).size).toBe(400);
      for (const i of fit) expect(members[0].rows.parts[i]).toBe('fit');
      for (const id of choose) expect(members[0].rows.parts[ids.indexOf(id)]).toBe('fit');
      for (const id of show) expect(members[0].rows.parts[ids.indexOf(id)]).toBe('judge');
      expect(Math.abs(fit.length - choose.length)).toBeLessThanOrEqual(1);

      const sure = members.map(({ rows }) => {
        const at = asProbabilities(Float64Array.from(fit, (i) => rows.values[i]));
        const fitted = calibrators[name].fit(
          at,
          fit.map((i) => rows.correct[i])
        );
        return fitted.apply(asProbabilities(rows.values)) as ArrayLike<number>;
      });
      const votes = ensembleCase(400, 3, 5, 0);
      for (const rule of ensembleRules) {
        const { values, correct } = parts.rows[rule];
        parts.rows[rule].ids.forEach((id, row) => {
          const i = ids.indexOf(id);
          const letters = [...new Set(votes[i].map(({ answer }) => answer))].sort();
          const joint = joinVotes(
            votes[i].map(({ answer, correct: right }, m) => ({
              answer: letters.indexOf(answer),
              confidence: sure[m][i],
              correct: right
            })),
            rule
          );
          expect(values[row], `${rule} ${id}`).toBeCloseTo(joint.confidence, 12);
          expect(correct[row], `${rule} ${id}`).toBe(joint.correct);
        });
      }
    }
  );

  it('has a threshold whose figures are counted on questions that chose nothing', async () => {
    const parts = await partsOf(madeMembers(900, 7));
    const low = { ...target, precision: 0.6 };
    for (const { rule, threshold, judged, chosen } of ensembleThresholds(parts, low)) {
      const { values, correct, parts: halves } = parts.rows[rule];
      const shown = [...values.keys()].filter((i) => halves[i] === 'judge' && values[i] >= threshold!);
      expect(threshold, rule).not.toBeNull();
      expect(judged).toMatchObject({ n: parts.n, shown: shown.length });
      expect(judged.right).toBe(shown.filter((i) => correct[i] === 1).length);
      expect(judged.precision).toBeCloseTo(judged.right / judged.shown, 12);
      expect(chosen.n).toBe(parts.nChosen);
    }
  });

  it('knows nothing of the grades of questions that choose or show, and the threshold nothing of those shown', async () => {
    const before = await partsOf(madeMembers(300, 11));
    const { choose, show } = idsOf(before);
    const flipped = (ids: ReadonlySet<string>) =>
      partsOf(madeMembers(300, 11, { grade: (id, right) => (ids.has(id) ? 1 - right : right) }));
    await fc.assert(
      fc.asyncProperty(fc.subarray([...choose, ...show]), async (ids) => {
        const after = await flipped(new Set(ids));
        for (const rule of ensembleRules) {
          expect(after.rows[rule].values).toEqual(before.rows[rule].values);
        }
      }),
      { numRuns: 8 }
    );
    await fc.assert(
      fc.asyncProperty(fc.subarray(show), async (ids) => {
        const [own, other] = [before, await flipped(new Set(ids))].map((parts) =>
          ensembleThresholds(parts, target)
        );
        expect(other.map(({ threshold }) => threshold)).toEqual(own.map(({ threshold }) => threshold));
        expect(other.map(({ chosen }) => chosen)).toEqual(own.map(({ chosen }) => chosen));
      }),
      { numRuns: 8 }
    );
  });

  it('does not depend on the order of members or questions', async () => {
    const members = madeMembers(200, 3);
    const [a, b, c] = members;
    const own = await partsOf(members);
    const { rows } = await partsOf([c, a, b]);
    expect(rows).toEqual(own.rows);
  });

  it('shows a question only where it was to show on for every member', async () => {
    const ids = Array.from({ length: 240 }, (_, i) => `q${i}`);
    const third = (k: number) => ids.map((_, i): Half => (i % 3 === k ? 'fit' : 'judge'));
    const members = madeMembers(240, 4, { ids }).map((member, m) => ({
      ...member,
      rows: { ...member.rows, parts: third(m === 2 ? 1 : m) }
    }));
    const parts = await partsOf(members);
    const { choose, show } = idsOf(parts);
    expect(show).toHaveLength(80);
    for (const id of show) expect(Number(id.slice(1)) % 3).toBe(2);
    expect(choose).toHaveLength(80);
    for (const [m, { rows }] of members.entries()) {
      const left = ids.filter((id, i) => rows.parts[i] === 'fit' && !choose.includes(id));
      expect(parts.calibratedOn[m]).toBe(left.length);
    }
  });
});
