import { countedRows, type CountedRows } from './counted-rows';
import type { Row } from './rows';
import { valuesAt } from './values-at';

const last = new WeakMap<Row, { temperature: number | null; counted: CountedRows }>();

/**
 * The questions of a row that count, at a temperature (`null`: as answered). The last of each row are kept: its figures and its
 * diagram are made of the same ones at every step of a slider.
 */
export function countedAt(row: Row, temperature: number | null): CountedRows {
  const before = last.get(row);
  if (before && before.temperature === temperature) return before.counted;
  const counted = countedRows(valuesAt(row, temperature), row.correct);
  last.set(row, { temperature, counted });
  return counted;
}
