import { confidenceOf, scaled } from './confidence';
import type { ReadingNumbers } from './reading-numbers';
import { ReplyCurveTable } from './reply-curve';

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

const curves = new WeakMap<ReadingNumbers, Float64Array | null>();
const table = new ReplyCurveTable(temperatureGrid);

function computeCurve(reading: ReadingNumbers): Float64Array | null {
  const plain = confidenceOf(reading);
  if (plain === null) return null;
  const { options, digitLogits, stated, reply } = reading;
  if (options) return Float64Array.from(temperatureGrid, (at) => confidenceOf(reading, at)!);
  if (digitLogits || stated !== undefined) {
    return Float64Array.from(temperatureGrid, (at) => scaled(plain, at));
  }
  return table.valuesOf(reply!.steps).map(Math.exp);
}

/** The reading's confidence at every temperature of the grid, or `null` where none could be read. */
export function confidenceCurve(reading: ReadingNumbers): Float64Array | null {
  let curve = curves.get(reading);
  if (curve === undefined) {
    curve = computeCurve(reading);
    curves.set(reading, curve);
  }
  return curve;
}

/** Keeps a reading's curve that was computed elsewhere, so that a slider finds it. */
export function keepCurve(reading: ReadingNumbers, curve: Float64Array | null): void {
  curves.set(reading, curve);
}

/** `confidenceOf` for many readings at one temperature, from kept curves where there are any and it is one of the grid's. */
export function confidencesAt(readings: readonly ReadingNumbers[], temperature: number): (number | null)[] {
  const index = nearestOnGrid(temperature);
  const onGrid = temperatureGrid[index] === temperature;
  return readings.map((reading) => {
    const curve = onGrid ? curves.get(reading) : undefined;
    return curve === undefined ? confidenceOf(reading, temperature) : (curve?.[index] ?? null);
  });
}
