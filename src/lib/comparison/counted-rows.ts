import { asProbabilities, type Probability } from '../calibration/confidence';

/** Values and outcomes of the questions that count: those with a value that are right or wrong. */
export interface CountedRows {
  /** Places in the row. */
  places: number[];
  values: Float64Array;
  /** 1 right, 0 wrong. */
  correct: Uint8Array;
}

/** The questions of a row that count, at the values looked at. */
export function countedRows(values: ArrayLike<number>, correct: ArrayLike<number>): CountedRows {
  const places: number[] = [];
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i]) && correct[i]! >= 0) places.push(i);
  return {
    places,
    values: Float64Array.from(places, (i) => values[i]!),
    correct: Uint8Array.from(places, (i) => correct[i]!)
  };
}

/** Values of a Probability signal as such. */
export function confidencesOf({ values }: Pick<CountedRows, 'values'>): ArrayLike<Probability> {
  return asProbabilities(values);
}
