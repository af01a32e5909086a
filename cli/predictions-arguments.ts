import { columnRoles, isColumnRole, type ColumnRole } from '../src/lib/predictions/column-names';
import { goldSeparators, type ReadingChoices } from '../src/lib/predictions/predictions';
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

/** Columns by role from `confidence=prob,correct=label`; a name may hold commas. */
function columnsOf(text: string): Partial<Record<ColumnRole, string>> {
  const pairs = text.split(new RegExp(`,(?=\\s*(?:${columnRoles.join('|')})\\s*=)`));
  const columns: Partial<Record<ColumnRole, string>> = {};
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    const [role, name] = [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    if (at < 0 || !isColumnRole(role) || name === '') {
      throw new UsageError(
        `--columns must be role=column, several with commas between them, got "${pair}". Roles: ${columnRoles.join(', ')}.`
      );
    }
    if (columns[role] !== undefined) throw new UsageError(`--columns names ${role} twice.`);
    columns[role] = name;
  }
  return columns;
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
    columns: columns === undefined ? {} : columnsOf(columns),
    percent,
    ...(use === undefined ? {} : { use: oneOf('use', use, ['confidence', 'logits'] as const) }),
    ...(base === undefined
      ? {}
      : { indexBase: oneOf('index-base', base, ['0', '1'] as const) === '1' ? 1 : 0 }),
    ...(mark === undefined ? {} : { splitAnswers: oneOf('split-answers', mark, goldSeparators) })
  };
}
