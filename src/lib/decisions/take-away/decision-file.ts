import type { CalibratorJson } from '../../calibration/calibrators/calibrator';
import type { JudgedThreshold } from '../../calibration/selective/judged-threshold';
import type { CalibratedRows } from '../calibrated';
import { placesOf, type DecisionRows } from '../decision-rows';
import type { Target, ThresholdDecision } from '../threshold-decision';

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
    /** Show answers of at least this; `null`: no threshold reaches the target; `never`: show none. */
    value: number | null | 'never';
    target: Target;
    /** On the part it was chosen on, and on the other. */
    chosen: JudgedThreshold;
    judged: JudgedThreshold;
    sentence: string;
  };
  /** Fitted on the part the threshold was chosen on; `null` without one. */
  calibrator: (Pick<CalibratorJson, 'calibrator' | 'parameters'> & { title: string; nFit: number }) | null;
}

/** Puts a decision together for taking away. */
export function decisionFile(
  rows: DecisionRows,
  source: Source,
  { threshold, target, chosen, judged, sentence }: ThresholdDecision,
  calibrated: CalibratedRows | null
): DecisionFile {
  const json = calibrated?.calibrator.toJSON();
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
    threshold: { value: threshold === Infinity ? 'never' : threshold, target, chosen, judged, sentence },
    calibrator: json
      ? {
          calibrator: json.calibrator,
          title: calibrated!.title,
          parameters: json.parameters,
          nFit: calibrated!.n
        }
      : null
  };
}
