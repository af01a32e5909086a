import type { NoFit } from '../../calibration/fits/enough-rows';
import type { Run, StoredAnswers } from '../../runs/run';
import { keptCells, rowKey, signalsOfArm } from '../columns';
import { fitRow, type FitSettings, type RowFit } from '../fits';
import { rowIntervals, type IntervalSettings, type RowIntervals } from '../intervals';
import { nllCurve, type NllCurve } from '../nll-curve';
import { rowsOf, type Row } from '../rows';
import type { Splitting } from '../splitting';
import { temperatureGrid } from '../../signals/temperature-grid';
import { gridCurve } from '../values-at';

/** Every signal of some questions, as columns: the row `keys[j]` of question i stands at `i * keys.length + j`. */
export interface Cells {
  keys: string[];
  /** At T = 1; NaN where there is none. */
  values: Float64Array;
  /** 1 right, 0 wrong by the signal's own answer, −1 where the arm's graded answer counts, −2 where there is no trace. */
  judged: Int8Array;
}

/** The slow parts of a comparison, as a worker offers them. It holds one run at a time. */
export interface ComparisonService {
  /** Forgets what it holds and begins with another run. */
  begin(run: Run): Promise<void>;
  /** Takes a person's grades. */
  regrade(overrules: Run['overrules']): Promise<void>;
  /** Holds answers too. @returns all their signals */
  add(answers: StoredAnswers[]): Promise<Cells>;
  /** A row's values at every temperature of the grid, one of its questions after the other; NaN where it has none. */
  curves(key: string): Promise<Float64Array>;
  /** See `nllCurve`. */
  nllCurve(key: string, splitting: Splitting): Promise<NllCurve[]>;
  /** See `fitRow`. */
  fit(key: string, settings: FitSettings): Promise<RowFit | NoFit>;
  /** See `rowIntervals`. */
  intervals(
    values: ArrayLike<number>,
    correct: Uint8Array,
    settings: IntervalSettings
  ): Promise<RowIntervals>;
}

/** Keys of every row of a run, in their order. */
export function keysOf(run: Run): string[] {
  return run.plan.arms.flatMap((arm) => signalsOfArm(arm, run).map(({ id }) => rowKey(arm.id, id)));
}

/**
 * The service itself, on whatever thread it is made.
 * @param pause waited for before each piece of work; a page lets its own events run meanwhile
 */
export function comparisonService(pause: () => Promise<void> = async () => {}): ComparisonService {
  let run: Run | null = null;
  let answers: StoredAnswers[] = [];
  let rows: Map<string, Row> | null = null;
  const row = (key: string): Row => {
    rows ??= new Map(rowsOf({ run: run!, answers }).map((each) => [each.key, each]));
    const own = rows.get(key);
    if (!own) throw new RangeError(`The run has no row ${key}`);
    return own;
  };
  return {
    async begin(begun) {
      run = begun;
      answers = [];
      rows = null;
    },
    async regrade(overrules) {
      run = { ...run!, overrules };
      rows = null;
    },
    async add(more) {
      // Held at once: a fit asked for next must find them.
      answers = [...answers, ...more];
      rows = null;
      await pause();
      const keys = keysOf(run!);
      const values = new Float64Array(more.length * keys.length).fill(NaN);
      const judged = new Int8Array(values.length).fill(-2);
      for (const [i, stored] of more.entries()) {
        const cells = keptCells(stored, run!);
        for (const [j, key] of keys.entries()) {
          const cell = cells.get(key);
          if (!cell) continue;
          values[i * keys.length + j] = cell.value;
          judged[i * keys.length + j] = cell.judged === undefined ? -1 : Number(cell.judged);
        }
      }
      return { keys, values, judged };
    },
    async curves(key) {
      await pause();
      const own = row(key);
      const size = temperatureGrid.length;
      const curves = new Float64Array(own.answers.length * size).fill(NaN);
      own.answers.forEach((stored, i) => {
        const curve = gridCurve(own, stored);
        if (curve) curves.set(curve, i * size);
      });
      return curves;
    },
    async nllCurve(key, splitting) {
      await pause();
      return nllCurve(row(key), splitting);
    },
    async fit(key, settings) {
      await pause();
      return fitRow(row(key), settings);
    },
    async intervals(values, correct, settings) {
      await pause();
      return rowIntervals(values, correct, settings);
    }
  };
}
