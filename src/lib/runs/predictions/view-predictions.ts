import type { ReadingChoices } from '../../predictions/predictions';
import type { ReportSettings } from '../../predictions/report';
import type { ReadResult, RunResult, ViewResult } from './service';
import { withPredictionsWorker } from './with-worker';

/** Reads a file of predictions beside the page and computes its figures; see `withPredictionsWorker`. */
export function viewPredictions(
  file: Blob,
  choices: ReadingChoices,
  settings: ReportSettings,
  signal: AbortSignal
): Promise<ViewResult> {
  return withPredictionsWorker(
    settings.file,
    signal,
    async (service): Promise<ViewResult> => await service.view(file, choices, settings)
  );
}

/** Reads a file of predictions beside the page; see `withPredictionsWorker`. */
export function readPredictionsFile(
  file: File,
  choices: ReadingChoices,
  signal: AbortSignal
): Promise<ReadResult> {
  return withPredictionsWorker(
    file.name,
    signal,
    async (service): Promise<ReadResult> => await service.read(file, file.name, choices)
  );
}

/** Reads a file of predictions beside the page as a run without replies; see `withPredictionsWorker`. */
export function openPredictionsRun(
  file: File,
  choices: ReadingChoices,
  signal: AbortSignal
): Promise<RunResult> {
  return withPredictionsWorker(
    file.name,
    signal,
    async (service): Promise<RunResult> => await service.open(file, file.name, choices)
  );
}
