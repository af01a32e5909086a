import { expect, it } from 'vitest';
import type { PairedFigure, PairedFigureName } from './paired-runs';
import { pairedSentence, pairedVerdict, signed } from './paired-words';

function figure(name: PairedFigureName, difference: number, interval: [number, number] | null): PairedFigure {
  return { name, first: 0.5, second: 0.5 + difference, difference, interval };
}

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

it('says it in words, and calls better calibrated only what the gaps without their bias show', () => {
  const open = figure('accuracy', 0.02, [-0.03, 0.07]);
  const sure = figure('accuracy', 0.06, [0.02, 0.1]);
  const ece = figure('ece', -0.05, [-0.08, -0.02]);
  const said = (n: number, accuracy: PairedFigure, calibration: [number, number] | null) =>
    pairedSentence({ n, figures: [accuracy, ece], calibration });
  expect(said(40, open, [-0.1, 0.1])).toMatch(/From 40 questions no difference/);
  expect(said(1, open, null)).toMatch(/From 1 question no difference/);
  expect(said(0, open, null)).toBe('No question was answered in both runs.');
  expect(said(400, sure, [-0.03, -0.01])).toBe(
    'The second is right more often by 6 points (2 to 10), and better calibrated.'
  );
  expect(said(400, open, [0.01, 0.03])).toBe('The second is worse calibrated.');
});
