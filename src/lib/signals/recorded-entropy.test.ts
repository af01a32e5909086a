import { expect, it } from 'vitest';
import expected from '../../../tests/oracles/recorded-entropy.json';
import { bootstrapInterval } from '../calibration/intervals/bootstrap';
import { auroc } from '../calibration/metrics/auroc';
import { aurc } from '../calibration/selective/areas';
import type { Reply } from '../engine/reply';
import { meanTokenEntropy } from './mean-token-entropy';
import { recordedText } from '../../../tests/fixtures/recorded-run';

interface Recorded {
  traces: {
    questionId: string;
    method: string;
    readings: { reply: Reply; verdict: { grade: string } }[];
  }[];
  run: { model: { vocabularySize: number } };
}

const { traces, run } = JSON.parse(recordedText()) as Recorded;

it('has the mean token entropy of the recorded run, its AUROC and AURC as NumPy has them', () => {
  const direct = traces.filter(({ method }) => method === 'direct');
  const { vocabularySize } = run.model;
  const scores = direct.map(({ readings: [{ reply }] }) =>
    meanTokenEntropy.valueOf([{ kind: 'reply', call: 'r', span: null }], {
      temperature: 1,
      reply: () => reply,
      draws: () => [],
      vocabularySize
    })!
  );
  const correct = direct.map(({ readings: [{ verdict }] }) => Number(verdict.grade === 'right'));
  expect(Object.keys(expected.values)).toEqual(direct.map(({ questionId }) => questionId));
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
