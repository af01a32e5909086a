import { Draws } from './sources';
import { Tally } from './studies';

/** What a share may be at most, or must be at least. */
export interface Bound {
  most?: number;
  least?: number;
}

/** Of an interval of 95 %, and of a verdict where there is nothing. */
export const COVER: Bound = { least: 0.95 };
export const ALARM: Bound = { most: 0.05 };

export const percent = (share: number) => (100 * share).toFixed(1);

/** A share in per cent; bold where it is outside its bound by more than twice its Monte Carlo error; a dash below 30 draws. */
export function cell(tally: Tally, name: string, bound?: Bound): string {
  const count = tally.get(name);
  if (!count || count.of < 30) return '–';
  const share = count.hits / count.of;
  const error = (goal: number) => 2 * Math.sqrt((goal * (1 - goal)) / count.of);
  const missed =
    (bound?.most !== undefined && share > bound.most + error(bound.most)) ||
    (bound?.least !== undefined && share < bound.least - error(bound.least));
  return missed ? `**${percent(share)}**` : percent(share);
}

/** A table in Markdown, its last columns being numbers. */
export const table = (
  heads: readonly string[],
  numbers: number,
  rows: readonly (readonly string[])[]
): string =>
  [
    `| ${heads.join(' | ')} |`,
    `|${heads.map((_, i) => (i < heads.length - numbers ? '---' : '---:')).join('|')}|`,
    ...rows.map((cells) => `| ${cells.join(' | ')} |`)
  ].join('\n');

/** One draw of a study with n rows, counted. */
export type Once = (tally: Tally, n: number, draws: Draws) => void;

/** Tallies of a study for each of some numbers of rows. */
export function tallied(sizes: readonly number[], draws: number, salt: number, once: Once): Tally[] {
  return sizes.map((n) => {
    const tally = new Tally();
    for (let draw = 0; draw < draws; draw++) once(tally, n, new Draws(salt * 1_000_003 + 7 * n + draw));
    return tally;
  });
}

/** A table of one row a case, with columns for each figure and number of rows. */
export function casesTable(
  heads: readonly string[],
  sizes: readonly number[],
  figures: readonly (readonly [head: string, name: string, bound?: Bound])[],
  rows: readonly (readonly [cells: readonly string[], tallies: readonly Tally[]])[]
): string {
  const columns = figures.flatMap(([head]) => sizes.map((n) => `${head}, ${n}`));
  return table(
    [...heads, ...columns],
    columns.length,
    rows.map(([cells, tallies]) => [
      ...cells,
      ...figures.flatMap(([, name, bound]) => tallies.map((tally) => cell(tally, name, bound)))
    ])
  );
}

/** A table of one row a figure and case, with a column for each number of rows. */
export function figuresTable(
  heads: readonly [figure: string, of: string],
  sizes: readonly number[],
  figures: readonly (readonly [words: string, name: string, bound: Bound])[],
  cases: readonly (readonly [what: string, tallies: readonly Tally[]])[]
): string {
  const lines = figures.flatMap(([words, name, bound]) =>
    cases
      .filter(([, tallies]) => tallies.some((tally) => tally.get(name)))
      .map(([what, tallies]) => [words, what, ...tallies.map((tally) => cell(tally, name, bound))])
  );
  return table([...heads, ...sizes.map((n) => `n = ${n}`)], sizes.length, lines);
}
