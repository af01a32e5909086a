import * as Comlink from 'comlink';

/** How asking a worker may end without an answer. */
export interface AskOptions {
  /** Breaks it off, which ends the worker at once, whatever it is doing. */
  signal?: AbortSignal;
  /**
   * The error where the worker ends by itself: it did not start, or ran out of memory.
   * @param why what the browser says of it in brackets, with a space before; empty where it says nothing
   */
  lost: (why: string) => Error;
}

/**
 * Asks a worker of its own, so that a page goes on beside it; the worker is ended with the answer.
 * @throws whatever the service throws, as Comlink hands it over; `lost`; the signal's reason when it was broken off
 */
export async function askWorker<Service, Answer>(
  start: () => Worker,
  ask: (service: Comlink.Remote<Service>) => Promise<Answer>,
  { signal, lost }: AskOptions
): Promise<Answer> {
  signal?.throwIfAborted();
  const worker = start();
  const service = Comlink.wrap<Service>(worker);
  let onAbort = () => {};
  try {
    const ended = new Promise<never>((_, reject) => {
      onAbort = () => reject(signal!.reason as Error);
      signal?.addEventListener('abort', onAbort);
      worker.addEventListener('error', ({ message }) => reject(lost(message ? ` (${message})` : '')));
    });
    return await Promise.race([ask(service), ended]);
  } finally {
    signal?.removeEventListener('abort', onAbort);
    service[Comlink.releaseProxy]();
    worker.terminate();
  }
}
