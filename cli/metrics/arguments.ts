import { parseArgs } from 'node:util';
import type { ReadingChoices } from '../../src/lib/predictions/predictions';
import { fitNames, type FitName } from '../../src/lib/predictions/fits';
import type { ReportSettings } from '../../src/lib/predictions/report';
import { oneOf, resamplesFrom, shareBetween, wholeNumber } from '../argument-values';
import { predictionsOptions, predictionsReading } from '../predictions-arguments';
import { argumentsFault, UsageError } from '../usage-error';

/** What `lab metrics` was asked to do. */
export interface MetricsArguments extends ReportSettings {
  /** Path of the file; `-` is standard input. */
  file: string;
  json: boolean;
  /** What was said of the file that it does not say by itself. */
  reading: ReadingChoices;
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
        ...predictionsOptions
      }
    });
  } catch (error) {
    throw argumentsFault(error);
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
    bins: wholeNumber('bins', values.bins, 1, 10_000),
    binning,
    fits: fits as FitName[],
    split: values.split === undefined ? null : shareBetween('split', values.split, 'the share to fit on'),
    seed: wholeNumber('seed', values.seed, 0, 2 ** 31 - 1),
    resamples: resamplesFrom(values.resamples),
    json: values.json,
    reading: { ...predictionsReading(values), ignoreSplit: values.split !== undefined }
  };
}
