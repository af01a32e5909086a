import { countedRows } from './figures';
import type { RankedFigure } from './figure-influence';
import { rankColumns, type Ranking } from './ranking';
import type { Row } from './rows';
import { armTitle } from './shown-row';

/** Names of the figures for people. */
export const rankedFigureNames: Record<RankedFigure, string> = {
  auroc: 'AUROC',
  brierSkill: 'Brier skill'
};

/** A run's rows by a figure, in words too. */
export interface RankedRows {
  figure: RankedFigure;
  best: Row;
  estimate: number;
  /** Rows that cannot be told from the best, the better ones first. */
  alike: Row[];
  worse: Row[];
  sentence: string;
}

const nameOf = (row: Row) => `${armTitle(row)}, ${row.signal.title}`;

function sentenceOf(rows: readonly Row[], { figure, best, alike, worse }: Ranking): string {
  const name = rankedFigureNames[figure];
  const count = 1 + alike.length + worse.length;
  const value = best.estimate.toFixed(2).replace('-', '−');
  const row = nameOf(rows[best.index]);
  if (count === 1) return `By ${name} there is but one to look at: ${row} (${value}).`;
  const others =
    alike.length === 0
      ? 'the others are worse'
      : `${alike.length} ${alike.length === 1 ? 'is' : 'are'} not distinguishable from it`;
  return `Best of ${count} by ${name}: ${row} (${value}); ${others}.`;
}

/**
 * Ranks the rows of one run by a figure on the questions that they share; only probabilities have a Brier skill.
 * @returns `null` where the figure exists of none of them
 */
export function rankRows(all: readonly Row[], figure: RankedFigure): RankedRows | null {
  const rows = all.filter(({ signal }) => figure === 'auroc' || signal.kind === 'probability');
  const columns = rows.map((row) => {
    const { places, values, correct } = countedRows(row.values, row.correct);
    return { questionIds: places.map((place) => row.questionIds[place]), values, correct };
  });
  const ranking = rankColumns(columns, figure);
  if (!ranking) return null;
  const rowAt = ({ index }: { index: number }) => rows[index];
  return {
    figure,
    best: rowAt(ranking.best),
    estimate: ranking.best.estimate,
    alike: ranking.alike.map(rowAt),
    worse: ranking.worse.map(rowAt),
    sentence: sentenceOf(rows, ranking)
  };
}

/** Rows of each run apart, in their order. */
export function byRun(rows: readonly Row[]): Row[][] {
  const runs = new Map<string, Row[]>();
  for (const row of rows) runs.set(row.run.id, [...(runs.get(row.run.id) ?? []), row]);
  return [...runs.values()];
}

/** The rows of one run ranked by every figure that exists of some of them. */
export function bestRows(rows: readonly Row[]): RankedRows[] {
  return (['auroc', 'brierSkill'] as const).flatMap((figure) => rankRows(rows, figure) ?? []);
}
