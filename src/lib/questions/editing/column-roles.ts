import type { ColumnMapping, MappableTable } from '../import/import-result';

/** What a column of a table can be, as the mapping form offers it. */
export const columnRoles = [
  'none',
  'question',
  'context',
  'answer',
  'distractor',
  'option',
  'gold',
  'id',
  'group',
  'popularity'
] as const;
export type ColumnRole = (typeof columnRoles)[number];

/** Of these at most one column can be. */
const single: readonly ColumnRole[] = ['question', 'gold', 'id', 'group', 'popularity'];

/** What each column is under a mapping. */
export function rolesOf(mapping: ColumnMapping, columns: readonly string[]): ColumnRole[] {
  const { question, answers, distractors, options, gold, id, group, popularity } = mapping;
  return columns.map((column) => {
    if (column === question) return 'question';
    if (mapping.context?.includes(column)) return 'context';
    if (column === gold?.column) return 'gold';
    if (answers.includes(column)) return 'answer';
    if (distractors.includes(column)) return 'distractor';
    if (options.includes(column)) return 'option';
    if (column === id) return 'id';
    if (column === group) return 'group';
    return column === popularity ? 'popularity' : 'none';
  });
}

/** The roles after a person gave one column another: what only one column can be, the others lose. */
export function withRole(roles: readonly ColumnRole[], index: number, role: ColumnRole): ColumnRole[] {
  return roles.map((other, i) => {
    if (i === index) return role;
    return other === role && single.includes(role) ? 'none' : other;
  });
}

/** What keeps roles from being a mapping, in words, or `null`. */
export function missingRole(roles: readonly ColumnRole[]): string | null {
  const has = (role: ColumnRole) => roles.includes(role);
  if (!has('question')) return 'Say which column holds the question.';
  if (has('gold') && !has('option'))
    return 'Say which columns hold the options that the right one is chosen among.';
  if (has('option') && !has('gold') && !has('answer')) return 'Say which column tells the right option.';
  return has('answer') || has('gold') ? null : 'Say which column holds the right answer.';
}

/**
 * Names of a table's columns when its first row is, or is not, taken for a header.
 * @param table as read with one of the two
 */
export function columnNames({ columns, rows, suggested }: MappableTable, hasHeader: boolean): string[] {
  if (hasHeader === suggested.hasHeader) return [...columns];
  return columns.map((_, i) => (hasHeader && rows[0]?.[i]?.trim()) || `column ${i + 1}`);
}

/**
 * The mapping of columns with these roles. Answers and options keep the order of the earlier mapping where they were in
 * it, since the first answer is the preferred one.
 * @param base what else it takes over: header, separator, kind of the gold column
 */
export function mappingFrom(
  roles: readonly ColumnRole[],
  columns: readonly string[],
  base: ColumnMapping
): ColumnMapping {
  const all = (role: ColumnRole, before: readonly string[] = []) => {
    const names = columns.filter((_, i) => roles[i] === role);
    const known = before.filter((name) => names.includes(name));
    return [...known, ...names.filter((name) => !known.includes(name))];
  };
  const one = (role: ColumnRole) => all(role)[0] ?? null;
  const gold = one('gold');
  return {
    hasHeader: base.hasHeader,
    question: one('question') ?? '',
    ...(roles.includes('context') && { context: all('context', base.context) }),
    answers: all('answer', base.answers),
    distractors: all('distractor', base.distractors),
    options: all('option', base.options),
    gold: gold === null ? null : { column: gold, kind: base.gold?.kind ?? null },
    id: one('id'),
    group: one('group'),
    popularity: one('popularity'),
    separator: base.separator,
    ...(base.splitAnswers && { splitAnswers: base.splitAnswers })
  };
}
