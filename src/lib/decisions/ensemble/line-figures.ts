import { asProbabilities } from '../../calibration/confidence';
import { accuracyInterval } from '../../calibration/intervals/accuracy-interval';
import { aurocInterval } from '../../calibration/intervals/auroc-interval';
import type { Interval } from '../../calibration/intervals/bootstrap-interval';
import { correctedEce } from '../../calibration/intervals/corrected-ece';
import { figureDifferences } from '../../calibration/intervals/figure-intervals';
import { lossInterval } from '../../calibration/intervals/loss-interval';
import { eceNullFloor, type NullFloor } from '../../calibration/intervals/null-floor';
import { pairedAccuracyInterval, pairedSignTest } from '../../calibration/intervals/paired-accuracy';
import { auroc } from '../../calibration/metrics/auroc';
import { mean } from '../../calibration/metrics/accuracy';
import { brier } from '../../calibration/metrics/brier';
import { ece } from '../../calibration/metrics/ece';
import { binsFor } from '../../comparison/figures';

/** Confidences and outcomes of the questions that chose nothing, all lines in one order. */
export interface JudgedLine {
  confidences: Float64Array;
  /** 1 right, 0 wrong. */
  correct: Uint8Array;
}

/** Figures of one way to answer, with 95 % intervals; NaN and `null` where there is none. */
export interface LineFigures {
  n: number;
  accuracy: number;
  accuracyInterval: Interval | null;
  meanConfidence: number;
  brier: number;
  brierInterval: Interval | null;
  auroc: number;
  aurocInterval: Interval | null;
  /** Equal-width bins of the ECE. */
  bins: number;
  ece: number;
  /** What a calibrated model's ECE would be. */
  floor: NullFloor;
  /** The ECE without what chance adds to it. */
  correctedEce: number;
  eceInterval: Interval | null;
}

/** How intervals are made. */
export interface LineSettings {
  resamples: number;
  seed: number;
}

/** Figures of a line. */
export function lineFigures(
  { confidences, correct }: JudgedLine,
  { resamples, seed }: LineSettings
): LineFigures {
  const sure = asProbabilities(confidences);
  const bins = binsFor(correct.length, 0);
  const corrected = correctedEce(sure, correct, bins, { seed });
  const loss = (right: (row: number) => number) =>
    Array.from(confidences, (value, row) => (value - right(row)) ** 2);
  return {
    n: correct.length,
    accuracy: mean(correct),
    accuracyInterval: accuracyInterval(correct),
    meanConfidence: mean(confidences),
    brier: brier(sure, correct),
    brierInterval: lossInterval(
      loss((row) => correct[row]!),
      loss((row) => 1 - correct[row]!),
      correct,
      { resamples, seed }
    ),
    auroc: auroc(confidences, correct),
    aurocInterval: aurocInterval(confidences, correct),
    bins,
    ece: ece(sure, correct, bins),
    floor: eceNullFloor(sure, bins, { simulations: resamples, seed }),
    correctedEce: corrected.value,
    eceInterval: corrected.interval
  };
}

/** A figure of one line less that of another, with its 95 % interval, paired by question. */
export interface LineDifference {
  difference: number;
  interval: Interval | null;
}

/** What sets two lines apart on the same questions, first − second; of the accuracy also the exact sign test. */
export interface LineDifferences {
  accuracy: LineDifference & { p: number };
  brier: LineDifference;
  auroc: LineDifference;
}

/** Differences of two lines. */
export function lineDifferences(
  first: JudgedLine,
  second: JudgedLine,
  { resamples, seed }: LineSettings
): LineDifferences {
  const rows = ({ confidences, correct }: JudgedLine) => ({
    confidences: asProbabilities(confidences),
    correct
  });
  const all = figureDifferences(rows(first), rows(second), { resamples, seed });
  return {
    accuracy: {
      difference: all.accuracy.difference,
      interval: pairedAccuracyInterval(first.correct, second.correct),
      p: pairedSignTest(first.correct, second.correct)
    },
    brier: all.brier,
    auroc: all.auroc
  };
}
