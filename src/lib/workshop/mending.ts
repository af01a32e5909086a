import { optionRows, type OptionLogits } from '../calibration/calibrators/option-logits';
import { optionNll, optionTemperature } from '../calibration/calibrators/temperature-options';
import { fitInput } from '../comparison/fit-inputs';
import { fitRow, type RowFit } from '../comparison/fits';
import type { NoFit } from '../calibration/fits/enough-rows';
import type { Row } from '../comparison/rows';
import { partsOf } from '../comparison/fitted-and-judged';
import { binsFor } from '../comparison/figures';
import { shuffled } from '../random/seeded';

/** Questions that a temperature is fitted on when it is to fail. */
export const TOO_FEW = 5;

/** A temperature fitted on a handful of questions, and what it is worth on the other half. Losses are NLL, nats. */
export interface TinyFit {
  questionIds: string[];
  temperature: number;
  atBound: boolean;
  /** On the questions it was fitted on, as answered and at its temperature: always better. */
  own: { before: number; after: number };
  /** On the half it never saw. */
  other: { n: number; before: number; after: number };
}

/** The usual fit: on one half of the questions, judged on the other. */
export function honestFit(row: Row): RowFit | NoFit {
  return fitRow(row, {
    calibrator: 'temperature-options',
    splitting: 'halves',
    bins: binsFor(row.values.length, 0),
    resamples: 400,
    seed: row.run.plan.seed
  });
}

/**
 * Fits a temperature on five questions of the half that is fitted on, drawn by a number, and judges it on the other half.
 * @returns `null` where either has too few questions
 * @throws RangeError for a row without options' logits
 */
export function tinyFit(row: Row, draw: number): TinyFit | null {
  const { rows, outcomes, questionIds } = fitInput(row, 'temperature-options');
  const parts = partsOf(questionIds, 'halves');
  const places = [...questionIds.keys()];
  const fitted = places.filter((place) => parts[place] === 0);
  const judged = places.filter((place) => parts[place] !== 0);
  if (fitted.length < TOO_FEW || judged.length === 0) return null;
  const five = shuffled(fitted, row.run.plan.seed, `workshop/five/${draw}`).slice(0, TOO_FEW);
  const take = (picked: readonly number[]) => ({
    logits: optionRows.take(rows as OptionLogits, picked),
    gold: Int32Array.from(picked, (place) => outcomes[place]!)
  });
  const [own, other] = [take(five), take(judged)];
  const fit = optionTemperature.fit(own.logits, own.gold, { interval: false });
  const temperature = fit.parameters.temperature as number;
  const losses = ({ logits, gold }: typeof own) => ({
    before: optionNll(logits, gold, 1),
    after: optionNll(logits, gold, temperature)
  });
  return {
    questionIds: five.map((place) => questionIds[place]!),
    temperature,
    atBound: fit.report.atBound,
    own: losses(own),
    other: { n: judged.length, ...losses(other) }
  };
}
