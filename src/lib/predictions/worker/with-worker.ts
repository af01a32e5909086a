import * as Comlink from 'comlink';
import { PredictionsError } from '../predictions-error';
import type { PredictionsService } from './service';

/**
 * Asks a worker of its own, which reads predictions, so that the page stays usable. Aborting ends the worker at once.
 * @param name the file's, for messages
 * @throws the signal's reason when it is aborted; PredictionsError when the worker ends by itself
 */
export async function withPredictionsWorker<Result>(
  name: string,
  signal: AbortSignal,
  ask: (service: Comlink.Remote<PredictionsService>) => Promise<Result>
): Promise<Result> {
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
        reject(new PredictionsError(`${name} could not be read${why}. It may be too large for this device.`));
      });
    });
    return await Promise.race([ask(service), ended]);
  } finally {
    signal.removeEventListener('abort', onAbort);
    service[Comlink.releaseProxy]();
    worker.terminate();
  }
}
