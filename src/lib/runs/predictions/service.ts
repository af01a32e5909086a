import { asProbabilities } from '../../calibration/confidence';
import { diagramOf, type Diagram } from '../../calibration/diagrams/diagram';
import type { Predictions, ReadingChoices } from '../../predictions/predictions';
import type { ColumnRead } from '../../predictions/column-names';
import { openAny, openPredicted } from '../../predictions/open-predicted';
import type { PredictedRows } from '../../predictions/predicted-rows';
import { PredictionsError } from '../../predictions/predictions-error';
import { runOfPredictions } from './from-predictions';
import type { RunFile } from '../run';
import { reportOf, type MetricsReport, type ReportSettings } from '../../predictions/report';

/** A file of predictions as the page shows it. */
export interface PredictionsView {
  report: MetricsReport;
  diagram: Diagram;
  /** Whether the file has a split of its own. */
  hasSplit: boolean;
}

/** Why a file gave nothing, and which columns it has. */
export interface Refused {
  refused: string;
  columns: readonly string[];
}

/** A file with several rows: its figures are those of the comparison. */
export interface SeveralRows {
  questions: number;
  rows: { arm: string; signal: string; kind: 'probability' | 'rank-score'; n: number }[];
  columns: ColumnRead[];
  notUsed: string[];
  notes: string[];
}

/** What came of a file: figures, the rows it has, or why there are none. */
export type ViewResult = PredictionsView | { several: SeveralRows } | Refused;

/** What came of reading a file: its one row, a run of its several, or why there are none and which columns it has. */
export type ReadResult = { predictions: Predictions } | { run: RunFile } | Refused;

/** What came of opening a file as a run without replies. */
export type RunResult = { run: RunFile } | Refused;

/** What the page can ask of the worker that reads predictions. */
export interface PredictionsService {
  /**
   * Reads a file and computes its figures.
   * @param split what is fitted on where the file has no split of its own
   */
  view(file: Blob, choices: ReadingChoices, settings: ReportSettings): Promise<ViewResult>;
  /** Reads a file. @param name its name, for messages */
  read(file: Blob, name: string, choices: ReadingChoices): Promise<ReadResult>;
  /** Reads a file of any layout as a run without replies. @param name its name */
  open(file: Blob, name: string, choices: ReadingChoices): Promise<RunResult>;
}

async function orRefused<Result>(read: () => Promise<Result>): Promise<Result | Refused> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof PredictionsError) return { refused: error.message, columns: error.columns };
    throw error;
  }
}

function severalOf({ questions, rows, columns, notUsed, notes }: PredictedRows): SeveralRows {
  return {
    questions: questions.length,
    rows: rows.map(({ arm, signal, cells }) => ({
      arm,
      signal: signal.id,
      kind: signal.kind,
      n: [...cells.values()].filter(({ value, correct }) => value !== null && typeof correct === 'number')
        .length
    })),
    columns,
    notUsed,
    notes
  };
}

/** Too few rows for a split leave the other figures standing. */
function reportWithFits(
  predictions: Parameters<typeof reportOf>[0],
  settings: ReportSettings
): MetricsReport {
  try {
    return reportOf(predictions, settings);
  } catch (error) {
    if (!(error instanceof PredictionsError) || settings.fits.length === 0) throw error;
    const report = reportOf(predictions, { ...settings, fits: [] });
    return { ...report, notes: [...report.notes, `Nothing was fitted. ${error.message}`] };
  }
}

/** Reads the bytes of a file and computes what the page shows of it. */
export async function viewOf(
  bytes: Uint8Array<ArrayBuffer>,
  choices: ReadingChoices,
  settings: ReportSettings
): Promise<ViewResult> {
  return orRefused(async () => {
    const opened = await openAny(bytes, settings.file, choices);
    if (opened.layout === 'several') return { several: severalOf(opened.predicted) };
    const { predictions } = opened;
    const split = predictions.split && !choices.ignoreSplit ? null : settings.split;
    const report = reportWithFits(predictions, { ...settings, split });
    return {
      report,
      diagram: diagramOf(
        asProbabilities(predictions.confidences),
        predictions.correct,
        predictions.ids,
        settings.bins,
        settings.binning
      ),
      hasSplit: predictions.split !== null
    };
  });
}

/** Reads the bytes of a file. */
export async function rowsOf(
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  choices: ReadingChoices
): Promise<ReadResult> {
  return orRefused(async () => {
    const opened = await openAny(bytes, name, choices);
    if (opened.layout === 'one') return { predictions: opened.predictions };
    return { run: runOfPredictions(opened.predicted, name, new Date().toISOString()) };
  });
}

/** Reads the bytes of a file as a run without replies. */
export async function runOf(
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  choices: ReadingChoices
): Promise<RunResult> {
  return orRefused(async () => ({
    run: runOfPredictions(await openPredicted(bytes, name, choices), name, new Date().toISOString())
  }));
}
