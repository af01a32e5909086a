import type { Table } from '../questions/import/tables/table';
import { MODELS } from './long-columns';
import type { RawRow, ReadingChoices } from './predictions';
import { PredictionsError } from './predictions-error';
import { nameOf } from './raw-rows';

/**
 * Refuses rows of several models: what they give together is true of none.
 * @throws PredictionsError naming them
 */
export function refuseModels(
  table: Table,
  rows: readonly RawRow[],
  choices: ReadingChoices,
  file: string
): void {
  const chosen = Object.values(choices.columns ?? {});
  const name = MODELS.map((key) => table.columns[table.indexOf(key)]).find((column) => column !== undefined);
  if (name === undefined || chosen.includes(name)) return;
  const models = [...new Set(rows.map(({ cells }) => nameOf(cells[name] ?? '')))].filter(
    (model) => model !== ''
  );
  if (models.length < 2) return;
  const named = models.slice(0, 3).join(', ') + (models.length > 3 ? ', …' : '');
  throw new PredictionsError(
    `${file} holds the rows of ${models.length} models ("${name}": ${named}). Figures of all together would be those of none: keep the rows of one, or give every row the id of its question, confidence and correct: then each model is a row of its own. If "${name}" is a group, say --columns group=${name}.`
  );
}
