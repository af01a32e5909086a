import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalibratorMethod } from '../calibrators/calibrator';
import type { RowAccess } from '../calibrators/row-access';
import { isotonic } from '../calibrators/isotonic';
import { packLogits, unpackOptions } from '../calibrators/option-logits';
import { optionTemperature } from '../calibrators/temperature-options';
import { asProbabilities } from '../confidence';
import { crossFit } from './cross-fit';
import { hashText } from './hash-text';
import { foldsByHash, halfOf, splitByHash } from './split';

const ids = (n: number) => Array.from({ length: n }, (_, i) => `q${i}`);

describe('halves', () => {
  it('are those that stored runs were split into', () => {
    // Written down from the first release: changing them would change every stored run's figures.
    expect(
      ids(16)
        .map((id) => (halfOf(id) === 'fit' ? 'F' : 'j'))
        .join('')
    ).toBe('jjjjFjFFjFFjFjFj');
    expect(hashText('split/q0')).toBe(2555206958);
  });

  it('depend on the id alone, in about the share asked for', () => {
    const split = splitByHash(ids(2000), { share: 0.3 });
    const fitted = split.filter((half) => half === 'fit').length;
    expect(fitted).toBeGreaterThan(2000 * 0.3 - 62);
    expect(fitted).toBeLessThan(2000 * 0.3 + 62);
    expect(splitByHash(['q7'], { share: 0.3 })).toEqual([split[7]]);
    expect(splitByHash(['a'], { share: 0 })).toEqual(['judge']);
    expect(splitByHash(['a'], { share: 1 })).toEqual(['fit']);
    expect(() => splitByHash(['a'], { share: 1.1 })).toThrow(RangeError);
  });

  it('by group give every group its share to within one id, in any order of rows', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 120 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (groupNumbers, share) => {
          const groups = groupNumbers.map(String);
          const names = ids(groups.length);
          const split = splitByHash(names, { share, groups });
          for (const group of new Set(groups)) {
            const members = split.filter((_, row) => groups[row] === group);
            const fitted = members.filter((half) => half === 'fit').length;
            expect(Math.abs(fitted - share * members.length)).toBeLessThanOrEqual(1 + 1e-9);
          }
          const back = splitByHash([...names].reverse(), { share, groups: [...groups].reverse() });
          expect(back.reverse()).toEqual(split);
        }
      )
    );
  });

  it('keep rows with the same id together, and refuse an id in two groups', () => {
    const split = splitByHash(['a', 'b', 'a', 'b'], { groups: ['x', 'x', 'x', 'x'] });
    expect(split[0]).toBe(split[2]);
    expect(split[0]).not.toBe(split[1]);
    expect(() => splitByHash(['a', 'a'], { groups: ['x', 'y'] })).toThrow(/two groups/);
    expect(() => splitByHash(['a', 'b'], { groups: ['x'] })).toThrow(RangeError);
  });
});

describe('folds', () => {
  it('are equal to within one, in any order of rows', () => {
    const folds = foldsByHash(ids(23), 5);
    const counts = [0, 1, 2, 3, 4].map((fold) => folds.filter((f) => f === fold).length);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    expect(Array.from(foldsByHash(ids(23).reverse(), 5)).reverse()).toEqual(Array.from(folds));
    expect(new Set(foldsByHash(ids(3), 10)).size).toBe(3);
    expect(() => foldsByHash(ids(9), 1)).toThrow(RangeError);
    expect(() => foldsByHash(['a', 'a'], 2)).toThrow(/two different ids/);
  });
});

describe('cross-fitting', () => {
  it('predicts no row by a model that saw it, or its id', () => {
    // A “calibrator” that remembers which rows it was fitted on, and predicts them.
    const access: RowAccess<number[]> = {
      count: (rows) => rows.length,
      take: (rows, picked) => Array.from(picked, (row) => rows[row])
    };
    const remembering = {
      rows: access,
      fit: (seen: number[]) => ({ apply: (rows: number[]) => rows.map((row) => ({ row, seen })) }),
      join: (
        n: number,
        parts: { rows: ArrayLike<number>; predictions: { row: number; seen: number[] }[] }[]
      ) => {
        const joined: { row: number; seen: number[] }[] = new Array(n);
        for (const part of parts) part.predictions.forEach((p, i) => (joined[part.rows[i]] = p));
        return joined;
      }
    } as unknown as CalibratorMethod<number[], { row: number; seen: number[] }[]>;
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 2, maxLength: 60 }),
        fc.integer({ min: 2, max: 8 }),
        (idNumbers, folds) => {
          fc.pre(new Set(idNumbers).size > 1);
          const names = idNumbers.map(String);
          const rows = [...names.keys()];
          const { predictions } = crossFit(
            remembering,
            rows,
            rows.map(() => 1),
            names,
            { folds }
          );
          predictions.forEach(({ row, seen }, place) => {
            expect(row).toBe(place);
            expect(seen.some((other) => names[other] === names[place])).toBe(false);
            expect(seen.length).toBeGreaterThan(0);
          });
        }
      )
    );
  });

  it('works for confidences and for options alike', () => {
    const confidences = asProbabilities(ids(40).map((_, i) => i / 40));
    const correct = ids(40).map((_, i) => (i % 3 === 0 ? 0 : 1));
    const { predictions, folds, calibrators } = crossFit(isotonic, confidences, correct, ids(40));
    expect(calibrators.length).toBe(5);
    expect(predictions.length).toBe(40);
    folds.forEach((fold, row) =>
      expect(predictions[row]).toBe(calibrators[fold].apply(asProbabilities([confidences[row]]))[0])
    );
    const logits = ids(12).map((_, i) => [0, Math.sin(i), 1].slice(0, 2 + (i % 2)));
    const options = crossFit(
      optionTemperature,
      packLogits(logits),
      ids(12).map((_, i) => i % 2),
      ids(12),
      {
        folds: 3
      }
    );
    unpackOptions(options.predictions).forEach((view, row) => expect(view.length).toBe(logits[row].length));
    expect(() => crossFit(isotonic, confidences, correct, ['a'])).toThrow(RangeError);
  });
});
