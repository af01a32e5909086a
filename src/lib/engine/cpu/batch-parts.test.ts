import fc from 'fast-check';
import { expect, it } from 'vitest';
import { batchParts } from './batch-parts';

it('covers every token once, in order, in as few parts as the bounds allow', () => {
  const bounds = [fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 3 })] as const;
  fc.assert(
    fc.property(fc.array(fc.boolean()), ...bounds, (wanted, most, mostWanted) => {
      const parts = [...batchParts(wanted, most, mostWanted)];
      expect(parts.flatMap(([from, to]) => wanted.slice(from, to))).toEqual(wanted);
      const count = (from: number, to: number) => wanted.slice(from, to).filter(Boolean).length;
      for (const [i, [from, to]] of parts.entries()) {
        expect(to).toBeGreaterThan(from);
        expect(to - from).toBeLessThanOrEqual(most);
        expect(count(from, to)).toBeLessThanOrEqual(mostWanted);
        // One more token would have been too much.
        if (i < parts.length - 1) {
          expect(to + 1 - from > most || count(from, to + 1) > mostWanted).toBe(true);
        }
      }
    })
  );
});
