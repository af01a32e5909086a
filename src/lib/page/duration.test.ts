import fc from 'fast-check';
import { expect, it } from 'vitest';
import { durationText } from './duration';

it.each([
  [0, '1 s'],
  [0.4, '1 s'],
  [1.6, '2 s'],
  [49.4, '49 s'],
  [49.6, '1 min'],
  [59.9, '1 min'],
  [89, '1 min'],
  [90, '2 min'],
  [3569, '59 min'],
  [3570, '1 h'],
  [3599, '1 h'],
  [3600, '1 h'],
  [7169, '1 h 59 min'],
  [7170, '2 h'],
  [7199, '2 h'],
  [7260, '2 h 1 min'],
  [86_369, '23 h 59 min'],
  [86_370, '1 day'],
  [90_000, '1 day 1 h'],
  [172_799, '2 days'],
  [Infinity, 'unknown'],
  [NaN, 'unknown']
])('%d s is %s', (seconds, text) => expect(durationText(seconds)).toBe(text));

it('never says 60 seconds, 60 minutes or 24 hours, and is off by at most half of its smallest unit', () => {
  const sizes: Record<string, number> = { s: 1, min: 60, h: 3600, day: 86_400, days: 86_400 };
  fc.assert(
    fc.property(fc.double({ min: 1, max: 1e6, noNaN: true }), (seconds) => {
      const parts = [...durationText(seconds).matchAll(/(\d+) (\w+)/g)].map(([, value, unit]) => ({
        value: Number(value),
        unit
      }));
      const said = parts.reduce((sum, { value, unit }) => sum + value * sizes[unit], 0);
      const smallest = seconds >= 86_370 ? 3600 : seconds >= 49.5 ? 60 : 1;
      expect(Math.abs(said - seconds)).toBeLessThanOrEqual(smallest / 2 + 1e-6);
      for (const { value, unit } of parts) {
        if (unit === 's' || unit === 'min') expect(value).toBeLessThan(60);
        if (unit === 'h') expect(value).toBeLessThan(24);
      }
    }),
    { numRuns: 2000 }
  );
});
