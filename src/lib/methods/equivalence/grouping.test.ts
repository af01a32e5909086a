import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withMoved, type GroupedAnswer, type Grouping, type GroupingTarget } from './grouping';
import { makerTitle } from './maker-title';

const grouping: Grouping = { clusters: [0, 0, 1, 0, 2], greedy: 1 };

it.each<[GroupedAnswer[], GroupingTarget, Grouping]>([
  // Into another cluster, into its own, into a new one.
  [[0], 1, { clusters: [0, 1, 0, 1, 2], greedy: 0 }],
  [[1], 0, grouping],
  [[1], 'new', { clusters: [0, 1, 2, 0, 3], greedy: 2 }],
  // The last one out leaves no cluster, and the graded answer alone.
  [[2], 0, { clusters: [0, 0, 0, 0, 1], greedy: null }],
  [[2], 2, { clusters: [0, 0, 1, 0, 1], greedy: null }],
  [['greedy'], 2, { clusters: [0, 0, 1, 0, 2], greedy: 2 }],
  [['greedy'], 'new', { clusters: [0, 0, 1, 0, 2], greedy: null }],
  [[4], 'greedy', { clusters: [0, 0, 1, 0, 1], greedy: 1 }],
  // Several at once, the graded one among them.
  [[0, 3, 'greedy'], 'new', { clusters: [0, 1, 2, 0, 3], greedy: 0 }],
  [[], 1, grouping]
])('moves %s to %s', (answer, to, expected) => {
  const before = structuredClone(grouping);
  expect(withMoved(grouping, answer, to)).toEqual(expected);
  expect(grouping).toEqual(before);
});

it('a draw joins the graded answer that stood alone', () => {
  expect(withMoved({ clusters: [0, 1], greedy: null }, [1], 'greedy')).toEqual({
    clusters: [0, 1],
    greedy: 1
  });
  expect(withMoved({ clusters: [0], greedy: null }, ['greedy'], 0)).toEqual({ clusters: [0], greedy: 0 });
});

it('refuses draws and clusters that are not there', () => {
  expect(() => withMoved(grouping, [5.5], 0)).toThrow(RangeError);
  expect(() => withMoved(grouping, [7], 0)).toThrow(/no draw 7 of 5/);
  expect(() => withMoved(grouping, [0], 3)).toThrow(/no cluster 3/);
  expect(() => withMoved({ clusters: [], greedy: null }, [0], 'new')).toThrow(/no draw/);
});

it('moves one answer alone, and numbers clusters as they first appear', () => {
  const places = fc.array(fc.nat(4), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(places, fc.nat(11), fc.nat(4), (raw, which, to) => {
      const order = [...new Set(raw)];
      const clusters = raw.map((each) => order.indexOf(each));
      const place = which % clusters.length;
      const target = to % order.length;
      const after = withMoved({ clusters, greedy: 0 }, [place], target).clusters;
      const seen = [...new Set(after)];
      expect(seen).toEqual(seen.map((_, i) => i));
      clusters.forEach((one, i) =>
        clusters.forEach((other, j) => {
          if (i === place || j === place) return;
          expect(after[i] === after[j]).toBe(one === other);
        })
      );
      clusters.forEach((one, i) => {
        if (i !== place) expect(after[i] === after[place]).toBe(one === target);
      });
    })
  );
});

it('names who made it', () => {
  expect(makerTitle('person')).toBe('a person');
  expect(makerTitle('grader')).toBe('the grader’s rules');
});
