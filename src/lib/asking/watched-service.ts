import type { Remote } from 'comlink';
import { EngineError } from '../engine/language-model';

/** How browsers say that a module, or one it needs, is not there. */
const MISSING = /dynamically imported module|importing a module script failed/i;

function partMissing(cause: unknown): EngineError {
  return new EngineError(
    'part-missing',
    'A part of the lab could not be fetched: the site was updated while this page was open, or the connection broke off. ' +
      'All that is stored is kept. Reload the page, then try again.',
    { cause }
  );
}

/**
 * A worker's service whose calls reject where the worker cannot answer any more; by itself they would wait for ever when its
 * script, or a part of it, is missing.
 * @param onLost told once, when the worker is of no further use
 */
export function watchedService<T>(worker: Worker, service: Remote<T>, onLost: () => void): Remote<T> {
  let begun = false;
  let lost: EngineError | null = null;
  const waiting = new Set<(reason: EngineError) => void>();
  worker.addEventListener('error', (event) => {
    // Once it has answered, an error is one of its script and says nothing of the worker.
    if (begun || lost) return;
    lost = event.message
      ? new EngineError(
          'not-loaded',
          `The engine did not start: ${event.message}. Reload the page, then try again.`
        )
      : partMissing(event);
    worker.terminate();
    for (const reject of waiting) reject(lost);
    onLost();
  });

  function answer(work: Promise<unknown>): Promise<unknown> {
    return new Promise((resolve, reject) => {
      waiting.add(reject);
      work
        .finally(() => {
          begun = true;
          waiting.delete(reject);
        })
        .then(resolve, (error) =>
          reject(error instanceof Error && MISSING.test(error.message) ? partMissing(error) : error)
        );
    });
  }

  return new Proxy(service as object, {
    get(target, key) {
      const member: unknown = Reflect.get(target, key);
      if (typeof key === 'symbol' || typeof member !== 'function') return member;
      return (...args: unknown[]) =>
        lost ? Promise.reject(lost) : answer((member as (...args: unknown[]) => Promise<unknown>)(...args));
    }
  }) as Remote<T>;
}
