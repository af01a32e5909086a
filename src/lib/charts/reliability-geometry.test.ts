import { describe, expect, it } from 'vitest';
import { asProbabilities } from '../calibration/confidence';
import { diagramOf } from '../calibration/diagrams/diagram';
import { bandBox, describeBands, describeDot, frame, isInside, sideOf } from './reliability-geometry';

/** One dot: answers at one confidence, so many of them right. */
function dot(confidence: number, right: number, n: number) {
  const correct = Array.from({ length: n }, (_, i) => Number(i < right));
  return diagramOf(asProbabilities(Array(n).fill(confidence)), correct, correct.map(String), 10).dots[0];
}

describe('a dot and its own band', () => {
  it.each([
    [0.85, 1, 2, 'inside'],
    [0.85, 0, 2, 'over'],
    [0.95, 0, 1, 'inside'],
    [0.99, 0, 1, 'over'],
    [0.85, 17, 20, 'inside'],
    [0.85, 12, 20, 'over'],
    [0.25, 12, 20, 'under'],
    [1, 20, 20, 'inside'],
    [0, 0, 20, 'inside']
  ])('says %d, right %i of %i: %s', (confidence, right, n, side) => {
    expect(sideOf(dot(confidence, right, n))).toBe(side);
    expect(isInside(dot(confidence, right, n))).toBe(side === 'inside');
  });

  it('is said in words', () => {
    expect(describeDot(dot(0.85, 12, 20))).toBe(
      '20 answers at 80 % to 90 %: says 85 %, right 60 % (39 % to 78 %); below the range of as many calibrated answers (70 % to 100 %): overconfident'
    );
    expect(describeDot(dot(0.25, 12, 20))).toMatch(/above the range of .*: underconfident$/);
    expect(describeDot(dot(1, 1, 1))).toBe(
      '1 answer at 90 % to 100 %: says 100 %, right 100 % (21 % to 100 %); inside the range of as many calibrated answers (100 %)'
    );
  });

  it('is counted over all dots', () => {
    expect(describeBands([])).toBe('No answers to show.');
    expect(describeBands([dot(0.85, 17, 20)])).toContain('The one dot lies inside.');
    expect(describeBands([dot(0.85, 17, 20), dot(0.25, 12, 20)])).toContain('1 of 2 dots lie inside.');
  });

  it('has a bar that is seen beside the dot and stays in the plot', () => {
    for (const each of [dot(0, 0, 5), dot(1, 5, 5), dot(0.99, 1, 1), dot(0.5, 250, 500)]) {
      const { x, y, width, height } = bandBox(each, 500);
      expect(height).toBeGreaterThanOrEqual(3);
      expect(x).toBeGreaterThanOrEqual(frame.left - 5);
      expect(x + width).toBeLessThanOrEqual(frame.width);
      expect(y + height).toBeLessThanOrEqual(frame.plotBottom + 1e-9);
      expect(width).toBeGreaterThan(10);
    }
  });
});
