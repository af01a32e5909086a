import { parseArgs } from 'node:util';
import { calibrators } from '../../src/lib/calibration/calibrators/registry';
import type { CalibratorName } from '../../src/lib/calibration/calibrators/calibrator';
import { usualEdges, type BandEdges } from '../../src/lib/decisions/bands';
import type { ChainSteps } from '../../src/lib/decisions/chain-answers';
import { conformalScores, type ConformalName } from '../../src/lib/decisions/prediction-sets';
import type { Target } from '../../src/lib/decisions/threshold-decision';
import type { ReadingChoices } from '../../src/lib/predictions/predictions';
import { shareBetween, shareOfAll, someShare, wholeNumber } from '../argument-values';
import { predictionsOptions, predictionsReading } from '../predictions-arguments';
import { argumentsFault, UsageError } from '../usage-error';

/** What `lab decide` was asked to do. */
export interface DecideArguments {
  files: string[];
  /** Small and large, where a cascade is asked for. */
  cascade: [string, string] | null;
  /** Share of the questions that a cascade may defer. */
  defer: number;
  /** Members that answer together: rows, ways to ask or files; `null` without an ensemble. */
  ensemble: string[] | null;
  /** Row whose order each row's is held against, by its name; `null` without one. */
  against: string | null;
  /** File of another period; `null` without one. */
  drift: string | null;
  /** Steps that all have to be right; `null` without a chain. */
  chain: ChainSteps | null;
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
      throw new UsageError('--cost cannot be given with --target or --certainty: the costs decide.');
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

/** Longest chain that is looked at. */
const MOST_STEPS = 1000;

function chainOf({ chain, dependence }: { chain?: string; dependence?: string }): ChainSteps | null {
  if (chain === undefined) {
    if (dependence === undefined) return null;
    throw new UsageError('--dependence is that of a chain: --chain STEPS --dependence 0.5.');
  }
  return {
    steps: wholeNumber('chain', chain, 1, MOST_STEPS),
    dependence: shareOfAll('dependence', dependence ?? '0', 'how much the outcomes of two steps correlate')
  };
}

/** The name of what rows of FILE are held against. @throws UsageError where it is empty, or there is no FILE */
function heldAgainst(
  option: string,
  name: string | undefined,
  files: readonly string[],
  takes: string
): string | null {
  if (name === undefined) return null;
  if (name.trim() === '' || files.length === 0) {
    throw new UsageError(
      `--${option} takes ${takes}; got "${name}"${files.length === 0 ? ', and no FILE' : ''}.`
    );
  }
  return name.trim();
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
        alpha: { type: 'string' },
        cascade: { type: 'string' },
        defer: { type: 'string' },
        ensemble: { type: 'string' },
        against: { type: 'string' },
        drift: { type: 'string' },
        chain: { type: 'string' },
        dependence: { type: 'string' },
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
    throw argumentsFault(error);
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
  if (values.defer !== undefined && !cascade) {
    throw new UsageError('--defer is the share that a cascade hands on: --cascade SMALL LARGE --defer 0.3.');
  }
  if (values.alpha !== undefined && values.conformal === undefined) {
    throw new UsageError('--alpha is the share of sets that may miss: --conformal lac --alpha 0.1.');
  }
  const ensemble = values.ensemble?.split(',').map((name) => name.trim()) ?? null;
  if (ensemble && (files.length === 0 || ensemble.includes(''))) {
    throw new UsageError(
      `--ensemble takes names of rows of FILE, as FILE --ensemble direct,verbalized; got "${values.ensemble}".`
    );
  }
  const [fit = null, ...more] = namesOf('fit', values.fit, Object.keys(calibrators) as CalibratorName[]);
  if (more.length > 0) {
    throw new UsageError(`--fit: bands come after one calibrator, got ${more.length + 1}: "${values.fit}".`);
  }
  return {
    files,
    cascade,
    defer: someShare('defer', values.defer ?? '0.3', 'the share that may be deferred'),
    ensemble,
    against: heldAgainst(
      'against',
      values.against,
      files,
      'the name of a row of FILE, as FILE --against direct/mean-token-entropy'
    ),
    drift: heldAgainst(
      'drift',
      values.drift,
      files,
      'another run or file of predictions, as FILE --drift later.json'
    ),
    chain: chainOf(values),
    json: values.json,
    rows: values.rows?.split(',').map((row) => row.trim()) ?? null,
    target: targetOf(values),
    conformal: namesOf('conformal', values.conformal, Object.keys(conformalScores) as ConformalName[]),
    alpha: shareBetween('alpha', values.alpha ?? '0.1', 'the share of sets that may miss'),
    edges: edgesOf(values.bands),
    fit,
    seed: wholeNumber('seed', values.seed, 0, 2 ** 31 - 1),
    split: values.split === undefined ? null : shareBetween('split', values.split, 'the share to decide on'),
    reading: { ...predictionsReading(values), ignoreSplit: values.split !== undefined }
  };
}
