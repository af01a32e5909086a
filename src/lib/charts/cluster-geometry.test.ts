import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clusterDisks } from './cluster-geometry';

it('disks stand below each other, their areas as their counts, every dot within', () => {
  const sizes = fc.array(fc.nat(60), { maxLength: 12 });
  fc.assert(
    fc.property(sizes, (sizes) => {
      const { disks, height } = clusterDisks(sizes, { x: 40, most: 38, row: 38 });
      expect(disks).toHaveLength(sizes.length);
      let end = 0;
      const unit = disks.length > 0 ? disks[0].r ** 2 / Math.max(1, sizes[0]) : 0;
      disks.forEach(({ x, y, r, dots, dot }, i) => {
        expect(y - r).toBeGreaterThanOrEqual(end);
        end = y + r;
        expect(r).toBeLessThanOrEqual(38 + 1e-9);
        expect(r ** 2).toBeCloseTo(unit * Math.max(1, sizes[i]), 6);
        expect(dots).toHaveLength(sizes[i]);
        for (const each of dots)
          expect(Math.hypot(each.x - x, each.y - y) + dot).toBeLessThanOrEqual(r + 1e-9);
      });
      expect(height).toBeGreaterThanOrEqual(end);
    })
  );
});
