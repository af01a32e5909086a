import { packLogits } from '../calibration/calibrators/option-logits';
import { optionLikelihood } from '../calibration/calibrators/temperature-options';
import { CLIP } from '../calibration/metrics/nll';
import { traceOf } from './stored-trace';
import { countedRows } from './counted-rows';
import type { Row } from './rows';
import { partsOf } from './fitted-and-judged';
import type { Splitting } from './splitting';
import { temperatureGrid } from '../signals/temperature-grid';
import { gridCurve } from './values-at';

/** Held-in NLL over temperature, for the curve behind the slider. */
export interface NllCurve {
  temperature: number;
  nll: number;
}

/** The mean NLL, at every temperature of the grid, of the questions a temperature is fitted on; empty without any. */
export function nllCurve(row: Row, splitting: Splitting): NllCurve[] {
  const { places } = countedRows(row.values, row.correct);
  const parts = partsOf(
    places.map((place) => row.questionIds[place]!),
    splitting
  );
  const fitted = splitting === 'folds' ? places : places.filter((_, i) => parts[i] === 0);
  if (fitted.length === 0) return [];
  const sums = new Float64Array(temperatureGrid.length);
  for (const place of fitted) {
    const stored = row.answers[place]!;
    const options = row.signal.optionLogits(traceOf(stored, row.arm.id)!.evidence);
    if (options) {
      const likelihood = optionLikelihood(packLogits([options.logits]), [options.gold]);
      temperatureGrid.forEach((temperature, i) => (sums[i]! += likelihood(1 / temperature).nll));
    } else {
      const right = row.correct[place] === 1;
      const curve = gridCurve(row, stored)!;
      for (let i = 0; i < sums.length; i++)
        sums[i]! -= Math.log(Math.max(CLIP, right ? curve[i]! : 1 - curve[i]!));
    }
  }
  return temperatureGrid.map((temperature, i) => ({ temperature, nll: sums[i]! / fitted.length }));
}
