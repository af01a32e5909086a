import { isBlank, type Table } from '../questions/import/tables/table';
import { namesOf, type ColumnRead } from './column-names';
import type { ReadingChoices } from './predictions';
import { nameOf } from './raw-rows';

/** Columns of the layout with a line for each question, arm and signal; by what they are. */
export interface LongColumns {
  id: string;
  confidence: string;
  correct: string;
  question?: string;
  group?: string;
  arm?: string;
  method?: string;
  signal?: string;
  kind?: string;
  answer?: string;
  /** What is right, where answers are graded here. */
  gold?: string;
  model?: string;
  seed?: string;
}

/** Names of columns that name models. */
export const MODELS = ['model', 'modelname', 'modelid', 'llm', 'engine'];

/** The column that names the models of a file of several, where it is not said to be something else. */
export function modelsOf(table: Table, chosen: ReadingChoices['columns'] = {}): string | undefined {
  const name = MODELS.map((key) => table.columns[table.indexOf(key)]).find((column) => column !== undefined);
  if (name === undefined || Object.values(chosen).includes(name)) return undefined;
  const at = table.columns.indexOf(name);
  const models = new Set(table.rows.map(({ values }) => (isBlank(values[at]) ? '' : nameOf(values[at]))));
  models.delete('');
  return models.size > 1 ? name : undefined;
}

const OTHERS = ['group', 'arm', 'method', 'signal', 'kind', 'answer', 'model', 'seed'] as const;

/**
 * Columns of a table with a line for each question, arm and signal: it has an id, a confidence, an outcome, and names what
 * was asked (`arm` or `method`) or what was read (`signal`). `null` for another layout.
 */
export function longColumns(table: Table, { columns: chosen = {} }: ReadingChoices = {}): LongColumns | null {
  const find = (key: string): string | undefined => table.columns[table.indexOf(key)];
  const id = chosen.id ?? namesOf.id.plain.map(find).find((name) => name !== undefined);
  const confidence = chosen.confidence ?? find('confidence');
  const correct = chosen.correct ?? find('correct');
  const named = find('arm') ?? find('method') ?? find('signal') ?? modelsOf(table, chosen);
  if (id === undefined || confidence === undefined || correct === undefined || named === undefined)
    return null;
  const others = OTHERS.flatMap((key) => {
    const name = key === 'group' || key === 'answer' ? (chosen[key] ?? find(key)) : find(key);
    return name === undefined || name === id ? [] : [[key, name] as const];
  });
  const models = (find('arm') ?? find('method') ?? find('signal')) ? undefined : named;
  const question = chosen.question ?? find('question');
  const { gold } = chosen;
  return {
    id,
    confidence,
    correct,
    ...(question !== undefined && { question }),
    ...(gold !== undefined && { gold }),
    ...Object.fromEntries(others),
    ...(models !== undefined && { arm: models })
  };
}

/** The columns with their roles, and the names of the others. */
export function longColumnsRead(
  table: Table,
  columns: LongColumns
): { columns: ColumnRead[]; notUsed: string[] } {
  const read = Object.entries(columns) as [keyof LongColumns, string][];
  const used = new Set(read.map(([, column]) => column));
  return {
    columns: read.map(([role, column]) => ({ role, column })),
    notUsed: table.columns.filter((column) => !used.has(column))
  };
}
