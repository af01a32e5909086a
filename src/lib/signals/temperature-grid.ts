import type { Reading } from '../methods/trace';
import { confidenceOf } from './confidence';

const STEPS = 80;

/**
 * Temperatures from 0.05 to 20 at equal steps of log T, T = 1 among them: the slider's stops, at which every
 * confidence is computed once and kept.
 */
export const temperatureGrid: readonly number[] = Array.from({ length: 2 * STEPS + 1 }, (_, i) =>
  i === STEPS ? 1 : Math.exp((Math.log(20) * (i - STEPS)) / STEPS)
);

/** Index of the grid's temperature nearest to T in log T. */
export function nearestOnGrid(temperature: number): number {
  const at = Math.round((Math.log(temperature) / Math.log(20)) * STEPS) + STEPS;
  return Math.min(2 * STEPS, Math.max(0, at));
}

const curves = new WeakMap<Reading, Float64Array | null>();

/** The reading's confidence at every temperature of the grid, or `null` where none could be read. */
export function confidenceCurve(reading: Reading): Float64Array | null {
  let curve = curves.get(reading);
  if (curve === undefined) {
    curve =
      confidenceOf(reading) === null
        ? null
        : Float64Array.from(temperatureGrid, (temperature) => confidenceOf(reading, temperature)!);
    curves.set(reading, curve);
  }
  return curve;
}

/** `confidenceOf` for many readings at one temperature, from the kept curves where it is one of the grid's. */
export function confidencesAt(readings: readonly Reading[], temperature: number): (number | null)[] {
  const index = nearestOnGrid(temperature);
  return temperatureGrid[index] === temperature
    ? readings.map((reading) => confidenceCurve(reading)?.[index] ?? null)
    : readings.map((reading) => confidenceOf(reading, temperature));
}
