import type { FileFormat } from '../import-result';
import type { Options } from './options';

/**
 * Options that stand in a column each. A number in the names is what a person who writes a table counts by; a program
 * that writes JSON may count otherwise.
 */
export function optionsOfColumns(
  names: readonly string[],
  texts: readonly (string | null)[],
  format: FileFormat
): Options {
  const filled = [...texts];
  // Columns that a question does not need are not missing options.
  while (filled.length > 0 && filled.at(-1) === null) filled.pop();
  const [first] = names;
  const counted = format === 'csv' || format === 'tsv';
  const from = counted && /[01]$/.test(first) ? (first.endsWith('0') ? 0 : 1) : undefined;
  return { texts: filled, labels: null, names: [...names], ...(from !== undefined && { from }) };
}
