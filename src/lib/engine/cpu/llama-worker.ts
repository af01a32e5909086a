import * as Comlink from 'comlink';
import { EngineError, engineErrorCode } from '../language-model';
import { hasSimd } from './has-simd';
import type { LlamaHost } from './llama-host';
import { listenForThreadFault } from './thread-fault';

/** llama.cpp in its worker, as it is seen from outside. */
export interface LlamaWorker {
  /** Threads it computes on. */
  threads: number;
  /** Name of the BroadcastChannel on which its further threads say that they broke down. */
  channel: string;
  /** Calls it. @throws EngineError as it was thrown there */
  ask<T>(work: (host: Comlink.Remote<LlamaHost>) => Promise<T>): Promise<T>;
  /** Ends it, with all its threads and all its memory. */
  end(): void;
}

/** Threads that llama.cpp may compute on here: one where memory cannot be shared between workers. */
export function threadsHere(): number {
  if (!globalThis.crossOriginIsolated || typeof SharedArrayBuffer === 'undefined') return 1;
  return Math.max(1, Math.min(8, navigator.hardwareConcurrency || 1));
}

/**
 * Starts a worker for one model: the build with threads, or the one without.
 * @throws EngineError `unsupported` where WebAssembly lacks what both need
 */
export function startLlamaWorker(threads: number): LlamaWorker {
  if (!hasSimd())
    throw new EngineError(
      'unsupported',
      'The CPU engine cannot run here: this browser’s WebAssembly has no SIMD. Update the browser, or use another one.'
    );
  const worker =
    threads > 1
      ? new Worker(new URL('./threads.worker.ts', import.meta.url), { type: 'module' })
      : new Worker(new URL('./single.worker.ts', import.meta.url), { type: 'module' });
  const host = Comlink.wrap<LlamaHost>(worker);
  let lost: EngineError | null = null;
  // A race against one promise for all calls would keep what each of them gave as long as the worker.
  const pending = new Set<(reason: EngineError) => void>();
  const lose = (reason: EngineError) => {
    lost ??= reason;
    for (const reject of pending) reject(lost);
    pending.clear();
  };
  worker.onerror = ({ message }) =>
    lose(new EngineError('device-lost', `The CPU engine did not start or broke down: ${message}`));
  const faults = listenForThreadFault((message) => {
    lose(new EngineError('device-lost', `A thread of the CPU engine broke down: ${message}`));
    // The others wait for it at a barrier, and would for ever.
    worker.terminate();
  });
  return {
    threads,
    channel: faults.name,
    ask: (work) =>
      new Promise((resolve, reject) => {
        if (lost) return reject(lost);
        pending.add(reject);
        work(host)
          .then(resolve, (error: Error) => {
            const code = engineErrorCode(error);
            reject(
              code && !(error instanceof EngineError)
                ? new EngineError(code, error.message, { cause: error })
                : error
            );
          })
          .finally(() => pending.delete(reject));
      }),
    end() {
      lose(new EngineError('cancelled', 'The model was unloaded.'));
      faults.close();
      host[Comlink.releaseProxy]();
      worker.terminate();
    }
  };
}
