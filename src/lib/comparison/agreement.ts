import { rankCorrelation } from '../calibration/metrics/rank-correlation';
import type { Row } from './rows';
import { armTitle } from './shown-row';

/** How alike rows order their common questions. */
export interface Agreement {
  keys: string[];
  /** What each row reads; with what was asked where two rows read the same. */
  titles: string[];
  /** Spearman's rank correlation of row i and row j; NaN where there is none. */
  rho: number[][];
  /** Questions both have a value for. */
  common: number[][];
}

/** Rank correlations between rows, over the questions both have a value for. */
export function agreementOf(rows: readonly Row[]): Agreement {
  const values = rows.map((row) => new Map(row.questionIds.map((id, i) => [id, row.values[i]])));
  const pair = (i: number, j: number) => {
    const a: number[] = [];
    const b: number[] = [];
    for (const [id, value] of values[i]) {
      const other = values[j].get(id);
      if (other === undefined || Number.isNaN(value) || Number.isNaN(other)) continue;
      a.push(value);
      b.push(other);
    }
    return { rho: rankCorrelation(a, b), common: a.length };
  };
  const pairs = rows.map((_, i) => rows.map((_, j) => (j < i ? null : pair(i, j))));
  const at = (i: number, j: number) => pairs[Math.min(i, j)][Math.max(i, j)]!;
  const twice = (title: string) => rows.filter(({ signal }) => signal.title === title).length > 1;
  return {
    keys: rows.map(({ key }) => key),
    titles: rows.map((row) =>
      twice(row.signal.title) ? `${row.signal.title} (${armTitle(row)})` : row.signal.title
    ),
    rho: rows.map((_, i) => rows.map((_, j) => at(i, j).rho)),
    common: rows.map((_, i) => rows.map((_, j) => at(i, j).common))
  };
}

/** The two rows most alike and the two least, in a sentence; empty with fewer than three rows. */
export function agreementSentence({ titles, rho }: Agreement): string {
  const pairs = titles.flatMap((_, i) =>
    titles.flatMap((_, j) => (j > i && !Number.isNaN(rho[i][j]) ? [{ i, j, rho: rho[i][j] }] : []))
  );
  if (titles.length < 3 || pairs.length < 2) return '';
  const sorted = [...pairs].sort((a, b) => a.rho - b.rho);
  const [least, most] = [sorted[0], sorted.at(-1)!];
  const number = (value: number) => `${value < 0 ? '−' : ''}${Math.abs(value).toFixed(2)}`;
  return (
    `Most alike: ${titles[most.i]} and ${titles[most.j]} (${number(most.rho)}). ` +
    `Least: ${titles[least.i]} and ${titles[least.j]} (${number(least.rho)}).`
  );
}
