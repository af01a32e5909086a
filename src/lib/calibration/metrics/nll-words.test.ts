import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asProbabilities } from '../confidence';
import { nll } from './nll';
import { CLIPPED_NATS, clippedPart, clippingWords } from './nll-words';

const of = (confidences: number[], correct: number[]) => nll(asProbabilities(confidences), correct);

it('says how much of an NLL clipped answers make', () => {
  const two = of([1, 1, 0.8, 0.8], [0, 1, 1, 1]);
  expect(clippingWords(two, 4)).toBe(
    '1 answer of 4 had a probability of 0 for what was so; cut at 10⁻¹², it adds 6.908 of the 7.019 nats (0.112 without it).'
  );
  expect(clippingWords(of([0, 0, 0.5], [1, 1, 0]), 3)).toMatch(
    /^2 answers of 3 .* they add .* without them\)\.$/
  );
});

it('says nothing where none is clipped, or what they add is little', () => {
  expect(clippingWords(of([0.9, 0.2], [1, 0]), 2)).toBeNull();
  expect(clippingWords({ nll: NaN, clipped: 0 }, 0)).toBeNull();
  expect(clippingWords({ nll: 0.6, clipped: 1 }, 1000)).toBeNull();
});

it('splits an NLL into the clipped part and that of the other answers', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(0, 0.1, 0.5, 0.9, 1), fc.integer({ min: 0, max: 1 })), {
        minLength: 1
      }),
      (rows) => {
        const isClipped = ([c, y]: [number, number]) => (y === 1 ? c : 1 - c) < 1e-12;
        const all = of(...([rows.map(([c]) => c), rows.map(([, y]) => y)] as [number[], number[]]));
        const others = rows.filter((row) => !isClipped(row));
        const rest = of(...([others.map(([c]) => c), others.map(([, y]) => y)] as [number[], number[]]));
        expect(all.clipped).toBe(rows.length - others.length);
        expect(clippedPart(all, rows.length)).toBeCloseTo((all.clipped * CLIPPED_NATS) / rows.length, 12);
        const restPart = others.length === 0 ? 0 : (rest.nll * others.length) / rows.length;
        expect(all.nll).toBeCloseTo(clippedPart(all, rows.length) + restPart, 9);
      }
    )
  );
});
