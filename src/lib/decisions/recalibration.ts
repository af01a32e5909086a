import type { CalibratorName } from '../calibration/calibrators/calibrator';
import { asProbabilities } from '../calibration/confidence';
import {
  calibrationDifference,
  type CalibrationDifference
} from '../calibration/intervals/calibration-difference';
import { correctedEce, type CorrectedEce } from '../calibration/intervals/corrected-ece';
import { binsFor } from '../comparison/figures';
import { calibratedBy, calibratedRows, isCalibrated } from './calibrated';
import { placesOf, type DecisionRows } from './decision-rows';
import { decimalWithEnds, signedWithEnds, some } from './number-words';
import type { DecisionPart } from './part';

/** What a calibrator fitted here does to answers there, and what fitting it anew there does. */
export interface Recalibration {
  name: CalibratorName;
  /** Name for people. */
  title: string;
  /** Questions it was fitted on here, and anew there. */
  nFit: number;
  nAnew: number;
  /** Questions there that chose nothing: every figure is of these. */
  n: number;
  /** ECE without what chance adds to it: as they are, by the calibrator fitted here, by one fitted there; `null` where there is none. */
  asIs: CorrectedEce;
  carried: CorrectedEce;
  anew: CorrectedEce | null;
  /** Mean squared gaps, paired by question: as they are less carried, and carried less anew. Above 0: the second is better. */
  byCarrying: CalibrationDifference;
  byFittingAnew: CalibrationDifference | null;
  sentence: string;
}

/** Why nothing can be recalibrated. */
export interface NoRecalibration {
  reason: string;
}

/**
 * Fits a calibrator on the `fit` part here and on that there, and judges both there, on the `judge` part without the questions
 * that were fitted on here.
 * @param before the decided row
 * @param after the other period's, or the other model's; both must be probabilities
 * @param name the calibrator; `null` takes the usual one
 * @returns why there is none where the two cannot be read alike, or too few questions are left
 */
export function recalibrate(
  before: DecisionRows,
  after: DecisionRows,
  name: CalibratorName | null
): Recalibration | NoRecalibration {
  const chosen = name ?? before.calibrators[0]!;
  const readable =
    [before, after].every(({ calibrators }) => calibrators.includes(chosen)) &&
    before.inputFor(chosen).input === after.inputFor(chosen).input;
  if (!readable) {
    return { reason: 'The two cannot be read by one calibrator, so that none is carried over.' };
  }
  const fitted = calibratedRows(before, chosen);
  if (!isCalibrated(fitted)) return { reason: fitted.sentence };
  const used = new Set(placesOf(before, 'fit').map((row) => before.ids[row]!));
  const places = placesOf(after, 'judge').filter((row) => !used.has(after.ids[row]!));
  if (places.length < 2) {
    return { reason: 'There are no other questions there to show a calibrator on that none was fitted on.' };
  }
  const bins = binsFor(places.length, 0);
  const correct = Uint8Array.from(places, (row) => after.correct[row]!);
  const judged = (values: ArrayLike<number>) => ({
    confidences: asProbabilities(places.map((row) => values[row]!)),
    correct
  });
  const again = calibratedRows(after, chosen);
  const all = {
    asIs: judged(after.values),
    carried: judged(calibratedBy(fitted, after)),
    anew: isCalibrated(again) ? judged(again.confidences) : null
  };
  const ece = ({ confidences }: { confidences: ReturnType<typeof asProbabilities> }) =>
    correctedEce(confidences, correct, bins);
  const told = {
    name: chosen,
    title: fitted.title,
    nFit: fitted.n,
    nAnew: isCalibrated(again) ? again.n : 0,
    n: places.length,
    asIs: ece(all.asIs),
    carried: ece(all.carried),
    anew: all.anew && ece(all.anew),
    byCarrying: calibrationDifference(all.asIs, all.carried, { bins }),
    byFittingAnew: all.anew && calibrationDifference(all.carried, all.anew, { bins })
  };
  return { ...told, sentence: sentenceOf(told) };
}

function verdict({ interval }: CalibrationDifference, better: string, worse: string, open: string): string {
  if (interval && interval[0] > 0) return better;
  return interval && interval[1] < 0 ? worse : open;
}

const said = ({ value, interval }: CorrectedEce) => decimalWithEnds(value, interval);

function sentenceOf(told: Omit<Recalibration, 'sentence'>): string {
  const { title, nFit, nAnew, n, asIs, carried, anew, byCarrying, byFittingAnew } = told;
  const open = 'which is better calibrated can’t be told';
  const first = `On ${some(n, 'question')} there that chose nothing the ECE without chance is ${said(asIs)} as they are, and ${said(carried)} by ${title} fitted on ${nFit} here: ${verdict(byCarrying, 'that makes them better calibrated', 'that makes them worse calibrated', open)}.`;
  if (!anew || !byFittingAnew) return `${first} There are too few questions there to fit it anew.`;
  return `${first} Fitted anew on ${nAnew} there it is ${said(anew)}: ${verdict(byFittingAnew, 'better than the one carried over', 'worse than the one carried over', open)}.`;
}

/** The same in words and a table. @param there what it is held against */
export function recalibrationPart(made: Recalibration | NoRecalibration, there: string): DecisionPart {
  const title = `Recalibrated, against ${there}`;
  if ('reason' in made) return { title, sentences: [made.reason], tables: [], notes: [] };
  const { nFit, nAnew, n, asIs, carried, anew, byCarrying, byFittingAnew } = made;
  const gain = (each: CalibrationDifference) => signedWithEnds(-each.difference, less(each), 4);
  return {
    title,
    sentences: [made.sentence],
    tables: [
      {
        caption: `ECE without chance of ${some(n, 'question')} there that chose nothing`,
        columns: [
          'confidences there',
          'ECE without chance (95 %)',
          'squared gap against the line above (95 %)'
        ],
        cells: [
          ['as they are', said(asIs), ''],
          [`calibrated on ${nFit} here`, said(carried), gain(byCarrying)],
          ...(anew && byFittingAnew
            ? [[`calibrated on ${nAnew} there`, said(anew), gain(byFittingAnew)]]
            : [])
        ]
      }
    ],
    notes: [
      'The squared gap is that of the bins without its bias, paired by question: below 0 is better calibrated. No question that a calibrator was fitted on, here or there, is among those it is shown on.'
    ]
  };
}

/** Interval of the change from a line to the next one. */
function less({ interval }: CalibrationDifference): [number, number] | null {
  return interval && [-interval[1], -interval[0]];
}
