import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Turns } from './turns';

describe('turns', () => {
  it('lets what was asked for later push away what came before it', () => {
    const turns = new Turns();
    const [first, second] = [turns.take(), turns.take()];
    expect([turns.fill(first), turns.fill(second)]).toEqual([true, true]);
  });

  it('lets nothing in that was asked for earlier and comes later', () => {
    const turns = new Turns();
    const [first, second] = [turns.take(), turns.take()];
    expect([turns.fill(second), turns.fill(first)]).toEqual([true, false]);
  });

  it('lets an earlier one in where the later one failed', () => {
    const turns = new Turns();
    const [first, second] = [turns.take(), turns.take()];
    expect(turns.passed(first)).toBe(false);
    expect(turns.fill(first)).toBe(true);
    expect([turns.passed(first), turns.passed(second)]).toEqual([true, false]);
  });

  it('ends with the last that was asked for, of those that came, in whatever order they come', () => {
    const orders = fc
      .integer({ min: 1, max: 8 })
      .chain((count) => fc.shuffledSubarray(Array.from({ length: count }, (_, i) => i)));
    fc.assert(
      fc.property(orders, (coming) => {
        const turns = new Turns();
        const taken = Array.from({ length: 8 }, () => turns.take());
        const place = coming.filter((each) => turns.fill(taken[each]!)).at(-1);
        expect(place).toBe(coming.length > 0 ? Math.max(...coming) : undefined);
      })
    );
  });
});
