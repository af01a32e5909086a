import { asProbabilities } from '../../calibration/confidence';
import type { ReadingNumbers } from '../../signals/reading-numbers';
import { confidenceCurve, temperatureGrid } from '../../signals/temperature-grid';
import type { CalibratorFit } from '../comparison';
import { fitRow, type FitSettings } from '../fit-row';
import { rowIntervals, type IntervalSettings, type RowIntervals } from '../row-intervals';

/** A row to be fitted: readings kept before, by number, and their outcomes. */
export interface FitRequest {
  ids: Int32Array;
  /** 1 right, 0 wrong, −1 neither. */
  correct: Int8Array;
  /** Part of the split each falls in, as `partsOf` numbers them. */
  parts: Uint8Array;
}

/** The slow parts of a comparison, as a worker offers them. */
export interface ComparisonService {
  /**
   * Keeps readings under their numbers, for fits.
   * @returns the confidence of each at every temperature of the grid, one reading after the other; NaN where it has none
   */
  keep(ids: Int32Array, readings: readonly ReadingNumbers[]): Promise<Float64Array>;
  /** Forgets all readings. */
  forget(): Promise<void>;
  /** `fitRow` for readings kept before. */
  fit(request: FitRequest, settings: FitSettings): Promise<CalibratorFit | null>;
  /** `rowIntervals` of packed numbers. */
  intervals(
    confidences: ArrayLike<number>,
    correct: Uint8Array,
    settings: IntervalSettings
  ): Promise<RowIntervals>;
}

/**
 * The service itself, on whatever thread it is made.
 * @param pause waited for before each piece of work; a page lets its own events run meanwhile
 */
export function comparisonService(pause: () => Promise<void> = async () => {}): ComparisonService {
  const kept = new Map<number, ReadingNumbers>();
  return {
    async keep(ids, readings) {
      // Kept at once: a fit asked for next must find them.
      readings.forEach((reading, i) => kept.set(ids[i], reading));
      await pause();
      const curves = new Float64Array(ids.length * temperatureGrid.length).fill(NaN);
      readings.forEach((reading, i) => {
        const curve = confidenceCurve(reading);
        if (curve) curves.set(curve, i * temperatureGrid.length);
      });
      return curves;
    },
    async forget() {
      kept.clear();
    },
    async fit({ ids, correct, parts }, settings) {
      const outcomes = Array.from(ids, (id, i) => ({
        reading: kept.get(id)!,
        correct: correct[i] < 0 ? null : (correct[i] as 0 | 1),
        part: parts[i]
      }));
      await pause();
      return fitRow(outcomes, settings);
    },
    async intervals(confidences, correct, settings) {
      await pause();
      return rowIntervals(asProbabilities(confidences), correct, settings);
    }
  };
}
