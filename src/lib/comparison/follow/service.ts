import type { NoFit } from '../../calibration/fits/enough-rows';
import { asRegrouped } from '../../runs/regrouped';
import { held, type PortableAnswers } from '../../runs/packed-answers';
import type { Judgements, Run, StoredAnswers } from '../../runs/run';
import { keysOf } from '../columns';
import { fitRow, type FitSettings, type RowFit } from '../fits';
import { rowIntervals, type IntervalSettings, type RowIntervals } from '../intervals';
import { nllCurve, type NllCurve } from '../nll-curve';
import { keptFacts, type ArmFacts, type QuestionFacts } from '../question-facts';
import { rowsOf, type Row } from '../rows';
import type { Splitting } from '../splitting';
import { temperatureGrid } from '../../signals/temperature-grid';
import { gridCurve } from '../values-at';

/** What a comparison reads of some questions; the row `keys[j]` of question i stands at `i * keys.length + j` of a column. */
export interface Facts extends Pick<QuestionFacts, 'values' | 'judged' | 'lacks'> {
  keys: string[];
  /** Of each question. */
  arms: (readonly ArmFacts[])[];
}

/** The slow parts of a comparison, as a worker offers them. It holds one run at a time. */
export interface ComparisonService {
  /** Forgets what it holds and begins with another run. */
  begin(run: Run): Promise<void>;
  /** Takes what persons decided. */
  judge(judgements: Judgements): Promise<void>;
  /** Holds answers too. @returns all that a comparison reads of them */
  add(answers: PortableAnswers[]): Promise<Facts>;
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
    async judge({ overrules, regrouped }) {
      run = { ...run!, overrules, regrouped };
      rows = null;
    },
    async add(portable) {
      const more = portable.map(held);
      // Held at once: a fit asked for next must find them.
      answers = [...answers, ...more];
      rows = null;
      await pause();
      const keys = keysOf(run!);
      const facts = more.map((stored) => keptFacts(asRegrouped(run!, stored), run!));
      const size = keys.length;
      const values = new Float64Array(more.length * size);
      const judged = new Int8Array(values.length);
      const lacks = new Uint8Array(values.length);
      for (const [i, own] of facts.entries()) {
        values.set(own.values, i * size);
        judged.set(own.judged, i * size);
        lacks.set(own.lacks, i * size);
      }
      return { keys, values, judged, lacks, arms: facts.map(({ arms }) => arms) };
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
