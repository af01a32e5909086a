import { fieldKey, type Table } from '../questions/import/tables/table';
import { isOutcome, mostly, sample } from './column-samples';
import { isLikeRole, type ColumnRead } from './column-names';
import { chosenColumns, columnOf, isHarness, isNumeric } from './layout';
import type { ReadingChoices } from './predictions';
import { PredictionsError } from './predictions-error';
import type { RowRole } from './row-columns';
import { ONE_ARM, ONE_SIGNAL } from './predicted-rows';

/** A column that is a row of its own. */
export interface WideColumn {
  column: string;
  arm: string;
  signal: string;
  /** Column with the outcomes. */
  correct: string;
  /** What a person said that it is; `null` where its name says that it is a confidence. */
  as: RowRole | null;
}

/** Columns of the layout with a line for each question and a column for each confidence. */
export interface WideColumns {
  rows: WideColumn[];
  id?: string;
  question?: string;
  group?: string;
  answer?: string;
  /** What is right, where answers are graded here. */
  gold?: string;
  split?: string;
}

/** The words of a name: `gptConf_2` is gpt, conf, 2. */
const wordsOf = (name: string) =>
  name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** Whether a column's own name says that it holds confidences, and numbers stand in it that are not all outcomes. */
function isConfidence(table: Table, column: string): boolean {
  const key = fieldKey(column);
  const named =
    key === 'confidence' || isLikeRole('confidence', key) || wordsOf(column).some((word) => word === 'conf');
  const values = sample(table, column);
  return named && isNumeric(table, 'confidence', key) && !values.every(isOutcome);
}

const OUTCOME_WORDS = ['is', 'was', 'correct', 'right', 'acc', 'accuracy'];
const CONFIDENCE_WORDS = ['conf', 'confidence', 'certainty'];
const without = (words: readonly string[], role: readonly string[]) =>
  words.filter((word) => !role.includes(word)).join(' ');

/**
 * Confidences that have an outcome each, by what is left of their names: `gpt_conf` and `gpt_correct` are of “gpt”; none where
 * that does not hold of all of them.
 */
function pairsOf(table: Table, confidences: readonly string[]): WideColumn[] {
  const outcomes = new Map<string, string[]>();
  for (const column of table.columns) {
    const words = wordsOf(column);
    if (
      !words.some((word) => OUTCOME_WORDS.slice(2).includes(word)) ||
      !mostly(sample(table, column), isOutcome)
    )
      continue;
    const arm = without(words, OUTCOME_WORDS);
    outcomes.set(arm, [...(outcomes.get(arm) ?? []), column]);
  }
  const rows = confidences.flatMap((column): WideColumn[] => {
    const arm = without(wordsOf(column), CONFIDENCE_WORDS);
    const [correct, ...others] = outcomes.get(arm) ?? [];
    return correct === undefined || others.length > 0 || arm === ''
      ? []
      : [{ column, arm, signal: ONE_SIGNAL, correct, as: null }];
  });
  const arms = new Set(rows.map(({ arm }) => arm));
  return rows.length === confidences.length && arms.size === rows.length ? rows : [];
}

/**
 * Columns of a table with a line for each question and several confidences, each in a column of its own, whose names say so or a
 * person; `null` for another layout.
 * @param file its name, for messages
 * @throws PredictionsError where a column that was named is not there, or which holds the outcomes cannot be known
 */
export function wideColumns(table: Table, choices: ReadingChoices, file: string): WideColumns | null {
  const { rows: said = [], use } = choices;
  if (use === 'logits' || (isHarness(table.columns) && said.length === 0)) return null;
  const given = chosenColumns(table, choices.columns ?? {}, file);
  if (said.length === 0 && (given.confidence ?? given.logits ?? given.logprobs ?? given.probs) !== undefined)
    return null;
  const taken = Object.values(given);
  const named =
    said.length > 0
      ? said.map(({ column, as }) => ({
          column: chosenColumns(table, { confidence: column }, file).confidence!,
          as
        }))
      : table.columns
          .filter((column) => !taken.includes(column) && isConfidence(table, column))
          .map((column) => ({ column, as: null }));
  if (said.length === 0 && named.length < 2) return null;
  const columns = named.map(({ column }) => column);
  const pairs = said.length === 0 && given.correct === undefined ? pairsOf(table, columns) : [];
  const used = [...taken, ...columns, ...pairs.map(({ correct }) => correct)];
  const find = (role: 'correct' | 'id' | 'group' | 'split') =>
    given[role] ?? columnOf(table, role, used, file);
  const correct = pairs.length > 0 ? undefined : find('correct');
  const rows =
    correct === undefined
      ? pairs
      : named.map(({ column, as }) => ({ column, as, arm: ONE_ARM, signal: column, correct }));
  if (rows.length === 0 && said.length > 0) {
    throw new PredictionsError(
      `${file}: no column says which answers are right. Found: ${table.columns.join(', ')}. Name it with --columns correct=NAME beside the others.`
    );
  }
  if (rows.length === 0) return null;
  const { answer, gold, question } = given;
  const others = { id: find('id'), group: find('group'), split: find('split'), answer, gold, question };
  return { rows, ...Object.fromEntries(Object.entries(others).filter(([, column]) => column !== undefined)) };
}

/** The columns with their roles, and the names of the others. */
export function wideColumnsRead(
  table: Table,
  { rows, ...others }: WideColumns
): { columns: ColumnRead[]; notUsed: string[] } {
  const outcomes = [...new Set(rows.map(({ correct }) => correct))];
  const columns = [
    ...rows.map(({ column, as }) => ({ role: as ?? 'confidence', column })),
    ...outcomes.map((column) => ({ role: 'correct', column })),
    ...Object.entries(others).map(([role, column]) => ({ role, column }))
  ];
  return { columns, notUsed: table.columns.filter((name) => !columns.some(({ column }) => column === name)) };
}
