import type { Probability } from '../calibration/confidence';
import { mean } from '../calibration/metrics/accuracy';
import { auroc } from '../calibration/metrics/auroc';
import { equalWidthBins } from '../calibration/metrics/bins';
import { brier, brierOfBaseRate } from '../calibration/metrics/brier';
import { ece, mceOfBins } from '../calibration/metrics/ece';
import { nll } from '../calibration/metrics/nll';
import { aurc, predictionRejectionRatio } from '../calibration/selective/areas';
import type { CountedRows } from './counted-rows';

/** What every row has: how well its order tells right from wrong. NaN where a figure does not exist. */
export interface OrderFigures {
  n: number;
  accuracy: number;
  auroc: number;
  aurc: number;
  /** Prediction rejection ratio. */
  prr: number;
}

/** What only a Probability has. */
export interface ConfidenceFigures {
  meanConfidence: number;
  ece: number;
  mce: number;
  brier: number;
  /** Brier score of always saying the base rate. */
  brierConstant: number;
  /** Of right or wrong under the confidence, nats. */
  nll: number;
  /** Answers whose likelihood was clipped at 1e-12. */
  nllClipped: number;
}

/** Figures of an order. @param values larger is surer */
export function orderFigures({ values, correct }: Pick<CountedRows, 'values' | 'correct'>): OrderFigures {
  return {
    n: correct.length,
    accuracy: mean(correct),
    auroc: auroc(values, correct),
    aurc: aurc(values, correct),
    prr: predictionRejectionRatio(values, correct)
  };
}

/** Figures of confidences. @param bins equal-width bins of the ECE */
export function confidenceFigures(
  confidences: ArrayLike<Probability>,
  correct: ArrayLike<number>,
  bins: number
): ConfidenceFigures {
  const loss = nll(confidences, correct);
  return {
    meanConfidence: mean(confidences),
    ece: ece(confidences, correct, bins),
    mce: mceOfBins(equalWidthBins(confidences, correct, bins)),
    brier: brier(confidences, correct),
    brierConstant: brierOfBaseRate(correct),
    nll: loss.nll,
    nllClipped: loss.clipped
  };
}

/** Bins of a row with n answers: as many as wanted, else 5 below 500 answers and 10 from there. */
export function binsFor(n: number, wanted: number): number {
  return wanted || (n < 500 ? 5 : 10);
}
