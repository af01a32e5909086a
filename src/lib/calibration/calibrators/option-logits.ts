import { requireTemperature } from './inverse-temperature';
import { asProbabilities, type Probability } from '../confidence';
import type { RowAccess } from './row-access';

/** K-way logits of many rows, packed one row after the other; rows may differ in their number of options. */
export interface OptionLogits {
  /** Logits, nats. −Infinity is an option that cannot be. */
  readonly values: Float64Array;
  /** Where each row begins; one more entry than rows, the last is `values.length`. */
  readonly starts: Uint32Array;
}

/** Probabilities over the options of many rows, packed as the logits are. */
export type OptionProbabilities = OptionLogits;

function pack(rows: ArrayLike<ArrayLike<number>>): OptionLogits {
  const starts = new Uint32Array(rows.length + 1);
  for (let row = 0; row < rows.length; row++) starts[row + 1] = starts[row] + rows[row].length;
  const values = new Float64Array(starts[rows.length]);
  for (let row = 0; row < rows.length; row++) values.set(rows[row], starts[row]);
  return { values, starts };
}

/**
 * Packs K-way logits, or log-probabilities (they are logits too).
 * @param rows a list of logits for each row, nats
 * @throws RangeError naming the row and option that is NaN or +Infinity, or the row that has no possible option
 */
export function packLogits(rows: ArrayLike<ArrayLike<number>>): OptionLogits {
  for (let row = 0; row < rows.length; row++) {
    let possible = false;
    for (let option = 0; option < rows[row].length; option++) {
      const logit = rows[row][option];
      if (typeof (logit as unknown) !== 'number' || !(logit < Infinity)) {
        throw new RangeError(`Row ${row}, option ${option}: a logit must be below Infinity, got ${logit}`);
      }
      possible ||= logit > -Infinity;
    }
    if (!possible) throw new RangeError(`Row ${row}: no option has a finite logit.`);
  }
  return pack(rows);
}

/** A view of each row. */
export function unpackOptions({ values, starts }: OptionLogits): Float64Array[] {
  return Array.from({ length: starts.length - 1 }, (_, row) => values.subarray(starts[row], starts[row + 1]));
}

/** Counting and picking rows of packed logits. */
export const optionRows: RowAccess<OptionLogits> = {
  count: ({ starts }) => starts.length - 1,
  take(logits, picked) {
    const views = unpackOptions(logits);
    return pack(Array.from(picked, (row) => views[row]));
  }
};

/** Puts rows of packed probabilities back in their places; a row that no part has is left without options. */
export function joinOptions(
  n: number,
  parts: readonly { rows: ArrayLike<number>; predictions: OptionProbabilities }[]
): OptionProbabilities {
  const joined: ArrayLike<number>[] = new Array(n).fill([]);
  for (const { rows, predictions } of parts) {
    unpackOptions(predictions).forEach((view, i) => (joined[rows[i]] = view));
  }
  return pack(joined);
}

/**
 * Softmax of each row at a temperature T, exp(z / T) / Σ exp(z / T).
 * @param temperature above 0
 * @throws RangeError when it is not
 */
export function softmaxOptions({ values, starts }: OptionLogits, temperature = 1): OptionProbabilities {
  requireTemperature(temperature);
  const probabilities = new Float64Array(values.length);
  for (let row = 0; row + 1 < starts.length; row++) {
    const [from, to] = [starts[row], starts[row + 1]];
    let largest = -Infinity;
    for (let i = from; i < to; i++) if (values[i] > largest) largest = values[i];
    let total = 0;
    for (let i = from; i < to; i++) total += probabilities[i] = Math.exp((values[i] - largest) / temperature);
    for (let i = from; i < to; i++) probabilities[i] /= total;
  }
  return { values: probabilities, starts };
}

/** The likeliest option of each row (the first of equals) and its probability. */
export function topOptions({ values, starts }: OptionProbabilities): {
  options: Int32Array;
  confidences: ArrayLike<Probability>;
} {
  const options = new Int32Array(starts.length - 1);
  const confidences = Float64Array.from(options, (_, row) => {
    for (let i = starts[row]; i < starts[row + 1]; i++) {
      if (values[i] > values[starts[row] + options[row]]) options[row] = i - starts[row];
    }
    return values[starts[row] + options[row]];
  });
  return { options, confidences: asProbabilities(confidences) };
}
