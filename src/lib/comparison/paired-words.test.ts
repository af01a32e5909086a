import { expect, it } from 'vitest';
import type { PairedFigure, PairedFigureName } from './paired-runs';
import { pairedSentence, pairedVerdict, signed } from './paired-words';

function figure(name: PairedFigureName, difference: number, interval: [number, number] | null): PairedFigure {
  return { name, first: 0.5, second: 0.5 + difference, difference, interval };
}

const row = (n: number, accuracy: PairedFigure, calibration: PairedFigure) => ({
  n,
  figures: [accuracy, calibration]
});

it('a difference counts only when its interval leaves out 0, and which way is better depends on the figure', () => {
  expect(pairedVerdict(figure('accuracy', 0.05, [0.01, 0.09]))).toBe('better');
  expect(pairedVerdict(figure('accuracy', -0.05, [-0.09, -0.01]))).toBe('worse');
  expect(pairedVerdict(figure('ece', 0.05, [0.01, 0.09]))).toBe('worse');
  expect(pairedVerdict(figure('meanConfidence', 0.05, [0.01, 0.09]))).toBe('other');
  expect(pairedVerdict(figure('brier', 0.05, [0, 0.09]))).toBe('open');
  expect(pairedVerdict(figure('auroc', NaN, null))).toBe('open');
});

it('a difference shows its sign, and 0 none', () => {
  expect([0.0204, -0.2, -0.0001, 0, NaN].map(signed)).toEqual(['+0.020', '−0.200', '0.000', '0.000', '–']);
});

it('says it in words', () => {
  const open = figure('accuracy', 0.02, [-0.03, 0.07]);
  expect(pairedSentence(row(40, open, figure('calibration', 0, [-0.1, 0.1])))).toMatch(
    /From 40 questions, no diff/
  );
  expect(pairedSentence(row(0, open, open))).toBe('No question was answered in both runs.');
  expect(
    pairedSentence(
      row(400, figure('accuracy', 0.06, [0.02, 0.1]), {
        name: 'calibration',
        first: 0.0196,
        second: -0.001,
        difference: -0.0206,
        interval: [-0.03, -0.01]
      })
    )
  ).toBe(
    'The second is right more often by 6 points (2 to 10), and better calibrated (confidence and share right typically 14 points apart in the first, 0 in the second).'
  );
});
