import { calibratorOf } from '../../src/lib/comparison/fit-inputs';
import type { MadeBands } from '../../src/lib/decisions/bands';
import { calibratedRows, isCalibrated, type CalibratedRows } from '../../src/lib/decisions/calibrated';
import { chainAnswersOf, decideChain, type ChainDecision } from '../../src/lib/decisions/chain-answers';
import type { CoveragePair } from '../../src/lib/decisions/coverage-pair';
import { groupNames } from '../../src/lib/decisions/decision-rows';
import { decideGroups, groupSentence, type GroupDecision } from '../../src/lib/decisions/groups';
import { bandsBy } from '../../src/lib/decisions/made-bands';
import { decideSets, type SetDecision } from '../../src/lib/decisions/prediction-sets';
import type { SampledSetDecision } from '../../src/lib/decisions/sampled-set-decision';
import { noSampledSets } from '../../src/lib/decisions/sampled-set-words';
import { decideSampledSets } from '../../src/lib/decisions/sampled-sets';
import { decideReward, type RewardDecision } from '../../src/lib/decisions/reward';
import { decideStream, type StreamSets } from '../../src/lib/decisions/stream-sets';
import { decideThreshold } from '../../src/lib/decisions/threshold';
import { thresholdSpread, type ThresholdSpread } from '../../src/lib/decisions/threshold-spread';
import type { ThresholdDecision } from '../../src/lib/decisions/threshold-decision';
import { UsageError } from '../usage-error';
import type { DecideArguments } from './arguments';
import type { ToldDrift } from './drift';
import type { OpenedRows } from './open-rows';

/** All that is decided on one row. */
export interface RowDecision extends OpenedRows {
  threshold: ThresholdDecision;
  /** Where answering pays; `null` where the target is not the least cost. */
  reward: RewardDecision | null;
  /** `null` without a threshold. */
  spread: ThresholdSpread | null;
  /** Fitted on the part that decides; `null` where confidences are as they are, or there was no fit. */
  calibrated: CalibratedRows | null;
  /** The bands, or why there are none. */
  bands: MadeBands;
  groups: GroupDecision[];
  /** `null` without groups. */
  groupSentence: string | null;
  sets: SetDecision[];
  /** Why there are no sets though they were asked for; `null` otherwise. */
  noSets: string | null;
  /** Sets that follow the rows in their order; `null` where none were asked for, or there are no options. */
  stream: StreamSets | null;
  /** Sets of drawn answers; `null` where none were asked for, or drawn. */
  sampled: SampledSetDecision | null;
  /** Why there are none though they were asked for; `null` otherwise. */
  noSampled: string | null;
  /** `null` where none was asked for, or there are no answers. */
  chain: ChainDecision | null;
  /** `null` where none was asked for. */
  drift: ToldDrift | null;
  /** The row's order against others'. */
  pairs: readonly CoveragePair[];
}

/** What a row is held against. */
export interface HeldAgainst {
  drifts: ReadonlyMap<OpenedRows, ToldDrift>;
  pairs: ReadonlyMap<OpenedRows, readonly CoveragePair[]>;
}

type Wanted = Pick<
  DecideArguments,
  'target' | 'edges' | 'fit' | 'conformal' | 'sampled' | 'alpha' | 'byGroup' | 'chain' | 'seed'
>;

/** The calibrator that was named, a score's usual one where none is, and bands by it. */
function bandsOf({ rows }: OpenedRows, { fit, edges }: Wanted): Pick<RowDecision, 'calibrated' | 'bands'> {
  const name = fit ?? (rows.kind === 'rank-score' ? rows.calibrators[0]! : null);
  if (name !== null && !rows.calibrators.includes(name)) {
    const reason = `${calibratorOf(name).title} (${name}) cannot read this row. What can: ${rows.calibrators.join(', ')}.`;
    return { calibrated: null, bands: { reason } };
  }
  const fitted = name === null ? null : calibratedRows(rows, name);
  return { calibrated: fitted && isCalibrated(fitted) ? fitted : null, bands: bandsBy(rows, fitted, edges) };
}

/** Decides on one row all that was asked for. */
export function decideRow(opened: OpenedRows, wanted: Wanted, { drifts, pairs }: HeldAgainst): RowDecision {
  const { rows } = opened;
  const { target, conformal, alpha, byGroup, chain, seed } = wanted;
  if (byGroup && groupNames(rows).length === 0) {
    throw new UsageError(`--by-group: the questions of ${rows.title} have no groups, or all the same.`);
  }
  const sampled = wanted.sampled && decideSampledSets(rows, wanted.sampled);
  const threshold = decideThreshold(rows, target);
  const groups = decideGroups(rows, target, threshold.threshold);
  return {
    ...opened,
    threshold,
    reward: target.kind === 'cost' ? decideReward(rows, target) : null,
    spread: thresholdSpread(rows, target, { seed, most: Infinity }),
    ...bandsOf(opened, wanted),
    groups,
    groupSentence: groups.length > 0 ? groupSentence(groups) : null,
    sets: conformal.flatMap((score) => decideSets(rows, { score, alpha, byGroup, seed }) ?? []),
    noSets:
      conformal.length > 0 && rows.options === null
        ? 'There are none: what this row was read from holds no options.'
        : null,
    stream: conformal.length > 0 ? decideStream(rows, { alpha }) : null,
    sampled,
    noSampled:
      wanted.sampled && !sampled
        ? noSampledSets(opened.row?.run.predictions || !opened.row ? 'file' : 'run')
        : null,
    chain: chain && decideChain(chainAnswersOf(rows, threshold), chain, seed),
    drift: drifts.get(opened) ?? null,
    pairs: pairs.get(opened) ?? []
  };
}
