import { expect, it } from 'vitest';
import { riskCoverageCurve } from '../calibration/selective/risk-coverage';
import { riskCoverageSentence } from './risk-coverage-sentence';

const said = (values: number[], correct: number[]) =>
  riskCoverageSentence(riskCoverageCurve(values, correct));

it('says half only where a threshold keeps half', () => {
  expect(said([0.9, 0.8, 0.7, 0.6], [1, 0, 0, 0])).toBe('Of the surest half, 50 % are wrong; of all, 75 %.');
  expect(said([0.9, 0.8, 0.7], [1, 1, 0])).toBe('Of the surest 67 %, 0 % are wrong; of all, 33 %.');
  expect(said([0.9, 0.8, 0.8, 0.8, 0.1], [1, 1, 0, 1, 0])).toBe(
    'Of the surest 80 %, 25 % are wrong; of all, 40 %.'
  );
});

it('does not speak of a surer half where all are tied, or of nothing', () => {
  expect(said([0.9, 0.9], [1, 0])).toBe('Of all, 50 % are wrong; no threshold keeps just the surer half.');
  expect(said([0.9], [1])).toMatch(/^Of all, 0 %/);
  expect(said([], [])).toBe('No answers to show.');
});
