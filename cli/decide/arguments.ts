import { parseArgs } from 'node:util';
import { calibrators } from '../../src/lib/calibration/calibrators/registry';
import type { CalibratorName } from '../../src/lib/calibration/calibrators/calibrator';
import type { BandEdges } from '../../src/lib/decisions/bands';
import type { ChainSteps } from '../../src/lib/decisions/chain-answers';
import { conformalScores, type ConformalName } from '../../src/lib/decisions/prediction-sets';
import type { SampledSetChoice } from '../../src/lib/decisions/sampled-set-decision';
import type { Target } from '../../src/lib/decisions/threshold-decision';
import type { ReadingChoices } from '../../src/lib/predictions/predictions';
import { oneOf, shareBetween, shareOfAll, someShare, wholeNumber } from '../argument-values';
import { predictionsOptions, predictionsReading } from '../predictions-arguments';
import { argumentsFault, UsageError } from '../usage-error';
import { edgesOf, targetOf } from './target-arguments';

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
  /** Sets of drawn answers; `null` where none are asked for. */
  sampled: SampledSetChoice | null;
  alpha: number;
  /** Whether sets have a threshold a group. */
  byGroup: boolean;
  edges: BandEdges;
  /** Calibrator behind the bands; `null` takes confidences as they are. */
  fit: CalibratorName | null;
  seed: number;
  /** Share decided on; `null` takes a file's own split, or a half. */
  split: number | null;
  reading: ReadingChoices;
}

/** Scores of sets of options. */
const scores = Object.keys(conformalScores) as ConformalName[];

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
        unanswered: { type: 'string' },
        'by-group': { type: 'boolean', default: false },
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
  const alpha = shareBetween('alpha', values.alpha ?? '0.1', 'the share of sets that may miss');
  const conformal = namesOf('conformal', values.conformal, [...scores, 'tecp']);
  if (values.unanswered !== undefined && !conformal.includes('tecp')) {
    throw new UsageError(
      '--unanswered is about questions to which no right answer was drawn: --conformal tecp --unanswered leave-out.'
    );
  }
  const byGroup = values['by-group'];
  if (byGroup && conformal.length === 0) {
    throw new UsageError('--by-group gives sets a threshold a group: --conformal lac --by-group.');
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
    conformal: scores.filter((score) => conformal.includes(score)),
    sampled: conformal.includes('tecp')
      ? {
          alpha,
          byGroup,
          unanswered: oneOf('unanswered', values.unanswered ?? 'count', ['count', 'leave-out'])
        }
      : null,
    alpha,
    byGroup,
    edges: edgesOf(values.bands),
    fit,
    seed: wholeNumber('seed', values.seed, 0, 2 ** 31 - 1),
    split: values.split === undefined ? null : shareBetween('split', values.split, 'the share to decide on'),
    reading: { ...predictionsReading(values), ignoreSplit: values.split !== undefined }
  };
}
