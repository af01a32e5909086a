import * as Comlink from 'comlink';
import { comparisonService, type ComparisonService } from './service';

/** A thread was lost with what was asked of it. */
export class ThreadLost extends Error {
  override name = 'ThreadLost';
}

/** Where the slow parts of a comparison are computed. */
export interface ComparisonBackend {
  service: ComparisonService;
  /** Waits for work of the service. @throws ThreadLost (the promise rejects) when its thread is lost */
  answer<T>(work: Promise<T>): Promise<T>;
  /** Ends the thread, where it is one of its own; what was asked of it is lost. */
  end(): void;
}

/** The slow parts on the page's own thread, a piece at a time. */
export function startOnPage(): ComparisonBackend {
  return {
    service: comparisonService(() => new Promise((done) => setTimeout(done))),
    answer: (work) => work,
    end: () => {}
  };
}

const startWorker = () => new Worker(new URL('./comparison.worker.ts', import.meta.url), { type: 'module' });

/** The slow parts in a worker. @throws where the browser lets no worker start */
export function startInWorker(worker = startWorker()): ComparisonBackend {
  let lost: ThreadLost | null = null;
  const waiting = new Set<(reason: ThreadLost) => void>();
  const lose = (why: string) => {
    worker.terminate();
    lost = new ThreadLost(why);
    for (const reject of waiting) reject(lost);
  };
  worker.addEventListener('error', ({ message }) => lose(message || 'The worker did not start.'));
  return {
    service: Comlink.wrap<ComparisonService>(worker) as unknown as ComparisonService,
    answer<T>(work: Promise<T>): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        if (lost) return reject(lost);
        waiting.add(reject);
        void work.then(resolve, reject).finally(() => waiting.delete(reject));
      });
    },
    end: () => lose('It was ended.')
  };
}
