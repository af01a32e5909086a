import { parseArgs } from 'node:util';
import { columnRoles, isColumnRole, type ColumnRole } from '../../src/lib/predictions/column-names';
import type { ReadingChoices } from '../../src/lib/predictions/predictions';
import { fitNames, type FitName } from '../../src/lib/predictions/fits';
import type { ReportSettings } from '../../src/lib/predictions/report';
import { UsageError } from '../usage-error';

/** What `lab metrics` was asked to do. */
export interface MetricsArguments extends ReportSettings {
  /** Path of the file; `-` is standard input. */
  file: string;
  json: boolean;
  /** What was said of the file that it does not say by itself. */
  reading: ReadingChoices;
}

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

function oneOf<T extends string>(name: string, text: string, values: readonly T[]): T {
  const value = values.find((known) => known === text);
  if (value === undefined) throw new UsageError(`--${name} must be ${values.join(' or ')}, got "${text}".`);
  return value;
}

function integer(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isSafeInteger(value) || value < least || value > most) {
    throw new UsageError(`--${name} must be a whole number from ${least} to ${most}, got "${text}".`);
  }
  return value;
}

function share(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value > 0 && value < 1)) {
    throw new UsageError(`--split must be a number between 0 and 1, the share to fit on, got "${text}".`);
  }
  return value;
}

/**
 * Reads the arguments of `lab metrics`.
 * @throws UsageError naming the argument, what it was and what it may be
 */
export function parseMetricsArguments(argv: string[]): MetricsArguments {
  let parsed;
  try {
    parsed = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        bins: { type: 'string', default: '10' },
        binning: { type: 'string', default: 'width' },
        fit: { type: 'string', default: '' },
        split: { type: 'string' },
        seed: { type: 'string', default: '0' },
        resamples: { type: 'string', default: '1000' },
        json: { type: 'boolean', default: false },
        columns: { type: 'string' },
        percent: { type: 'boolean', default: false },
        use: { type: 'string' },
        'index-base': { type: 'string' }
      }
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  const { values, positionals } = parsed;
  if (positionals.length !== 1) {
    throw new UsageError(
      positionals.length === 0
        ? 'FILE is missing: name a file of predictions, or - for standard input.'
        : `One FILE at a time, got ${positionals.length}: ${positionals.join(', ')}.`
    );
  }
  const binning = oneOf('binning', values.binning, ['width', 'mass'] as const);
  const fits = values.fit === '' ? [] : [...new Set(values.fit.split(',').map((name) => name.trim()))];
  for (const name of fits) {
    if (!fitNames.includes(name as FitName)) {
      throw new UsageError(`--fit: there is no calibrator "${name}". Known: ${fitNames.join(', ')}.`);
    }
  }
  return {
    file: positionals[0],
    bins: integer('bins', values.bins, 1, 10_000),
    binning,
    fits: fits as FitName[],
    split: values.split === undefined ? null : share(values.split),
    seed: integer('seed', values.seed, 0, 2 ** 31 - 1),
    resamples: integer('resamples', values.resamples, 0, 100_000),
    json: values.json,
    reading: {
      columns: values.columns === undefined ? {} : columnsOf(values.columns),
      percent: values.percent,
      ...(values.use === undefined
        ? {}
        : { use: oneOf('use', values.use, ['confidence', 'logits'] as const) }),
      ...(values['index-base'] === undefined
        ? {}
        : { indexBase: oneOf('index-base', values['index-base'], ['0', '1'] as const) === '1' ? 1 : 0 }),
      ignoreSplit: values.split !== undefined
    }
  };
}
