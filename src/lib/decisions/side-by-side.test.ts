import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordedRun } from '../../../tests/fixtures/recorded-run';
import { rowsOf } from '../comparison/rows';
import { rowsOfComparison } from './rows-of-comparison';
import {
  sideBySideNote,
  sideBySidePart,
  thresholdCandidate,
  thresholdsSideBySide,
  type ThresholdCandidate
} from './side-by-side';
import { decideThreshold } from './threshold';
import type { Target } from './threshold-decision';

const measured: Target = { kind: 'precision', precision: 0.8, certainty: null };

/** Rows whose surest `good` are right, half of them to choose on. */
function candidate(key: string, n: number, good: number): ThresholdCandidate {
  return {
    key,
    title: key,
    values: Float64Array.from({ length: n }, (_, i) => 1 - i / n),
    correct: Uint8Array.from({ length: n }, (_, i) => Number(i < good)),
    parts: Array.from({ length: n }, (_, i) => (i % 2 === 0 ? 'fit' : 'judge'))
  };
}

describe('thresholds beside each other', () => {
  it('are those of each row alone, what leaves least to a person first, none last', () => {
    const rows = [
      candidate('little', 40, 8),
      candidate('much', 40, 30),
      candidate('wrong', 40, 0),
      candidate('right', 40, 40)
    ];
    const made = thresholdsSideBySide(rows, measured);
    expect(made.map(({ key }) => key)).toEqual(['right', 'much', 'little', 'wrong']);
    for (const { key, decision, load, loadInterval } of made) {
      expect(decision).toEqual(
        decideThreshold(
          rows.find((row) => row.key === key)!,
          measured
        )
      );
      expect(load).toBeCloseTo(1000 * (1 - decision.judged.coverage), 9);
      expect(loadInterval === null).toBe(decision.threshold === null);
      expect(loadInterval?.[0] ?? load).toBeLessThanOrEqual(load);
      expect(loadInterval?.[1] ?? load).toBeGreaterThanOrEqual(load);
    }
    const [table] = sideBySidePart(made).tables;
    // Without a threshold everything goes to a person, surely.
    expect(table.cells.at(-1)).toEqual(['wrong', 'none reaches it', '0 %', '–', '1,000']);
    expect(table.cells.map(([title, threshold]) => [title, threshold])).toEqual([
      ['right', expect.any(String)],
      ['much', expect.any(String)],
      ['little', expect.any(String)],
      ['wrong', 'none reaches it']
    ]);
    expect(table.cells.every((line) => line.length === table.columns.length)).toBe(true);
    expect(sideBySideNote(4)).toContain('the best of 4 looks better than it is');
  });

  it('for the least cost stand in the order of what a question costs', () => {
    const made = thresholdsSideBySide([candidate('bad', 60, 10), candidate('good', 60, 55)], {
      kind: 'cost',
      wrong: 5,
      ask: 1
    });
    expect(made.map(({ key }) => key)).toEqual(['good', 'bad']);
    const [table] = sideBySidePart(made).tables;
    expect(table.columns.at(-1)).toBe('cost of a question');
    expect(Number(table.cells[0].at(-1))).toBeLessThan(Number(table.cells[1].at(-1)));
  });

  it('of rows without questions, or with one, are there and last', () => {
    const made = thresholdsSideBySide(
      [candidate('empty', 0, 0), candidate('one', 1, 1), candidate('some', 40, 30)],
      measured
    );
    expect(made[0].key).toBe('some');
    expect(made.find(({ key }) => key === 'empty')!.load).toBeNaN();
    expect(sideBySidePart(made).tables[0].cells.flat()).not.toContain('NaN');
    expect(thresholdsSideBySide([], measured)).toEqual([]);
  });

  it('stand in an order that does not hang on that of the rows, ties too', () => {
    const rows = ['b', 'a', 'c', 'd'].map((key, i) => candidate(key, 30, i < 3 ? 20 : 10));
    const usual = thresholdsSideBySide(rows, measured).map(({ key }) => key);
    expect(usual).toEqual(['a', 'b', 'c', 'd']);
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: 4 }), (shuffled) => {
        expect(thresholdsSideBySide(shuffled, measured).map(({ key }) => key)).toEqual(usual);
      })
    );
  });

  it('of a run’s rows are those that each row has on its own', () => {
    const rows = rowsOf(recordedRun()).slice(0, 4);
    const made = thresholdsSideBySide(rows.map(thresholdCandidate), measured);
    for (const { key, decision } of made) {
      const row = rows.find((each) => each.key === key)!;
      expect(decision).toEqual(decideThreshold(rowsOfComparison(row), measured));
    }
  });
});
