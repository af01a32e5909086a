import type { CalibratorInput, CalibratorName } from '../calibration/calibrators/calibrator';
import { packLogits } from '../calibration/calibrators/option-logits';
import { calibrators } from '../calibration/calibrators/registry';
import { asProbabilities } from '../calibration/confidence';
import { splitByHash } from '../calibration/splitting/split';
import { argMax } from '../engine/generate';
import { counted } from '../predictions/counted';
import type { Predictions } from '../predictions/predictions';
import type { DecisionRows } from './decision-rows';
import { exactShare } from './number-words';

/** Places of the first row of each id. */
function firstOfEach(ids: readonly string[]): number[] {
  const seen = new Set<string>();
  return ids.flatMap((id, row) => (seen.has(id) ? [] : (seen.add(id), [row])));
}

/** How the rows of a file are split. */
export interface SplitChoice {
  /** Share decided on; `null` keeps the file's own split or, without one, takes a half. */
  share: number | null;
}

/**
 * A file of predictions as rows to decide on. Where ids repeat, the first row of each counts: a promise needs rows that are
 * independent of each other.
 * @param title what it is called, for people
 */
export function rowsOfPredictions(
  predictions: Predictions,
  title: string,
  { share }: SplitChoice = { share: null }
): DecisionRows {
  const places = firstOfEach(predictions.ids);
  const at = <Value>(values: readonly Value[]) => places.map((row) => values[row]!);
  const ids = at(predictions.ids);
  const values = Float64Array.from(at(predictions.confidences));
  const correct = Uint8Array.from(at(predictions.correct));
  const own = share === null ? predictions.split : null;
  const options = predictions.options && {
    logits: packLogits(at(predictions.options.logits)),
    labels: Int32Array.from(at(predictions.options.labels)),
    texts: null
  };
  const inputs: CalibratorInput[] = options ? ['option-logits', 'probability'] : ['probability'];
  const inputOf = (name: CalibratorName) =>
    (calibrators[name].needs as readonly CalibratorInput[]).find((need) => inputs.includes(need));
  const names = (Object.keys(calibrators) as CalibratorName[]).filter(
    (name) => inputOf(name) && !(options && name === 'temperature-confidence')
  );
  const graded = predictions.graded ? at(predictions.graded) : null;
  const repeated = predictions.ids.length - places.length;
  return {
    title,
    kind: 'probability',
    ids,
    texts: graded && graded.map(({ question }, row) => question ?? ids[row]!),
    values,
    correct,
    groups: predictions.groups && at(predictions.groups),
    parts: own ? at(own) : splitByHash(ids, { share: share ?? 0.5 }),
    splitBy: own
      ? 'the file’s own column'
      : `a stable hash of the id, ${exactShare(share ?? 0.5)} to decide on`,
    options,
    costs: null,
    answers: () =>
      graded
        ? { words: graded.map(({ answer }) => answer), same: 'grader' }
        : predictions.options && {
            words: at(predictions.options.logits).map((logits) => String(argMax(logits))),
            same: 'place'
          },
    samples: () => null,
    calibrators: names,
    inputFor(name) {
      const input = inputOf(name);
      if (!input) throw new RangeError(`The calibrator “${name}” cannot read this file.`);
      return input === 'option-logits'
        ? { input, rows: options!.logits, outcomes: options!.labels }
        : { input, rows: asProbabilities(values), outcomes: correct };
    },
    notes: [
      ...(predictions.notAttempted > 0
        ? [`${counted(predictions.notAttempted, 'row')} not attempted, left out.`]
        : []),
      ...(repeated > 0
        ? [
            `${repeated} row${repeated === 1 ? ' repeats' : 's repeat'} an id; only the first row of each id counts, so that rows are independent.`
          ]
        : []),
      ...predictions.notes
    ]
  };
}
