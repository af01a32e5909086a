import type { ListSeparator } from '../import-result';
import type { Table } from '../tables/table';
import { asText, unpackCell } from '../values/read-value';
import { isDistractorName, nameRank, type FieldRole } from './field-names';

/** Share of values with a text that passes a test, in [0, 1]; 0 where there is none. */
export function share(values: readonly unknown[], test: (text: string) => boolean): number {
  const texts = values.map(asText).filter((text) => text !== null);
  return texts.length === 0 ? 0 : texts.filter(test).length / texts.length;
}

/** Fields of a role by name, the most telling first. */
export function named(table: Table, role: FieldRole, taken: ReadonlySet<string>): string[] {
  return table.fields
    .filter(
      (field) => !taken.has(field) && nameRank(role, field) !== null && table.sample(field, 1).length > 0
    )
    .sort((a, b) => nameRank(role, a)! - nameRank(role, b)!);
}

/** How lists inside the cells of some columns are written, by the first cells. */
export function separatorOf(table: Table, fields: readonly string[]): ListSeparator {
  for (const field of fields) {
    const values = table.sample(field);
    if (values.some((value) => typeof unpackCell(value) !== 'string' && typeof value === 'string'))
      return 'json';
    if (values.some((value) => Array.isArray(value))) return 'json';
  }
  // Wrong answers are several as a rule, whatever their only column is called.
  const wrong = fields.filter(isDistractorName);
  const plural = fields.filter(
    (field) => (/s$/.test(field) && !/\d$/.test(field)) || (wrong.length === 1 && wrong[0] === field)
  );
  const texts = plural.flatMap((field) => table.sample(field));
  for (const separator of [';', '|'] as const) {
    if (share(texts, (text) => text.includes(separator)) > 0.3) return separator;
  }
  if (share(texts, (text) => /\S\n\S/.test(text)) > 0.3) return 'newline';
  return 'none';
}
