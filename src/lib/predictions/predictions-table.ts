import type { Table } from '../questions/import/tables/table';
import { layoutOf, type Layout } from './layout';
import { withNestedFields } from './nested-fields';
import type { ReadingChoices } from './predictions';
import { PredictionsError } from './predictions-error';
import type { OpenedFile } from './tables';

/** A table with its layout; where it has none, its records within records are laid open first. */
export function recognised(
  table: Table,
  choices: ReadingChoices,
  file: string
): { table: Table; layout: Layout } {
  try {
    return { table, layout: layoutOf(table, choices, file) };
  } catch (error) {
    const open = error instanceof PredictionsError ? withNestedFields(table) : null;
    if (!open) throw error;
    return { table: open, layout: layoutOf(open, choices, file) };
  }
}

/**
 * The one table of a file that holds predictions; where several could, which is meant is not guessed.
 * @throws PredictionsError when none does, or several
 */
export function tableOf(
  { tables }: OpenedFile,
  choices: ReadingChoices,
  file: string
): { table: Table; layout: Layout } {
  const filled = tables.filter(({ rows }) => rows.length > 0);
  if (filled.length <= 1) return recognised(filled[0] ?? tables[0]!, choices, file);
  const found = filled.flatMap((table) => {
    try {
      return [recognised(table, choices, file)];
    } catch (error) {
      if (error instanceof PredictionsError) return [];
      throw error;
    }
  });
  if (found.length === 1) return found[0]!;
  const lists = (found.length === 0 ? filled : found.map(({ table }) => table)).map(
    ({ source }) => source.file
  );
  throw new PredictionsError(
    `${file} holds ${lists.length} lists of rows (${lists.join(', ')})${found.length === 0 ? ', none of them recognised as predictions' : ''}; keep one of them.`
  );
}
