import * as Comlink from 'comlink';
import { EngineError, engineErrorCode } from '../language-model';
import type { LlamaHost } from './llama-host';

/** llama.cpp in its worker, as it is seen from outside. */
export interface LlamaWorker {
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

/** Starts a worker for one model: the build with threads, or the one without. */
export function startLlamaWorker(threads: number): LlamaWorker {
  const worker =
    threads > 1
      ? new Worker(new URL('./threads.worker.ts', import.meta.url), { type: 'module' })
      : new Worker(new URL('./single.worker.ts', import.meta.url), { type: 'module' });
  const host = Comlink.wrap<LlamaHost>(worker);
  const failed = new Promise<never>((_, reject) => {
    worker.onerror = ({ message }) =>
      reject(new EngineError('device-lost', `The CPU engine did not start or broke down: ${message}`));
  });
  failed.catch(() => {});
  return {
    async ask(work) {
      try {
        return await Promise.race([work(host), failed]);
      } catch (error) {
        const code = engineErrorCode(error);
        if (!code || error instanceof EngineError) throw error;
        throw new EngineError(code, (error as Error).message, { cause: error });
      }
    },
    end() {
      host[Comlink.releaseProxy]();
      worker.terminate();
    }
  };
}
