import fc from 'fast-check';
import { expect, it } from 'vitest';
import { listWindow, MOST } from './list-window';

const none = { before: 0, after: 0 };

it('shows all of a short list, and some of a long one around what is picked', () => {
  expect(listWindow(0, -1, none)).toEqual([0, 0]);
  expect(listWindow(300, 299, none)).toEqual([0, 300]);
  expect(listWindow(301, -1, none)).toEqual([0, 300]);
  expect(listWindow(5000, 0, none)).toEqual([0, 300]);
  expect(listWindow(5000, 2500, none)).toEqual([2250, 2700]);
  expect(listWindow(5000, 4999, none)).toEqual([4800, 5000]);
  expect(listWindow(5000, 2500, { before: 300, after: 600 })).toEqual([1950, 3300]);
});

it('always shows what is picked and its neighbours, and never many more', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20_000 }), fc.nat(), (length, place) => {
      const at = place % length;
      const [from, to] = listWindow(length, at, none);
      expect(from).toBeLessThanOrEqual(Math.max(0, at - 1));
      expect(to).toBeGreaterThanOrEqual(Math.min(length, at + 2));
      expect(to - from).toBeLessThanOrEqual(1.5 * MOST);
      expect(from >= 0 && to <= length).toBe(true);
    })
  );
});
