import { parseArgs } from 'node:util';
import { calibrators } from '../../src/lib/calibration/calibrators/registry';
import type { CalibratorName } from '../../src/lib/calibration/calibrators/calibrator';
import { usualEdges, type BandEdges } from '../../src/lib/decisions/bands';
import { conformalScores, type ConformalName } from '../../src/lib/decisions/prediction-sets';
import type { Target } from '../../src/lib/decisions/threshold-decision';
import type { ReadingChoices } from '../../src/lib/predictions/predictions';
import { shareBetween, wholeNumber } from '../argument-values';
import { predictionsOptions, predictionsReading } from '../predictions-arguments';
import { UsageError } from '../usage-error';

/** What `lab decide` was asked to do. */
export interface DecideArguments {
  files: string[];
  /** Small and large, where a cascade is asked for. */
  cascade: [string, string] | null;
  /** Share of the questions that a cascade may defer. */
  defer: number;
  json: boolean;
  rows: string[] | null;
  target: Target;
  conformal: ConformalName[];
  alpha: number;
  edges: BandEdges;
  /** Calibrator behind the bands; `null` takes confidences as they are. */
  fit: CalibratorName | null;
  seed: number;
  /** Share decided on; `null` takes a file's own split, or a half. */
  split: number | null;
  reading: ReadingChoices;
}

/** Numbers by name from `wrong=5,ask=1`. */
function numbersOf(option: string, text: string, names: readonly string[]): number[] {
  const found = new Map<string, number>();
  for (const part of text.split(',')) {
    const [name, value = ''] = part.split('=').map((word) => word.trim());
    if (!names.includes(name) || found.has(name) || value === '' || !Number.isFinite(Number(value))) {
      throw new UsageError(
        `--${option} must be ${names.map((each) => `${each}=NUMBER`).join(',')}, got "${text}".`
      );
    }
    found.set(name, Number(value));
  }
  const missing = names.find((name) => !found.has(name));
  if (missing) throw new UsageError(`--${option}: ${missing} is missing, got "${text}".`);
  return names.map((name) => found.get(name)!);
}

function targetOf({
  target,
  cost,
  certainty
}: {
  target?: string;
  cost?: string;
  certainty?: string;
}): Target {
  if (cost !== undefined) {
    if (target !== undefined || certainty !== undefined) {
      throw new UsageError('--cost has no --target or --certainty beside it: the costs decide.');
    }
    const [wrong, ask] = numbersOf('cost', cost, ['wrong', 'ask']);
    if (wrong < 0 || ask < 0 || wrong + ask === 0) {
      throw new UsageError(`--cost must be numbers from 0, one of them above it, got "${cost}".`);
    }
    return { kind: 'cost', wrong, ask };
  }
  const [precision] = numbersOf('target', target ?? 'precision=0.9', ['precision']);
  if (!(precision > 0 && precision < 1)) {
    throw new UsageError(`--target: a precision lies between 0 and 1, got "${target}".`);
  }
  const sure = certainty === 'none' ? null : shareBetween('certainty', certainty ?? '0.95', 'or none');
  return { kind: 'precision', precision, certainty: sure };
}

function edgesOf(text: string | undefined): BandEdges {
  if (text === undefined) return usualEdges;
  const edges = text.split(',').map(Number);
  const falls = edges.every((edge, i) => edge > 0 && edge < (i === 0 ? 1 : edges[i - 1]));
  if (edges.length !== 3 || !falls) {
    throw new UsageError(
      `--bands must be three falling numbers between 0 and 1, as 0.85,0.6,0.4, got "${text}".`
    );
  }
  return edges as unknown as BandEdges;
}

function namesOf<Name extends string>(
  option: string,
  text: string | undefined,
  known: readonly Name[]
): Name[] {
  const names = text?.split(',').map((name) => name.trim()) ?? [];
  const unknown = names.find((name) => !(known as readonly string[]).includes(name));
  if (unknown !== undefined) {
    throw new UsageError(`--${option}: there is no "${unknown}". Known: ${known.join(', ')}.`);
  }
  return names as Name[];
}

/**
 * Reads the arguments of `lab decide`.
 * @throws UsageError naming the argument, what it was and what it may be
 */
export function parseDecideArguments(argv: string[]): DecideArguments {
  let parsed;
  try {
    parsed = parseArgs({
      args: argv,
      allowPositionals: true,
      tokens: true,
      options: {
        target: { type: 'string' },
        certainty: { type: 'string' },
        cost: { type: 'string' },
        conformal: { type: 'string' },
        alpha: { type: 'string', default: '0.1' },
        cascade: { type: 'string' },
        defer: { type: 'string', default: '0.3' },
        bands: { type: 'string' },
        fit: { type: 'string' },
        rows: { type: 'string' },
        split: { type: 'string' },
        seed: { type: 'string', default: '0' },
        json: { type: 'boolean', default: false },
        ...predictionsOptions
      }
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  const { values, positionals, tokens } = parsed;
  const files = [...positionals];
  let cascade: DecideArguments['cascade'] = null;
  const at = tokens.findIndex((token) => token.kind === 'option' && token.name === 'cascade');
  if (at >= 0) {
    const large = tokens[at + 1];
    if (large?.kind !== 'positional') {
      throw new UsageError('--cascade takes two files: --cascade SMALL LARGE.');
    }
    files.splice(files.indexOf(large.value), 1);
    cascade = [values.cascade!, large.value];
  }
  if (files.length === 0 && !cascade) {
    throw new UsageError('FILE is missing: name a run.json of the lab or a file of predictions.');
  }
  const [fit = null] = namesOf('fit', values.fit, Object.keys(calibrators) as CalibratorName[]);
  return {
    files,
    cascade,
    defer: shareBetween('defer', values.defer, 'the share that may be deferred'),
    json: values.json,
    rows: values.rows?.split(',').map((row) => row.trim()) ?? null,
    target: targetOf(values),
    conformal: namesOf('conformal', values.conformal, Object.keys(conformalScores) as ConformalName[]),
    alpha: shareBetween('alpha', values.alpha, 'the share of sets that may miss'),
    edges: edgesOf(values.bands),
    fit,
    seed: wholeNumber('seed', values.seed, 0, 2 ** 31 - 1),
    split: values.split === undefined ? null : shareBetween('split', values.split, 'the share to decide on'),
    reading: { ...predictionsReading(values), ignoreSplit: values.split !== undefined }
  };
}
