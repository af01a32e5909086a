import { expect, it } from 'vitest';
import expected from '../../../tests/oracles/recorded-entropy.json';
import { recordedRun } from '../../../tests/fixtures/recorded-run';
import { bootstrapInterval } from '../calibration/intervals/bootstrap';
import { auroc } from '../calibration/metrics/auroc';
import { aurc } from '../calibration/selective/areas';
import { evidenceReader } from '../runs/evidence-reader';
import { meanTokenEntropy } from '../signals/mean-token-entropy';

const { run, answers } = recordedRun();

it('has the mean token entropy of the recorded run, its AUROC and AURC as NumPy has them', () => {
  const direct = answers.flatMap((stored) => {
    const trace = stored.traces.find(({ armId }) => armId === 'direct')!;
    return ['right', 'wrong'].includes(trace.verdict.grade) ? [{ stored, trace }] : [];
  });
  const { vocabularySize } = run.model!;
  const scores = direct.map(({ stored, trace }) =>
    meanTokenEntropy.valueOf(trace.evidence, {
      ...evidenceReader(stored),
      temperature: 1,
      vocabularySize
    })!
  );
  const correct = direct.map(({ trace }) => Number(trace.verdict.grade === 'right'));
  expect(Object.keys(expected.values)).toEqual(direct.map(({ stored }) => stored.questionId));
  Object.values(expected.values).forEach((value, i) => expect(scores[i]).toBeCloseTo(value, 9));
  expect(auroc(scores, correct)).toBeCloseTo(expected.auroc, 12);
  expect(aurc(scores, correct)).toBeCloseTo(expected.aurc, 12);
  for (const [figure, interval] of [
    [auroc, expected.intervals.auroc],
    [aurc, expected.intervals.aurc]
  ] as const) {
    const ends = bootstrapInterval(
      scores.length,
      (rows) =>
        figure(
          Array.from(rows, (row) => scores[row]),
          Array.from(rows, (row) => correct[row])
        ),
      { seed: 7 }
    )!;
    // A thousand resamples know an end of the interval to about a tenth of the figure's standard error.
    ends.forEach((end, i) => expect(Math.abs(end - interval[i])).toBeLessThan(0.015));
  }
});
