import type { CalibratorName } from '../../calibration/calibrators/calibrator';
import type { BandEdges } from '../bands';
import type { ChainSteps } from '../chain-answers';
import type { SetChoice } from '../prediction-sets';
import type { SampledSetChoice } from '../sampled-set-decision';
import type { Target } from '../threshold-decision';

/** What of a page's decisions the command line repeats. */
export interface RepeatedDecision {
  /** Name of the run's file, or of the predictions. */
  file: string;
  /** `arm/signal`; `null` for predictions. */
  row: string | null;
  target: Target;
  edges: BandEdges;
  fit: CalibratorName | null;
  /** `null` where there are no sets, or they are calibrated on one group alone: the command line cannot. */
  sets: SetChoice | null;
  /** `null` where there are no sets of drawn answers, they are calibrated on one group alone, or differ from `sets` in α or groups. */
  sampled: SampledSetChoice | null;
  /** Names of the members, where all are of the file. */
  ensemble: readonly string[] | null;
  /** Key of the row it is held against, where that is of the file. */
  against: string | null;
  chain: ChainSteps | null;
}

/** A word as a shell takes it. */
function quoted(word: string): string {
  return /^[\w./:=,@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** The words of the command, without a shell's quotes. */
export function decideArguments({
  file,
  row,
  target,
  edges,
  fit,
  sets,
  sampled,
  ensemble,
  against,
  chain
}: RepeatedDecision): string[] {
  const aim =
    target.kind === 'cost'
      ? ['--cost', `wrong=${target.wrong},ask=${target.ask}`]
      : [
          '--target',
          `precision=${target.precision}`,
          '--certainty',
          target.certainty === null ? 'none' : String(target.certainty)
        ];
  const conformal = [...(sets ? [sets.score] : []), ...(sampled ? ['tecp'] : [])];
  const alpha = (sets ?? sampled)?.alpha;
  return [
    file.startsWith('-') ? `./${file}` : file,
    ...(row === null ? [] : ['--rows', row]),
    ...aim,
    '--bands',
    edges.join(','),
    ...(fit ? ['--fit', fit] : []),
    ...(conformal.length > 0 ? ['--conformal', conformal.join(','), '--alpha', String(alpha)] : []),
    ...((sets ?? sampled)?.byGroup ? ['--by-group'] : []),
    ...(sampled ? ['--unanswered', sampled.unanswered] : []),
    ...(ensemble ? ['--ensemble', ensemble.join(',')] : []),
    ...(against ? ['--against', against] : []),
    ...(chain ? ['--chain', String(chain.steps), '--dependence', String(chain.dependence)] : [])
  ];
}

/** One line that repeats the decisions in a terminal. */
export function decideCommand(repeated: RepeatedDecision): string {
  return ['npm run --silent lab -- decide', ...decideArguments(repeated).map(quoted)].join(' ');
}
