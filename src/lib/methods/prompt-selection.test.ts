import { expect, it } from 'vitest';
import { comparedLosses, heldInLoss, leastLoss } from './prompt-selection';

it('a loss is the mean of −ln of the chance given to what came out', () => {
  expect(heldInLoss([])).toBeNull();
  expect(heldInLoss([{ p: 0.5, right: true }])).toBeCloseTo(Math.LN2, 12);
  const two = [
    { p: 0.8, right: true },
    { p: 0.3, right: false }
  ];
  // (−ln 0.8 − ln 0.7) / 2.
  expect(heldInLoss(two)).toBeCloseTo(0.2899092476264711, 12);
  expect(heldInLoss([{ p: 1, right: false }])).toBeCloseTo(-Math.log(0.01), 9);
});

it('the least loss wins, of equals the first, and one that is none loses to any', () => {
  expect(leastLoss([0.7, 0.5, 0.5])).toBe(1);
  expect(leastLoss([null, 0.9])).toBe(1);
  expect(leastLoss([0.9, null])).toBe(0);
  expect(leastLoss([null, null])).toBe(0);
});

it('wordings are compared on what all of them answered: one that declines what is hard wins nothing by it', () => {
  const easy = { p: 0.9, right: true };
  const hard = { p: 0.6, right: false };
  const { losses, counted } = comparedLosses([
    [easy, hard, easy],
    [easy, null, null]
  ]);
  expect(losses).toEqual([heldInLoss([easy]), heldInLoss([easy])]);
  expect(counted).toEqual([1, 1]);
  // Those that answered nothing are left aside.
  expect(comparedLosses([[easy], [null]])).toEqual({ losses: [heldInLoss([easy]), null], counted: [1, 0] });
  expect(
    comparedLosses([
      [easy, null],
      [null, easy]
    ])
  ).toEqual({ losses: [null, null], counted: [0, 0] });
  expect(comparedLosses([])).toEqual({ losses: [], counted: [] });
});
