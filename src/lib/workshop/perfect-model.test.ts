import { describe, expect, it } from 'vitest';
import { perfectConfidences, perfectFloor, perfectRound, questionCounts } from './perfect-model';
import { stackedDots } from './stacked-dots';

describe('a perfect model', () => {
  it('says everything between a guess and certainty', () => {
    const confidences = perfectConfidences(20);
    expect(confidences).toHaveLength(20);
    expect(Math.min(...confidences)).toBeGreaterThan(0.25);
    expect(Math.max(...confidences)).toBeLessThan(1);
  });

  it('draws the same round again for the same number', () => {
    expect(perfectRound(20, 3)).toEqual(perfectRound(20, 3));
    expect(perfectRound(20, 3)).not.toEqual(perfectRound(20, 4));
  });

  it.each(questionCounts)('is on average as far off as its floor says: %i questions', (n) => {
    const eces = Array.from({ length: 300 }, (_, draw) => perfectRound(n, draw).ece);
    const floor = perfectFloor(n);
    const mean = eces.reduce((sum, ece) => sum + ece, 0) / eces.length;
    expect(Math.abs(mean - floor.mean) / floor.mean).toBeLessThan(0.1);
    const above = eces.filter((ece) => ece > floor.upper + 1e-9).length / eces.length;
    expect(above).toBeLessThan(0.1);
  });

  it('is nearer the line with more questions', () => {
    const [few, some, many] = questionCounts.map((n) => perfectFloor(n).mean);
    expect(few).toBeGreaterThan(some);
    expect(some).toBeGreaterThan(many);
  });
});

it('dots of one column stand on each other', () => {
  expect(stackedDots([10, 11, 30, 10], 6)).toEqual([
    { x: 12, level: 0 },
    { x: 12, level: 1 },
    { x: 30, level: 0 },
    { x: 12, level: 2 }
  ]);
  expect(stackedDots([], 6)).toEqual([]);
});
