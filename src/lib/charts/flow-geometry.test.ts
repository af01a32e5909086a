import fc from 'fast-check';
import { expect, it } from 'vitest';
import { flowOf } from './flow-geometry';

it('columns and bands are as high as their counts, and fill each other', () => {
  const count = fc.nat(40);
  fc.assert(
    fc.property(count, count, count, count, (both, helped, harmed, neither) => {
      const counts = { both, helped, harmed, neither };
      const n = both + helped + harmed + neither;
      const { nodes, bands } = flowOf(counts, 200, 10);
      const unit = n > 0 ? 190 / n : 0;
      for (const { count, height } of nodes) expect(height).toBeCloseTo(unit * count, 9);
      for (const { kind, count, thickness } of bands) {
        expect(count).toBe(counts[kind]);
        expect(thickness).toBeCloseTo(unit * count, 9);
      }
      expect(bands).toHaveLength(Object.values(counts).filter((each) => each > 0).length);
      // What leaves a stretch of a column lies within it, one after the other.
      for (const side of ['first', 'second'] as const) {
        for (const node of nodes.filter((each) => each.side === side)) {
          const own = bands
            .map((band) => ({ at: side === 'first' ? band.from : band.to, thickness: band.thickness }))
            .filter(({ at }) => at >= node.y - 1e-9 && at < node.y + node.height - 1e-9)
            .sort((a, b) => a.at - b.at);
          let next = node.y;
          for (const { at, thickness } of own) {
            expect(at).toBeCloseTo(next, 9);
            next += thickness;
          }
          if (node.count > 0) expect(next).toBeCloseTo(node.y + node.height, 9);
        }
      }
    })
  );
});
