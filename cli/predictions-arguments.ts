import { columnRoles, isColumnRole, type ColumnRole } from '../src/lib/predictions/column-names';
import { goldSeparators, type ReadingChoices } from '../src/lib/predictions/predictions';
import { isRowRole, rowRoles, type RowColumn } from '../src/lib/predictions/row-columns';
import { oneOf } from './argument-values';
import { UsageError } from './usage-error';

/** Options of `parseArgs` that say how a file of predictions is read. */
export const predictionsOptions = {
  columns: { type: 'string' },
  percent: { type: 'boolean', default: false },
  use: { type: 'string' },
  'index-base': { type: 'string' },
  'split-answers': { type: 'string' }
} as const;

/**
 * Columns by role from `confidence=prob,correct=label`; a name may hold commas. Several confidences, and any score or doubt, are
 * each a row.
 */
function columnsOf(text: string): Pick<ReadingChoices, 'columns' | 'rows'> {
  const roles = [...new Set<string>([...columnRoles, ...rowRoles])];
  const pairs = text.split(new RegExp(`,(?=\\s*(?:${roles.join('|')})\\s*=)`));
  const columns: Partial<Record<ColumnRole, string>> = {};
  const rows: RowColumn[] = [];
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    const [role, name] = [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    if (at < 0 || name === '' || !(isRowRole(role) || isColumnRole(role))) {
      throw new UsageError(
        `--columns must be role=column, several with commas between them, got "${pair}". Roles: ${roles.join(', ')}.`
      );
    }
    const twice = isRowRole(role) ? rows.some(({ column }) => column === name) : columns[role] !== undefined;
    if (twice) throw new UsageError(`--columns names ${isRowRole(role) ? name : role} twice.`);
    if (isRowRole(role)) rows.push({ column: name, as: role });
    else columns[role] = name;
  }
  const [only, ...others] = rows;
  if (only?.as !== 'confidence' || others.length > 0) return { columns, ...(rows.length > 0 && { rows }) };
  return { columns: { ...columns, confidence: only.column } };
}

/**
 * Reads the values of `predictionsOptions`.
 * @throws UsageError naming the argument, what it was and what it may be
 */
export function predictionsReading(values: {
  columns?: string;
  percent: boolean;
  use?: string;
  'index-base'?: string;
  'split-answers'?: string;
}): ReadingChoices {
  const { columns, percent, use, 'index-base': base, 'split-answers': mark } = values;
  return {
    ...(columns === undefined ? { columns: {} } : columnsOf(columns)),
    percent,
    ...(use === undefined ? {} : { use: oneOf('use', use, ['confidence', 'logits'] as const) }),
    ...(base === undefined
      ? {}
      : { indexBase: oneOf('index-base', base, ['0', '1'] as const) === '1' ? 1 : 0 }),
    ...(mark === undefined ? {} : { splitAnswers: oneOf('split-answers', mark, goldSeparators) })
  };
}
