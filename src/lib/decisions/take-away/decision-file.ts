import type { CalibratorJson, IntervalKind } from '../../calibration/calibrators/calibrator';
import type { JudgedThreshold } from '../../calibration/selective/judged-threshold';
import type { BandTable, MadeBands } from '../bands';
import type { CalibratedRows } from '../calibrated';
import { placesOf, type DecisionRows } from '../decision-rows';
import type { Target, ThresholdDecision } from '../threshold-decision';
import { writtenSpread, type ThresholdSpread, type WrittenSpread } from '../threshold-spread';
import { writtenThreshold, type WrittenThreshold } from '../written-threshold';

/** Where the answers came from. */
export type Source =
  | {
      kind: 'run';
      run: string;
      title: string;
      /** `arm/signal`. */
      row: string;
      model: string;
      seed: number;
      questions: string;
      labVersion: string;
      createdAt: string;
    }
  | { kind: 'predictions'; file: string; labVersion: string };

/** A fitted calibrator as it is taken away. */
export interface WrittenCalibrator extends Pick<CalibratorJson, 'calibrator' | 'parameters'> {
  title: string;
  nFit: number;
  /** What the fit loses, in sentences; missing where nothing is lost. */
  lost?: string;
  /** 95 % interval of each single parameter, and how it was made; `null` where there is none. */
  intervalKind: IntervalKind;
  intervals: Record<string, [number, number] | null>;
}

/** Writes a calibrator with the intervals of its parameters. */
export function writtenCalibrator({ calibrator, title, n, lost }: CalibratedRows): WrittenCalibrator {
  const { parameters, calibrator: name } = calibrator.toJSON();
  const { intervalKind, intervals } = calibrator.report;
  return { calibrator: name, title, parameters, nFit: n, ...(lost && { lost }), intervalKind, intervals };
}

/** A threshold and a calibrator with where they come from, as it is taken away. */
export interface DecisionFile {
  format: 'calibration-lab-decision';
  version: 1;
  of: string;
  /** `probability`: the values claim to be chances; `rank-score`: their order alone means something. */
  kind: DecisionRows['kind'];
  source: Source;
  split: { by: string; nFit: number; nJudge: number };
  threshold: {
    /** Show answers of at least this. */
    value: WrittenThreshold;
    target: Target;
    /** On the part it was chosen on, and on the other. */
    chosen: JudgedThreshold;
    judged: JudgedThreshold;
    /** How far it depends on the questions it was chosen on; `null` without a threshold. */
    spread: WrittenSpread | null;
    sentence: string;
  };
  /** Fitted on the part the threshold was chosen on; `null` without one. */
  calibrator: WrittenCalibrator | null;
  /** Counted on the part that chose nothing; or why there are none. */
  bands: ({ of: string; lost?: string } & BandTable) | { reason: string } | null;
}

/** What is taken away. */
export interface TakenDecision {
  threshold: ThresholdDecision;
  spread: ThresholdSpread | null;
  calibrated: CalibratedRows | null;
  bands: MadeBands | null;
}

/** Puts a decision together for taking away. */
export function decisionFile(
  rows: DecisionRows,
  source: Source,
  { threshold: decided, spread, calibrated, bands }: TakenDecision
): DecisionFile {
  const { threshold, target, chosen, judged, sentence } = decided;
  return {
    format: 'calibration-lab-decision',
    version: 1,
    of: rows.title,
    kind: rows.kind,
    source,
    split: {
      by: rows.splitBy,
      nFit: placesOf(rows, 'fit').length,
      nJudge: placesOf(rows, 'judge').length
    },
    threshold: {
      value: writtenThreshold(threshold),
      target,
      chosen,
      judged,
      spread: spread && writtenSpread(spread),
      sentence
    },
    calibrator: calibrated && writtenCalibrator(calibrated),
    bands:
      bands && 'table' in bands
        ? { of: bands.of, ...(bands.lost && { lost: bands.lost }), ...bands.table }
        : bands
  };
}
