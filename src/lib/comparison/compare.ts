import type { CalibratorName } from '../calibration/calibrators/calibrator';
import type { NoFit } from '../calibration/fits/enough-rows';
import { calibrationVerdict, type CalibrationVerdict } from '../calibration/verdict';
import type { RunFile } from '../runs/run';
import {
  binsFor,
  confidenceFigures,
  orderFigures,
  type ConfidenceFigures,
  type OrderFigures
} from './figures';
import { countedAt } from './counted-at';
import { confidencesOf, type CountedRows } from './counted-rows';
import { calibratorsFor } from './fit-inputs';
import { fitRow, type RowFit } from './fits';
import { rowIntervals, type RowIntervals } from './intervals';
import { emptyRowWords } from './empty-row';
import { fewRead } from './read-words';
import { rowsOf, type Row } from './rows';
import type { Splitting } from './splitting';

/** What a comparison is looked at with. */
export interface CompareSettings {
  /** Equal-width bins of the ECE; 5 below 500 answers and 10 from there, unless told. */
  bins?: number;
  /** Bootstrap resamples and floor simulations; 0 leaves the intervals out. */
  resamples?: number;
  splitting?: Splitting;
  /** The calibrators fitted to each row, of those that can read it: the usual one, all, or these. */
  calibrators?: 'usual' | 'all' | readonly CalibratorName[];
}

/** A row with its figures. */
export interface ComparedRow {
  row: Row;
  bins: number;
  order: OrderFigures;
  /** `null` for a score. */
  confidence: ConfidenceFigures | null;
  intervals: RowIntervals | null;
  fits: (RowFit | NoFit)[];
  /** `null` for a score, of which calibration cannot be said before it is fitted. */
  verdict: CalibrationVerdict | null;
}

/** What of a row is computed at once. */
interface QuickFigures {
  counted: CountedRows;
  bins: number;
  order: OrderFigures;
  /** `null` for a score. */
  confidence: ConfidenceFigures | null;
}

function computeFigures(row: Row, temperature: number | null, wantedBins: number): QuickFigures {
  const counted = countedAt(row, temperature);
  const bins = binsFor(counted.correct.length, wantedBins);
  const confidence =
    row.signal.kind === 'probability'
      ? confidenceFigures(confidencesOf(counted), counted.correct, bins)
      : null;
  return { counted, bins, order: orderFigures(counted), confidence };
}

const lastFigures = new WeakMap<Row, { at: string; figures: QuickFigures }>();

/**
 * A row's figures at a temperature. The last ones of each row are kept: a page asks for those of every row whenever one row
 * moves or a worker has an interval.
 */
export function figuresAt(row: Row, temperature: number | null, wantedBins = 0): QuickFigures {
  const at = `${temperature}/${wantedBins}`;
  const last = lastFigures.get(row);
  if (last?.at === at) return last.figures;
  const figures = computeFigures(row, temperature, wantedBins);
  lastFigures.set(row, { at, figures });
  return figures;
}

/** What a row's figures say in words; `null` for a score. */
export function rowVerdict(
  row: Row,
  { n, accuracy, auroc }: OrderFigures,
  confidence: ConfidenceFigures | null,
  intervals: RowIntervals | null
): CalibrationVerdict | null {
  if (!confidence) return null;
  return calibrationVerdict({
    n,
    none: n === 0 ? emptyRowWords(row) : undefined,
    read: fewRead(row),
    accuracy,
    meanConfidence: confidence.meanConfidence,
    gapInterval: intervals?.gap ?? null,
    auroc,
    aurocInterval: intervals?.auroc ?? null,
    ece: confidence.ece,
    eceFloor: intervals?.floor
  });
}

function chosenCalibrators(row: Row, wanted: CompareSettings['calibrators']): CalibratorName[] {
  const possible = calibratorsFor(row);
  if (wanted === 'all') return possible;
  if (wanted === undefined || wanted === 'usual') return possible.slice(0, 1);
  return possible.filter((name) => wanted.includes(name));
}

/** Compares one row. */
export function compareRow(row: Row, settings: CompareSettings = {}): ComparedRow {
  const { resamples = 1000, splitting = 'halves', calibrators } = settings;
  const { counted, bins, order, confidence } = figuresAt(row, null, settings.bins);
  const { seed } = row.run.plan;
  const isProbability = confidence !== null;
  const intervals =
    resamples > 0
      ? rowIntervals(counted.values, counted.correct, { bins, resamples, seed, isProbability })
      : null;
  return {
    row,
    bins,
    order,
    confidence,
    intervals,
    fits: chosenCalibrators(row, calibrators).map((calibrator) =>
      fitRow(row, { calibrator, splitting, bins, resamples, seed })
    ),
    verdict: rowVerdict(row, order, confidence, intervals)
  };
}

/** The comparison of some runs' rows, from their stored answers alone; pure. */
export function compare(files: readonly RunFile[], settings: CompareSettings = {}): ComparedRow[] {
  return files.flatMap(rowsOf).map((row) => compareRow(row, settings));
}
