import { parseArgs } from 'node:util';
import { calibrators } from '../../src/lib/calibration/calibrators/registry';
import type { CalibratorName } from '../../src/lib/calibration/calibrators/calibrator';
import type { CompareSettings } from '../../src/lib/comparison/compare';
import { splittings } from '../../src/lib/comparison/splitting';
import type { ReadingChoices } from '../../src/lib/predictions/predictions';
import { oneOf, resamplesFrom, wholeNumber } from '../argument-values';
import { predictionsOptions, predictionsReading } from '../predictions-arguments';
import { argumentsFault, UsageError } from '../usage-error';

/** What `lab compare` was asked to do. */
export interface CompareArguments {
  files: string[];
  json: boolean;
  withValues: boolean;
  /** Keys of rows, `ARM/SIGNAL`, `ARM` for all of an arm's or `SIGNAL` for one signal of every arm; `null` for all. */
  rows: string[] | null;
  settings: CompareSettings;
  /** How files of predictions are read. */
  reading: ReadingChoices;
}

/** How `--split` and `--fit` are read, for every command that has them. */
export function comparisonSettings(values: {
  split: string;
  fit: string;
  bins?: string;
  resamples?: string;
}): CompareSettings {
  return {
    splitting: oneOf('split', values.split, splittings),
    calibrators: calibratorsNamed(values.fit),
    bins: values.bins === undefined ? 0 : wholeNumber('bins', values.bins, 1, 1000),
    resamples: values.resamples === undefined ? 1000 : resamplesFrom(values.resamples)
  };
}

function calibratorsNamed(text: string): NonNullable<CompareSettings['calibrators']> {
  if (text === 'usual' || text === 'all') return text;
  if (text === 'none') return [];
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !Object.hasOwn(calibrators, name));
  if (unknown !== undefined) {
    throw new UsageError(
      `--fit: there is no calibrator "${unknown}". Known: usual, all, none, ${Object.keys(calibrators).join(', ')}.`
    );
  }
  return names as CalibratorName[];
}

/**
 * Reads the arguments of `lab compare`.
 * @throws UsageError naming the argument, what it was and what it may be
 */
export function parseCompareArguments(argv: string[]): CompareArguments {
  let parsed;
  try {
    parsed = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        values: { type: 'boolean', default: false },
        rows: { type: 'string' },
        split: { type: 'string', default: 'halves' },
        fit: { type: 'string', default: 'usual' },
        bins: { type: 'string' },
        resamples: { type: 'string' },
        ...predictionsOptions
      }
    });
  } catch (error) {
    throw argumentsFault(error);
  }
  const { values, positionals } = parsed;
  if (positionals.length === 0) {
    throw new UsageError(
      'lab compare needs at least one file: a run.json that the lab wrote, or a file of predictions.'
    );
  }
  if (values.values && !values.json) {
    throw new UsageError('--values adds each question’s value to the JSON: give it with --json.');
  }
  return {
    files: positionals,
    json: values.json,
    withValues: values.values,
    rows: values.rows?.split(',').map((row) => row.trim()) ?? null,
    settings: comparisonSettings(values),
    reading: predictionsReading(values)
  };
}
