import { counted } from '../predictions/counted';
import { decimals } from '../predictions/decimals';
import type { Run } from '../runs/run';
import { countedRows } from './counted-rows';
import type { RankedFigure } from './figure-influence';
import { rankColumns, type Ranking } from './ranking';
import { alone, type Placing } from './row-place';
import type { Row } from './rows';
import { questionsOfAll } from './same-questions';
import { rowTitle } from './shown-row';

/** Names of the figures for people. */
const rankedFigureNames: Record<RankedFigure, string> = {
  auroc: 'AUROC',
  brierSkill: 'Brier skill'
};

/** Rows by a figure, in words too. */
export interface RankedRows {
  figure: RankedFigure;
  best: Row;
  estimate: number;
  /** Rows that cannot be told from the best, the better ones first. */
  alike: Row[];
  worse: Row[];
  sentence: string;
}

function sentenceOf(rows: readonly Row[], { figure, best, alike, worse }: Ranking, placeOf: Placing): string {
  const nameOf = (row: Row) => rowTitle(row, placeOf(row).run);
  const name = rankedFigureNames[figure];
  const count = 1 + alike.length + worse.length;
  const value = decimals(best.estimate);
  const row = nameOf(rows[best.index]!);
  if (count === 1) return `By ${name} there is only one to look at: ${row} (${value}).`;
  const others =
    alike.length === 0
      ? 'the others are worse'
      : `${alike.length} ${alike.length === 1 ? 'is' : 'are'} not distinguishable from it`;
  return `Best of ${count} by ${name}: ${row} (${value}); ${others}.`;
}

/**
 * Ranks rows of one run by a figure, paired on the questions that any two share; only probabilities have a Brier skill. Rows
 * of several runs are ranked by `bestAcross`.
 * @returns `null` where the figure exists of none of them
 */
export function rankRows(
  all: readonly Row[],
  figure: RankedFigure,
  placeOf: Placing = alone
): RankedRows | null {
  const rows = all.filter(({ signal }) => figure === 'auroc' || signal.kind === 'probability');
  const columns = rows.map((row) => {
    const { places, values, correct } = countedRows(row.values, row.correct);
    return { questionIds: places.map((place) => row.questionIds[place]!), values, correct };
  });
  const ranking = rankColumns(columns, figure);
  if (!ranking) return null;
  const rowAt = ({ index }: { index: number }) => rows[index]!;
  return {
    figure,
    best: rowAt(ranking.best),
    estimate: ranking.best.estimate,
    alike: ranking.alike.map(rowAt),
    worse: ranking.worse.map(rowAt),
    sentence: sentenceOf(rows, ranking, placeOf)
  };
}

/** Rows of each run apart, in their order. */
export function byRun(rows: readonly Row[]): Row[][] {
  const runs = new Map<Run, Row[]>();
  for (const row of rows) runs.set(row.run, [...(runs.get(row.run) ?? []), row]);
  return [...runs.values()];
}

/** The rows of one run ranked by every figure that exists of some of them. */
export function bestRows(rows: readonly Row[], placeOf: Placing = alone): RankedRows[] {
  return (['auroc', 'brierSkill'] as const).flatMap((figure) => rankRows(rows, figure, placeOf) ?? []);
}

/** Rows of several runs, ranked on the questions that every run asked. */
export interface AcrossRuns {
  /** How many these are. */
  questions: number;
  /** None where there is no such question: then nothing is paired. */
  best: RankedRows[];
}

/** Ranks rows of several runs by every figure, on the questions that all the runs asked and on nothing else. */
export function bestAcross(rows: readonly Row[], placeOf: Placing): AcrossRuns {
  const shared = questionsOfAll(rows);
  if (shared.size === 0) return { questions: 0, best: [] };
  return {
    questions: shared.size,
    best: bestRows(
      rows.map((row) => onQuestions(row, shared)),
      placeOf
    )
  };
}

/** What rows of several runs are ranked on, in words; where it is nothing, a sentence that says so. */
export function acrossWords({ questions }: Pick<AcrossRuns, 'questions'>, runs: number): string {
  const of = runs === 2 ? 'both' : 'all';
  return questions === 0
    ? `No question was asked in ${of} of these runs, so which row is best cannot be told.`
    : `On the ${counted(questions, 'question')} that ${of} runs asked, as answered, paired by question:`;
}

function onQuestions(row: Row, questions: ReadonlySet<string>): Row {
  const places = [...row.questionIds.keys()].filter((place) => questions.has(row.questionIds[place]!));
  return {
    ...row,
    answers: places.map((place) => row.answers[place]!),
    questionIds: places.map((place) => row.questionIds[place]!),
    values: Float64Array.from(places, (place) => row.values[place]!),
    correct: Int8Array.from(places, (place) => row.correct[place]!)
  };
}
