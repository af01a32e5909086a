import { figuresAt } from '../comparison/compare';
import { rowIntervals } from '../comparison/intervals';
import { rowsOf, type Row } from '../comparison/rows';
import { shownRow, type ShownRow } from '../comparison/shown-row';
import type { RunFile } from '../runs/run';

/** The three ways of asking that the workshop is about, by what is read of each. */
export const threeWays = [
  'direct/mean-token-entropy',
  'verbalized/number-expectation',
  'distractors/option-probability'
] as const;
export type WayKey = (typeof threeWays)[number];

/** A row that the workshop looks at first: the choice among four. */
export const CHOICE: WayKey = 'distractors/option-probability';

/** Resamples of a figure's interval: quick enough for a phone. */
const RESAMPLES = 400;

/** A run with its answers to these questions alone, in their order; those it was not asked are left out. */
export function answersTo(file: RunFile, questionIds: readonly string[]): RunFile {
  const byId = new Map(file.answers.map((stored) => [stored.questionId, stored]));
  return { run: file.run, answers: questionIds.flatMap((id) => byId.get(id) ?? []) };
}

/** Methods that a run is asked for in the workshop: its own words are bet on, its choices laid over the learner's. */
export const needed = ['direct', 'distractors'];

/** Whether a run answered all these questions, of that set, in the ways the workshop needs. */
export function covers({ run, answers }: RunFile, setId: string, questionIds: readonly string[]): boolean {
  const answered = new Set(answers.map(({ questionId }) => questionId));
  return (
    run.plan.setId === setId &&
    needed.every((id) => run.plan.arms.some(({ method }) => method === id)) &&
    questionIds.every((id) => answered.has(id))
  );
}

/** Rows of a run by their keys; `undefined` where it has none. */
export function rowNamed(file: RunFile, key: string): Row | undefined {
  return rowsOf(file).find((row) => row.key === key);
}

/** A row as it is shown, with its intervals. */
export function shownWithIntervals(row: Row): ShownRow {
  const { counted, bins, confidence } = figuresAt(row, null);
  const intervals = rowIntervals(counted.values, counted.correct, {
    bins,
    resamples: RESAMPLES,
    seed: row.run.plan.seed,
    isProbability: confidence !== null
  });
  return shownRow(row, null, 0, { intervals });
}
