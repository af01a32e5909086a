import type { Remote } from 'comlink';
import { askWorker } from '../../network/ask-worker';
import { PredictionsError } from '../../predictions/predictions-error';
import type { PredictionsService } from './service';

const startWorker = () => new Worker(new URL('./predictions.worker.ts', import.meta.url), { type: 'module' });

/**
 * Asks a worker of its own, which reads predictions, so that the page stays usable. Aborting ends the worker at once.
 * @param name the file's, for messages
 * @throws the signal's reason when it is aborted; PredictionsError when the worker ends by itself
 */
export function withPredictionsWorker<Result>(
  name: string,
  signal: AbortSignal,
  ask: (service: Remote<PredictionsService>) => Promise<Result>
): Promise<Result> {
  return askWorker<PredictionsService, Result>(startWorker, ask, {
    signal,
    lost: (why) =>
      new PredictionsError(`${name} could not be read${why}. It may be too large for this device.`)
  });
}
