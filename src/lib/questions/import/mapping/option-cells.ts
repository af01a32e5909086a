import type { ListSeparator } from '../import-result';
import { isBlank, type Table } from '../tables/table';
import { indexOfKey, optionKey } from '../values/option-key';
import { asList, asText, unpackCell } from '../values/read-value';
import { writtenOptions } from '../values/written-options';
import { separatorOf, share } from './column-values';
import { bestKey, optionsIn } from './option-keys';

type Given = ReturnType<typeof optionsIn>;
type Key = ReturnType<typeof bestKey>;

/** What parts options wherever nearly every cell has it. */
const MARKS: readonly ListSeparator[] = [';', '|', 'newline'];
/** Cells of which nearly all must hold several options for them to be taken apart. */
const MOST = 0.8;

/**
 * What stands between the options that share a cell. Where several marks may, it is the one that leaves none of the others
 * within an option, or by which a key gives the text of one. Commas also stand within options: they part them only where a
 * key gives the text of one, or names one by its place, all cells have equally many and some key names the last.
 */
export function optionSeparator(table: Table, field: string, taken: ReadonlySet<string>): ListSeparator {
  const usual = separatorOf(table, [field]);
  if (usual === 'json') return usual;
  const values = table.sample(field).filter((value) => typeof unpackCell(value) === 'string');
  const cells = values.filter((value) => writtenOptions(asText(value) ?? '') === null);
  const counts = (separator: ListSeparator) => cells.map((cell) => asList(cell, separator).length);
  const parts = (separator: ListSeparator) =>
    cells.length > 0 && counts(separator).filter((count) => count > 1).length >= MOST * values.length;
  const keyOf = (options: Given) => bestKey(table, options, new Set([...taken, field]));
  const marks = MARKS.filter(parts);
  if (marks.length === 1) return marks[0]!;
  if (marks.length > 1) {
    const isWhole = (text: string) => marks.every((mark) => asList(text, mark).length === 1);
    const isClean = (mark: ListSeparator) => cells.every((cell) => asList(cell, mark).every(isWhole));
    const isText = (mark: ListSeparator) => keyOf(optionsIn(table, [field], mark))?.kind === 'text';
    return marks.find(isClean) ?? marks.find(isText) ?? 'none';
  }
  if (usual !== 'none') return usual;
  if (!parts(',') || share(cells, (text) => /[.?!]$/.test(text)) > 0.5) return 'none';
  const options = optionsIn(table, [field], ',');
  const key = keyOf(options);
  if (key === null) return 'none';
  const isEven = new Set(counts(',')).size === 1;
  return key.kind === 'text' || (isEven && namesLast(table, key, options)) ? ',' : 'none';
}

/** Whether some row's key names the last of its options: where it never does, these may be more than there are. */
function namesLast(table: Table, { field, kind }: NonNullable<Key>, options: Given): boolean {
  const index = table.indexOf(field);
  return table.rows.some(({ values }, i) => {
    const own = options[i];
    if (!own || isBlank(values[index])) return false;
    return indexOfKey(optionKey(values[index], own), kind ?? 'index from 0') === own.texts.length - 1;
  });
}
