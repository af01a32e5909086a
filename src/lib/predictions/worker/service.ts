import { asProbabilities } from '../../calibration/confidence';
import { diagramOf, type Diagram } from '../../calibration/diagrams/diagram';
import type { Predictions, ReadingChoices } from '../predictions';
import { PredictionsError } from '../predictions-error';
import { openPredictions } from '../read-predictions';
import { reportOf, type MetricsReport, type ReportSettings } from '../report';

/** A file of predictions as the page shows it. */
export interface PredictionsView {
  report: MetricsReport;
  diagram: Diagram;
  /** Whether the file has a split of its own. */
  hasSplit: boolean;
}

/** What came of a file: figures, or why there are none and which columns it has. */
export type ViewResult = PredictionsView | { refused: string; columns: readonly string[] };

/** What came of reading a file: its rows, or why there are none and which columns it has. */
export type ReadResult = { predictions: Predictions } | { refused: string; columns: readonly string[] };

/** What the page can ask of the worker that reads predictions. */
export interface PredictionsService {
  /**
   * Reads a file and computes its figures.
   * @param split what is fitted on where the file has no split of its own
   */
  view(file: Blob, choices: ReadingChoices, settings: ReportSettings): Promise<ViewResult>;
  /** Reads a file. @param name its name, for messages */
  read(file: Blob, name: string, choices: ReadingChoices): Promise<ReadResult>;
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
  try {
    const predictions = await openPredictions(bytes, settings.file, choices);
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
  } catch (error) {
    if (error instanceof PredictionsError) return { refused: error.message, columns: error.columns };
    throw error;
  }
}

/** Reads the bytes of a file. */
export async function rowsOf(
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  choices: ReadingChoices
): Promise<ReadResult> {
  try {
    return { predictions: await openPredictions(bytes, name, choices) };
  } catch (error) {
    if (error instanceof PredictionsError) return { refused: error.message, columns: error.columns };
    throw error;
  }
}
