import { midranks, rankCorrelationOf } from '../calibration/metrics/rank-correlation';
import { decimals } from '../predictions/decimals';
import { alone, type Placing } from './row-place';
import type { Row } from './rows';
import { sameQuestion } from './same-questions';
import { armTitle, titleAt } from './shown-row';

/** How alike rows order their common questions. */
export interface Agreement {
  keys: string[];
  /** Short name of each row’s run; `null` where one run alone is looked at. */
  runs: (string | null)[];
  /** What each row reads; with what was asked where two rows of its run read the same. */
  signals: string[];
  /** This, with what was asked and of which run where any two rows read the same. */
  titles: string[];
  /** Spearman's rank correlation of row i and row j; NaN where there is none. */
  rho: number[][];
  /** Questions both have a value for. */
  common: number[][];
}

/** Values of rows with one place for each id that any of them has; NaN where a row has none. */
function alignedValues(rows: readonly Row[]): { ids: string[]; columns: Float64Array[] } {
  const places = new Map<string, number>();
  for (const { questionIds } of rows)
    for (const id of questionIds) if (!places.has(id)) places.set(id, places.size);
  const columns = rows.map(({ questionIds, values }) => {
    const column = new Float64Array(places.size).fill(NaN);
    questionIds.forEach((id, i) => (column[places.get(id)!] = values[i]!));
    return column;
  });
  return { ids: [...places.keys()], columns };
}

/** A function of two numbers that remembers what it gave. */
function remembered<T>(make: (a: number, b: number) => T): (a: number, b: number) => T {
  const known = new Map<string, T>();
  return (a, b) => {
    const key = `${a}/${b}`;
    if (!known.has(key)) known.set(key, make(a, b));
    return known.get(key)!;
  };
}

const inOrder = (a: number, b: number): [number, number] => (a < b ? [a, b] : [b, a]);

/**
 * Rank correlations between rows, over the questions both have a value for. An id that stands for another question in another
 * run is no question of both.
 * @param placeOf where each row stands among rows of several runs
 */
export function agreementOf(rows: readonly Row[], placeOf: Placing = alone): Agreement {
  const { ids, columns } = alignedValues(rows);
  const isThere = (i: number, place: number) => !Number.isNaN(columns[i]![place]);
  const lackTheSame = (i: number, j: number) =>
    rows[i]!.run === rows[j]!.run && columns[i]!.every((_, place) => isThere(i, place) === isThere(j, place));
  // Rows of a run that lack the same questions are ranked once over what they share with others, not once for each of these.
  const kind = rows.map((_, i) => rows.findIndex((_, j) => lackTheSame(i, j)));
  const shared = remembered((a, b) => {
    const same = sameQuestion(rows[a]!.run, rows[b]!.run);
    return [...ids.keys()].filter((place) => isThere(a, place) && isThere(b, place) && same(ids[place]!));
  });
  const ranks = remembered((i, other) =>
    midranks(shared(...inOrder(kind[i]!, other)).map((place) => columns[i]![place]!))
  );
  const pair = (i: number, j: number) => {
    const [own, others] = [ranks(i, kind[j]!), ranks(j, kind[i]!)];
    return { rho: rankCorrelationOf(own, others), common: own.length };
  };
  const pairs = rows.map((_, i) => rows.map((_, j) => (j < i ? null : pair(i, j))));
  const at = (i: number, j: number) => pairs[Math.min(i, j)]![Math.max(i, j)]!;
  const twice = (title: string) => rows.filter(({ signal }) => signal.title === title).length > 1;
  const places = rows.map(placeOf);
  const doubled = ({ run, signal }: Row) =>
    rows.filter((other) => other.run.id === run.id && other.signal.title === signal.title).length > 1;
  return {
    keys: places.map(({ key }) => key),
    runs: places.map(({ run }) => run),
    signals: rows.map((row) => (doubled(row) ? `${row.signal.title} (${armTitle(row)})` : row.signal.title)),
    titles: rows.map((row, i) => {
      const { run } = places[i]!;
      if (twice(row.signal.title)) return `${row.signal.title} (${titleAt(row, run)})`;
      return run === null ? row.signal.title : `${row.signal.title} (${run})`;
    }),
    rho: rows.map((_, i) => rows.map((_, j) => at(i, j).rho)),
    common: rows.map((_, i) => rows.map((_, j) => at(i, j).common))
  };
}

/** The two rows most alike and the two least, in a sentence; empty with fewer than three rows. */
export function agreementSentence({ titles, rho }: Agreement): string {
  const pairs = rho.flatMap((own, i) =>
    own.flatMap((value, j) => (j > i && !Number.isNaN(value) ? [{ i, j, rho: value }] : []))
  );
  const [least, ...others] = [...pairs].sort((a, b) => a.rho - b.rho);
  const most = others.at(-1);
  if (titles.length < 3 || !least || !most) return '';
  return (
    `Most alike: ${titles[most.i]} and ${titles[most.j]} (${decimals(most.rho)}). ` +
    `Least: ${titles[least.i]} and ${titles[least.j]} (${decimals(least.rho)}).`
  );
}
