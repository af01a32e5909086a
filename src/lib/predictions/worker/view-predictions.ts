import * as Comlink from 'comlink';
import type { ReadingChoices } from '../predictions';
import { PredictionsError } from '../predictions-error';
import type { ReportSettings } from '../report';
import type { PredictionsService, ViewResult } from './service';

/**
 * Reads a file of predictions in a worker of its own and computes its figures, so that the page stays usable. Aborting
 * ends the worker at once.
 * @throws the signal's reason when it is aborted; PredictionsError when the worker ends by itself
 */
export async function viewPredictions(
  file: Blob,
  choices: ReadingChoices,
  settings: ReportSettings,
  signal: AbortSignal
): Promise<ViewResult> {
  signal.throwIfAborted();
  const worker = new Worker(new URL('./predictions.worker.ts', import.meta.url), { type: 'module' });
  const service = Comlink.wrap<PredictionsService>(worker);
  let onAbort = () => {};
  try {
    const ended = new Promise<never>((_, reject) => {
      onAbort = () => reject(signal.reason as Error);
      signal.addEventListener('abort', onAbort);
      worker.addEventListener('error', (event) => {
        const why = event.message ? ` (${event.message})` : '';
        reject(
          new PredictionsError(
            `${settings.file} could not be read${why}. It may be too large for this device.`
          )
        );
      });
    });
    return await Promise.race([service.view(file, choices, settings), ended]);
  } finally {
    signal.removeEventListener('abort', onAbort);
    service[Comlink.releaseProxy]();
    worker.terminate();
  }
}
