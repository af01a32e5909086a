import { expect, it } from 'vitest';
import { rowsOf } from '../comparison/rows';
import { shownRow } from '../comparison/shown-row';
import { testFile } from '../../../tests/fixtures/run';
import { groupedRows, rowOrders, type RowOrder } from './row-order';

const rows = rowsOf(testFile(40)).map((row) => shownRow(row, null, 0));

it('without an order arms and rows stay as they are', () => {
  expect(groupedRows(rows, null).flat()).toEqual(rows);
});

it.each(Object.keys(rowOrders) as RowOrder[])(
  'by %s: the best first within an arm, what has none last',
  (name) => {
    const { of, falling } = rowOrders[name];
    const groups = groupedRows(rows, name);
    expect(groups.flat()).toHaveLength(rows.length);
    for (const group of groups) {
      expect(new Set(group.map(({ row }) => row.arm.id)).size).toBe(1);
      const values = group.map(of);
      const known = values.filter((value) => !Number.isNaN(value));
      expect(values.slice(0, known.length)).toEqual(known);
      expect(known).toEqual([...known].sort((a, b) => (falling ? b - a : a - b)));
    }
  }
);
