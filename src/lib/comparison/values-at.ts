import type { StoredAnswers } from '../runs/run';
import { contextOf, traceOf } from './stored-trace';
import type { Row } from './rows';
import { nearestOnGrid, temperatureGrid } from '../signals/temperature-grid';

const curves = new WeakMap<StoredAnswers, Map<string, Float64Array | null>>();

/** A row's value of one question at every temperature of the grid; `null` where it has none. */
export function gridCurve({ key, arm, signal, run }: Row, stored: StoredAnswers): Float64Array | null {
  let own = curves.get(stored);
  if (!own) curves.set(stored, (own = new Map()));
  let curve = own.get(key);
  if (curve === undefined) {
    const trace = traceOf(stored, arm.id);
    const at = trace ? signal.curveOf(trace.evidence, contextOf(stored, run)) : null;
    curve = at && Float64Array.from(temperatureGrid, at);
    own.set(key, curve);
  }
  return curve;
}

/** Keeps a curve that was computed elsewhere, so that a slider finds it. */
export function keepCurve(key: string, stored: StoredAnswers, curve: Float64Array | null): void {
  let own = curves.get(stored);
  if (!own) curves.set(stored, (own = new Map()));
  own.set(key, curve);
}

/** Whether a temperature moves a row's values. */
export function movesWithTemperature({ signal }: Row): boolean {
  return signal.temperature !== 'none';
}

const last = new WeakMap<Row, { index: number; values: Float64Array }>();

/**
 * A row's values at the grid's temperature nearest to T; as they are where no temperature applies or T is `null`.
 * NaN where nothing could be read. The last of each row are kept: at every step of a slider its figures, its diagram, its groups
 * and its answers want the same ones.
 */
export function valuesAt(row: Row, temperature: number | null): Float64Array {
  if (temperature === null || !movesWithTemperature(row)) return row.values;
  const index = nearestOnGrid(temperature);
  const before = last.get(row);
  if (before?.index === index) return before.values;
  const values = Float64Array.from(row.answers, (stored) => gridCurve(row, stored)?.[index] ?? NaN);
  last.set(row, { index, values });
  return values;
}
