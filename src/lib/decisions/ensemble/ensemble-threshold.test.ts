import { describe, expect, it } from 'vitest';
import { madeMembers, partsOf, questionsOf } from '../../../../tests/fixtures/ensemble-members';
import { ensembleCase } from '../../../../tests/oracles/ensemble-cases';
import type { Half } from '../../calibration/splitting/split';
import { decideThreshold } from '../threshold';
import type { ThresholdDecision } from '../threshold-decision';
import { decideEnsemble, type EnsembleDecision } from './ensemble';
import { ensembleThresholdPart, ensembleThresholds } from './ensemble-threshold';
import { jointParts, type JointParts } from './joint-rows';
import type { JointQuestion } from './members';
import { ensembleRules } from './rules';
import { fitMembers, jointAnswers, memberConfidences } from './variants';

const target = { kind: 'precision', precision: 0.7, certainty: 0.9 } as const;

describe('a threshold for an ensemble', () => {
  const only = (right: number) => ({ grade: () => right });

  it('of members that are all right, or all wrong', async () => {
    const right = ensembleThresholds(await partsOf(madeMembers(300, 2, only(1))), target);
    for (const { threshold, judged } of right) {
      expect(threshold).not.toBeNull();
      expect(judged.precision).toBe(1);
    }
    const wrong = ensembleThresholds(await partsOf(madeMembers(300, 2, only(0))), target);
    for (const { threshold, judged, sentence } of wrong) {
      expect(threshold).toBeNull();
      expect(judged.shown).toBe(0);
      expect(sentence).toMatch(/^No threshold reaches it/);
    }
  });

  it('never takes a tied block apart', async () => {
    const parts = await partsOf(madeMembers(600, 9, {}, 2));
    const { values, parts: halves } = parts.rows.majority;
    expect(new Set(values).size).toBeLessThanOrEqual(3);
    const [{ threshold, judged }] = ensembleThresholds(
      parts,
      { kind: 'precision', precision: 0.6, certainty: null },
      { rules: ['majority'] }
    );
    expect([...values]).toContain(threshold);
    expect(judged.shown).toBe(
      values.filter((value, i) => halves[i] === 'judge' && value >= threshold!).length
    );
    // Nothing is surer than another: all are shown, or none.
    const same = madeMembers(300, 9, { value: 0.5 });
    for (const { judged: all } of ensembleThresholds(await partsOf(same), {
      kind: 'cost',
      wrong: 1,
      ask: 2
    })) {
      expect(all.shown).toBe(all.n);
    }
  });

  it('is refused where a part has too few questions, with how many there are', async () => {
    const members = madeMembers(70, 6);
    const part = jointParts(await questionsOf(members), members);
    expect(part).toEqual({
      reason: expect.stringMatching(
        /^No threshold for the members together: it takes 20 questions to calibrate them on, as many others to choose it on, and as many that neither used to show it on\. There are \d+, \d+ and \d+\.$/
      )
    });
    for (const n of [0, 1, 2, 3]) {
      const few = madeMembers(n, 6);
      expect(jointParts(await questionsOf(few), few)).toHaveProperty('reason');
    }
  });

  it('is told by each rule, with how the questions were used and why it is not taken away', async () => {
    const decision = (await decideEnsemble(madeMembers(900, 7), { resamples: 20 })) as EnsembleDecision;
    const joint = decision.joint as JointParts;
    const { sentences, tables, notes } = ensembleThresholdPart(decision, target);
    expect(sentences.map((sentence) => sentence.split(':')[0])).toEqual([
      'Majority',
      'Mean confidence',
      'Confidence-weighted'
    ]);
    expect(sentences[1]).toMatch(/it is 90 % certain that at least 70 % of those shown are right/);
    expect(sentences[1]).toContain(`On the other ${joint.n} questions it shows`);
    expect(tables[0].cells).toHaveLength(6);
    for (const line of tables[0].cells) expect(line).toHaveLength(tables[0].columns.length);
    expect(notes[0]).toContain(
      `calibrated on ${joint.calibratedOn[0]} questions, the threshold is chosen on ${joint.nChosen} others, and shown on ${joint.n} that neither used`
    );
    expect(notes[2]).toContain('It is not in what the page gives to take away');
    const few = (await decideEnsemble(madeMembers(70, 6), { resamples: 20 })) as EnsembleDecision;
    expect(ensembleThresholdPart(few, target)).toMatchObject({
      sentences: [expect.stringMatching(/^No threshold for the members together/)],
      tables: []
    });
  });

  it('keeps its promise, which members calibrated on the questions it is learned on would break', async () => {
    // The questions to show on are many, so that the share right among them is nearly the true one.
    const [draws, choosing, showing] = [30, 600, 1200];
    const n = choosing + showing;
    const parts = Array.from({ length: n }, (_, i): Half => (i < choosing ? 'fit' : 'judge'));
    const none = () => ({ majority: 0, mean: 0, weighted: 0 });
    const [found, missed] = [none(), none()];
    let missedElse = 0;
    for (let seed = 0; seed < draws; seed++) {
      const members = madeMembers(n, 1000 + seed, { parts, calibrator: 'isotonic' });
      const questions = ensembleCase(n, 3, 1000 + seed, 0).map((row, i): JointQuestion => {
        const letters = [...new Set(row.map(({ answer }) => answer))].sort();
        const answers = row.map(({ answer }) => letters.indexOf(answer));
        return { id: `q${i}`, places: [i, i, i], answers, part: parts[i] };
      });
      const misses = ({ threshold, judged }: ThresholdDecision) =>
        threshold !== null && judged.precision < target.precision ? 1 : 0;
      for (const each of ensembleThresholds(jointParts(questions, members) as JointParts, target)) {
        found[each.rule] += each.threshold === null ? 0 : 1;
        missed[each.rule] += misses(each);
      }
      const confidences = memberConfidences(members, fitMembers(members)) as ArrayLike<number>[];
      const joint = jointAnswers(questions, members, confidences, 'weighted');
      const values = Float64Array.from(joint, ({ confidence }) => confidence);
      const correct = Uint8Array.from(joint, (each) => each.correct);
      missedElse += misses(decideThreshold({ values, correct, parts }, target));
    }
    for (const rule of ensembleRules) {
      expect(found[rule], rule).toBeGreaterThan(draws / 2);
      // One in ten may miss: of 30 more than 7 would in 1 % of cases.
      expect(missed[rule], rule).toBeLessThanOrEqual(7);
    }
    expect(missedElse).toBeGreaterThan(7);
  });
});
