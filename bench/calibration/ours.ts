import { asProbabilities, auroc, brier, ece, figureIntervals, smoothEce } from '../../src/lib/calibration';
import { isotonic } from '../../src/lib/calibration/calibrators/isotonic';
import { packLogits } from '../../src/lib/calibration/calibrators/option-logits';
import { confidenceTemperature } from '../../src/lib/calibration/calibrators/temperature-confidence';
import { optionTemperature } from '../../src/lib/calibration/calibrators/temperature-options';
import { measure } from '../measure';
import type { BenchData } from './data';

/** CPU time of one row of the bench, and what it gave. */
export interface Timed {
  ms: number;
  value: number | readonly number[];
}

/** Times every row of the bench on our side, as the library is called: checks of the input included. */
export function timeOurs(
  { confidences, correct, logits, labels }: BenchData,
  resamples: number
): Record<string, Timed> {
  const sure = asProbabilities(confidences);
  const packed = packLogits(logits);
  const rows: Record<string, () => number | readonly number[]> = {
    'temperature, confidences': () =>
      confidenceTemperature.fit(sure, correct, { interval: false }).parameters.temperature as number,
    'temperature, 4 options': () =>
      optionTemperature.fit(packed, labels, { interval: false }).parameters.temperature as number,
    ECE: () => ece(sure, correct),
    'smooth ECE': () => smoothEce(sure, correct).smoothEce,
    Brier: () => brier(sure, correct),
    AUROC: () => auroc(sure, correct),
    isotonic: () => {
      const fitted = isotonic.fit(sure, correct).apply(sure);
      let squares = 0;
      for (let row = 0; row < fitted.length; row++) squares += fitted[row] ** 2;
      return squares / fitted.length;
    },
    bootstrap: () => figureIntervals(sure, correct, { resamples }).ece!
  };
  return Object.fromEntries(
    Object.entries(rows).map(([name, run]) => {
      const once = name === 'bootstrap' ? { batches: 3, batchMs: 1, warmMs: 1 } : { batches: 7, warmMs: 150 };
      return [name, { ms: measure([run], once)[0].median, value: run() }];
    })
  );
}
