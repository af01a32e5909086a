import type { Table } from '../tables/table';
import { optionsOfValue, type Options } from '../values/options';
import { asList } from '../values/read-value';
import { separatorOf } from './column-values';
import { goldKind, keyFields, optionsIn } from './option-keys';
import { keysAmong, pointsInto } from './points-into';

/** A list or record of options, or one that a cell holds with separators. */
function isOptions(table: Table, field: string, value: unknown): boolean {
  return optionsOfValue(value) !== null || asList(value, separatorOf(table, [field])).length > 1;
}

/** How a column gives the text of one of a list: as one option of several; or so that it cannot be known. */
function picksText(
  table: Table,
  key: string,
  options: readonly (Options | null)[]
): 'option' | 'perhaps' | null {
  const counts = options.flatMap((own) => (own && own.texts.length > 0 ? [own.texts.length] : []));
  const isLong = counts.filter((count) => count > 2).length >= 0.8 * options.length;
  if (!isLong || goldKind(table, key, options) !== 'text') return null;
  if (/^(?:correct|right|true)/.test(key)) return 'option';
  // A preferred answer stands before its other names: one that stands elsewhere was put among options.
  const isLater = keysAmong(table, key, options).some(({ key: own }) => own.form === 'sure' && own.index > 0);
  return isLater ? (new Set(counts).size === 1 ? 'option' : 'perhaps') : null;
}

/** Names of lists that hold options where a key stands beside them, and accepted answers elsewhere. */
export const ANSWER_LISTS =
  'answers possibleanswers answerlist responses alternatives variants variations answer'.split(' ');

/**
 * Whether a list under a name such as `answers` is one of options, as another column points into it or says which of
 * several is right; `perhaps` where that cannot be known.
 */
export function listsOptions(
  table: Table,
  field: string,
  taken: ReadonlySet<string>
): 'option' | 'perhaps' | null {
  if (taken.has(field) || !table.mostly(field, (value) => isOptions(table, field, value))) return null;
  const options = optionsIn(table, [field], separatorOf(table, [field]));
  const found = keyFields(table, taken)
    .filter((key) => key !== field && !/^(?:answers|possibleanswers)$/.test(key))
    .map((key) => (pointsInto(table, key, field) ? 'option' : picksText(table, key, options)));
  return found.find((one) => one === 'option') ?? found.find((one) => one === 'perhaps') ?? null;
}

/** The list called `answers`, or the like, that is one of options. */
export function answersAsOptions(table: Table, taken: ReadonlySet<string>): string | undefined {
  return ANSWER_LISTS.find((field) => table.has(field) && listsOptions(table, field, taken) === 'option');
}
