import type { Table } from '../questions/import/tables/table';
import { asText } from '../questions/import/values/read-value';

/** Names that leave no doubt that a column holds ids. */
const PLAIN = ['id', 'qid', 'questionid', 'exampleid', 'uid', 'uuid', 'question'];
/** Rows at most to one id on average: where it is more, a column counts or names something else. */
const ROWS_OF_AN_ID = 20;

/** Whether a column of ids, by its key, tells the questions of rows apart, or is named so that it must. */
export function tellsQuestionsApart(table: Table, key: string): boolean {
  if (PLAIN.includes(key)) return true;
  const names = table.sample(key, table.rows.length).map((value) => asText(value) ?? JSON.stringify(value));
  const count = new Set(names).size;
  return (count > 1 || table.rows.length === 1) && count * ROWS_OF_AN_ID >= table.rows.length;
}
