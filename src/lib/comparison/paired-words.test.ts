import { expect, it } from 'vitest';
import {
  pairedAccuracyInterval,
  pairedClaim,
  pairedSignTest
} from '../calibration/intervals/paired-accuracy';
import type { PairedFigure, PairedFigureName } from './paired-runs';
import { pairedSentence, pairedVerdict, signed } from './paired-words';

function figure(name: PairedFigureName, difference: number, interval: [number, number] | null): PairedFigure {
  const p = name === 'accuracy' ? 0.01 : null;
  return { name, first: 0.5, second: 0.5 + difference, difference, interval, p };
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
        interval: [-0.03, -0.01],
        p: null
      })
    )
  ).toBe(
    'The second is right more often by 6 points (2 to 10), and better calibrated (confidence and share right typically 14 points apart in the first, 0 in the second).'
  );
});

it('one right more often is said only where the exact sign test agrees, as of what helped and harmed', () => {
  const barely = { ...figure('accuracy', 0.15, [0.01, 0.29]), p: 0.0625 };
  expect(pairedVerdict(barely)).toBe('open');
  expect(pairedSentence(row(40, barely, figure('calibration', 0, [-0.1, 0.1])))).toMatch(/no difference/);
  expect(pairedVerdict({ ...barely, p: 0.049 })).toBe('better');
  // Five questions that only one got right: the interval leaves out 0, the exact test does not.
  const [first, second] = [0, 1].map((right) => Array.from({ length: 40 }, (_, i) => (i < 5 ? right : 1)));
  const interval = pairedAccuracyInterval(second, first)!;
  const p = pairedSignTest(second, first);
  expect(p).toBeCloseTo(0.0625, 12);
  expect(interval[0]).toBeGreaterThan(0);
  expect([
    pairedClaim(interval, p),
    pairedClaim([0.01, 0.2], 0.04),
    pairedClaim([-0.2, -0.01], 0.04)
  ]).toEqual(['open', 'more', 'less']);
  expect(pairedClaim(null, 0.01)).toBe('open');
});
