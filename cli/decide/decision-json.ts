import { bandsSentence } from '../../src/lib/decisions/bands';
import { coverageSentence, type CoveragePair } from '../../src/lib/decisions/coverage-pair';
import { ensembleThresholds } from '../../src/lib/decisions/ensemble/ensemble-threshold';
import type { SampledSetDecision } from '../../src/lib/decisions/sampled-set-decision';
import type { ThresholdDecision } from '../../src/lib/decisions/threshold-decision';
import { writtenCalibrator } from '../../src/lib/decisions/take-away/decision-file';
import { writtenSpread } from '../../src/lib/decisions/threshold-spread';
import {
  writtenDeferral,
  writtenNonconformity,
  writtenThreshold
} from '../../src/lib/decisions/written-threshold';
import type { RowDecision } from './decision';
import type { ToldCascade } from './decision-text';
import type { ToldEnsemble } from './ensemble';

/** A threshold in words where JSON has no number. */
const thresholdJson = <Told extends Pick<ThresholdDecision, 'threshold'>>(told: Told) => ({
  ...told,
  threshold: writtenThreshold(told.threshold)
});

/** Coverage of sets by group as plain data. */
const setJson = ({ predictor, shown, groups, ...rest }: RowDecision['sets'][number]) => ({
  ...rest,
  n: predictor.n,
  threshold: writtenNonconformity(predictor.threshold),
  groups: Object.fromEntries(groups),
  setSizes: shown.map(({ set }) => set.length)
});

/** Sets of drawn answers as plain data. */
const sampledJson = ({ calibrated, shown, groups, ...rest }: SampledSetDecision) => ({
  ...rest,
  groups: Object.fromEntries(groups),
  n: calibrated.n,
  withoutRight: calibrated.unanswered,
  threshold: calibrated.threshold === Infinity ? 'every answer' : calibrated.threshold,
  setSizes: shown.map(({ set }) => set.length)
});

/** Two rows' risk over coverage as plain data. */
const pairJson = ({ curves, ...rest }: CoveragePair) => ({
  ...rest,
  sentence: coverageSentence({ curves, ...rest }),
  aurc: curves.aurc,
  curve: curves.coverages.map((coverage, i) => ({
    coverage,
    first: curves.first[i],
    second: curves.second[i],
    difference: curves.difference[i],
    interval: curves.band[i]
  }))
});

/** An ensemble as plain data, with its thresholds in place of the questions they are chosen on. */
function ensembleJson({ decision: { joint, ...rest }, target }: ToldEnsemble) {
  if ('reason' in joint) return { ...rest, threshold: joint };
  const { calibratedOn, nChosen, n } = joint;
  const rules = ensembleThresholds(joint, target).map(thresholdJson);
  return { ...rest, threshold: { calibratedOn, nChosen, n, rules } };
}

/** Points of a curve, with their thresholds in words where JSON has no number. */
const curveJson = <Point extends { threshold: number }>(points: readonly Point[]) =>
  points.map((point) => ({ ...point, threshold: writtenDeferral(point.threshold) }));

/** A cascade as plain data. */
const cascadeJson = ({ decision, ...rest }: ToldCascade) => ({
  ...rest,
  decision: {
    ...decision,
    threshold: writtenDeferral(decision.threshold),
    curve: curveJson(decision.curve),
    costs: decision.costs.map((cost) => ({ ...cost, curve: curveJson(cost.curve) }))
  }
});

/** An infinity, which JSON would turn into null, as a word. */
const finite = (_: string, value: unknown) =>
  value === Infinity || value === -Infinity ? String(value) : value;

/** What `--json` prints: NaN becomes null, an infinity a word (`never`, `everything`). */
export function decisionJson(
  decisions: readonly RowDecision[],
  cascades: readonly ToldCascade[],
  ensemble: ToldEnsemble | null
): string {
  const rows = decisions.map(({ file, key, row, rows, bands, sets, drift, pairs, ...decided }) => ({
    file,
    run: row?.run.id ?? null,
    row: key,
    title: rows.title,
    kind: rows.kind,
    splitBy: rows.splitBy,
    notes: rows.notes,
    threshold: {
      ...thresholdJson(decided.threshold),
      spread: decided.spread && writtenSpread(decided.spread)
    },
    reward: decided.reward && {
      ...decided.reward,
      threshold: writtenThreshold(decided.reward.threshold),
      curve: decided.reward.curve.map((point) => ({
        ...point,
        threshold: writtenThreshold(point.threshold)
      }))
    },
    calibrator: decided.calibrated && writtenCalibrator(decided.calibrated),
    bands: 'reason' in bands ? bands : { of: bands.of, sentence: bandsSentence(bands), ...bands.table },
    groups: decided.groups.map((group) => ({ ...group, own: thresholdJson(group.own) })),
    groupSentence: decided.groupSentence,
    sets: sets.map(setJson),
    noSets: decided.noSets,
    stream: decided.stream,
    sampledSets: decided.sampled && sampledJson(decided.sampled),
    noSampledSets: decided.noSampled,
    chain: decided.chain,
    drift: drift && {
      there: drift.there,
      reason: drift.reason,
      ...drift.drift,
      recalibration: drift.recalibration
    },
    against: pairs.map(pairJson)
  }));
  const told = {
    rows,
    cascades: cascades.map(cascadeJson),
    ensemble: ensemble && ensembleJson(ensemble)
  };
  return `${JSON.stringify(told, finite, 1)}\n`;
}
