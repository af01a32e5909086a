const STEPS = 80;

/** Temperatures from 0.05 to 20 at equal steps of log T, T = 1 among them: a slider's stops. */
export const temperatureGrid: readonly number[] = Array.from({ length: 2 * STEPS + 1 }, (_, i) =>
  i === STEPS ? 1 : Math.exp((Math.log(20) * (i - STEPS)) / STEPS)
);

/** Index of the grid's temperature nearest to T in log T. */
export function nearestOnGrid(temperature: number): number {
  const at = Math.round((Math.log(temperature) / Math.log(20)) * STEPS) + STEPS;
  return Math.min(2 * STEPS, Math.max(0, at));
}
