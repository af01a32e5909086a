import {
  packLogits,
  softmaxOptions,
  unpackOptions
} from '../../src/lib/calibration/calibrators/option-logits';
import { readNumbers } from './cells';
import type { Faults } from './faults';
import type { PredictionRow, RawRow } from './predictions';

/** Index of the largest number; the first of several. */
export function likeliest(logits: readonly number[]): number {
  let best = 0;
  for (let option = 1; option < logits.length; option++) if (logits[option] > logits[best]) best = option;
  return best;
}

/** Probabilities of the options, exp(z) / Σ exp(z). */
export function softmax(logits: readonly number[]): ArrayLike<number> {
  return unpackOptions(softmaxOptions(packLogits([logits]), 1))[0];
}

/** A K-way prediction as a row: sure of the likeliest option with its softmax probability. */
export function optionRow(logits: number[], label: number): PredictionRow {
  const best = likeliest(logits);
  return { confidence: softmax(logits)[best], correct: best === label ? 1 : 0, option: { logits, label } };
}

/** A row with `logits` (or `logprobs`) of K options and the right one's index, `label`; `null` with a fault. */
export function logitsRow({ place, cells }: RawRow, faults: Faults): PredictionRow | null {
  const column = cells.logits === undefined ? 'logprobs' : 'logits';
  const logits = readNumbers(cells[column], place, faults, column);
  const { label } = cells;
  if (typeof label !== 'number' || !Number.isInteger(label) || label < 0) {
    faults.add(place, 'label', label, 'must be the index of the right option, counted from 0');
    return null;
  }
  if (logits === null) return null;
  if (label >= logits.length) {
    faults.add(
      place,
      'label',
      label,
      `must be one of 0 … ${logits.length - 1}, since there are ${logits.length} options`
    );
    return null;
  }
  return optionRow(logits, label);
}
