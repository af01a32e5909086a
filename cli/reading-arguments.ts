import {
  columnNames,
  columnRoles,
  mappingFrom,
  missingRole,
  rolesOf,
  withRole,
  type ColumnRole
} from '../src/lib/questions/editing/column-roles';
import {
  answerSeparators,
  type AnswerSeparator,
  type ColumnMapping,
  type MappableTable,
  type Mappings
} from '../src/lib/questions/import/import-result';
import {
  readQuestions,
  type ImportSummary,
  type QuestionSink
} from '../src/lib/questions/import/read-questions';
import { fieldKey } from '../src/lib/questions/import/tables/table';
import { UsageError } from './usage-error';

/** What a person says of how a question file is to be read. */
export interface ReadingArguments {
  /** What keys that are numbers count from. */
  indexBase?: 0 | 1;
  /** Columns by name, with what each is. */
  columns?: ReadonlyMap<string, ColumnRole>;
  splitAnswers?: AnswerSeparator;
}

/** Options of `parseArgs` for these. */
export const readingOptions = {
  'index-base': { type: 'string' },
  columns: { type: 'string' },
  'split-answers': { type: 'string' }
} as const;

const isRole = (text: string): text is ColumnRole => (columnRoles as readonly string[]).includes(text);

function columnsOf(text: string): ReadonlyMap<string, ColumnRole> {
  const columns = new Map<string, ColumnRole>();
  for (const part of text.split(',')) {
    const at = part.lastIndexOf('=');
    const [name, role] = [
      part.slice(0, at).trim(),
      part
        .slice(at + 1)
        .trim()
        .toLowerCase()
    ];
    if (at < 1 || name === '' || !isRole(role)) {
      throw new UsageError(
        `--columns takes name=role, separated by commas; the roles are ${columnRoles.join(', ')}. Got "${part.trim()}".`
      );
    }
    columns.set(name, role);
  }
  return columns;
}

/**
 * Reads the values of `readingOptions`.
 * @throws UsageError naming the argument, what it was and what it may be
 */
export function readingArguments(values: {
  'index-base'?: string;
  columns?: string;
  'split-answers'?: string;
}): ReadingArguments {
  const { 'index-base': base, columns, 'split-answers': separator } = values;
  if (base !== undefined && base !== '0' && base !== '1') {
    throw new UsageError(`--index-base must be 0 or 1, got "${base}".`);
  }
  if (separator !== undefined && !(answerSeparators as readonly string[]).includes(separator)) {
    throw new UsageError(
      `--split-answers must be one of ${answerSeparators.map((one) => `"${one}"`).join(' ')}, got "${separator}".`
    );
  }
  return {
    ...(base !== undefined && { indexBase: base === '0' ? 0 : 1 }),
    ...(columns !== undefined && { columns: columnsOf(columns) }),
    ...(separator !== undefined && { splitAnswers: separator as AnswerSeparator })
  };
}

/** Where the columns a person names stand; a first row that was not taken for names may hold them. */
function namesIn(table: MappableTable, named: readonly string[]): { names: string[]; hasHeader: boolean } {
  const { hasHeader } = table.suggested;
  const all = [hasHeader, true].map((header) => ({ names: columnNames(table, header), hasHeader: header }));
  return all.find(({ names }) => named.every((name) => placeOf(name, names) >= 0)) ?? all[0];
}

const placeOf = (name: string, names: readonly string[]) =>
  names.findIndex((column) => column === name || fieldKey(column) === fieldKey(name));

function mappingOf(table: MappableTable, args: ReadingArguments): ColumnMapping {
  const given = [...(args.columns ?? [])];
  const { names, hasHeader } = namesIn(
    table,
    given.map(([name]) => name)
  );
  const read = { ...table.suggested, hasHeader };
  let roles = rolesOf(read, names);
  for (const [name, role] of given) {
    const at = placeOf(name, names);
    if (at < 0) {
      throw new UsageError(`--columns: ${table.file} has no column "${name}"; it has ${names.join(', ')}.`);
    }
    roles = withRole(roles, at, role);
  }
  const missing = missingRole(roles);
  if (missing) throw new UsageError(`--columns: ${table.file}: ${missing}`);
  const mapping = mappingFrom(roles, names, read);
  if (mapping.gold && args.indexBase !== undefined)
    mapping.gold.kind = args.indexBase === 0 ? 'index from 0' : 'index from 1';
  return { ...mapping, ...(args.splitAnswers && { splitAnswers: args.splitAnswers }) };
}

/** Mappings by which tables are read with the columns a person named. */
async function mappingsFor(
  source: { name: string; bytes: Uint8Array<ArrayBuffer> },
  args: ReadingArguments
): Promise<Mappings> {
  const { files, unrecognised, asked } = await readQuestions(source, { onBatch: () => {} });
  const tables = [
    ...unrecognised,
    ...asked.map(({ table }) => table),
    ...files.flatMap(({ table }) => table ?? [])
  ];
  return Object.fromEntries(tables.map((table) => [table.signature, mappingOf(table, args)]));
}

/**
 * Reads a file as a person said.
 * @throws UsageError where what was said does not fit the file; as `readQuestions` else
 */
export async function readAsTold(
  source: { name: string; bytes: Uint8Array<ArrayBuffer> },
  args: ReadingArguments,
  onBatch: QuestionSink['onBatch']
): Promise<ImportSummary> {
  const mappings = args.columns ? await mappingsFor(source, args) : {};
  return readQuestions(source, {
    mappings,
    onBatch,
    ...(args.indexBase !== undefined && { keys: args.indexBase === 0 ? 'index from 0' : 'index from 1' }),
    ...(args.splitAnswers && { splitAnswers: args.splitAnswers })
  });
}
