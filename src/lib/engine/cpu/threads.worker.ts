import * as Comlink from 'comlink';
import { installFetchGuard } from '../../network/guarded-fetch';
import start from './compiled/threads.mjs';
import wasmUrl from './compiled/threads.wasm?url';
import { EngineError } from '../language-model';
import { LlamaHost } from './llama-host';
import type { WatchThread } from './thread-fault';

installFetchGuard();

/** Threads whose scripts run, and that llama.cpp has not taken yet. */
const started: Worker[] = [];

function newThread(channel: string): Worker {
  const thread = new Worker(new URL('./further-thread.worker.ts', import.meta.url), { type: 'module' });
  thread.postMessage({ cmd: 'watch', channel } satisfies WatchThread);
  return thread;
}

/** Until the thread's script runs. @throws EngineError where it does not */
function runs(thread: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    thread.addEventListener('message', () => resolve(), { once: true });
    const failed = ({ message }: ErrorEvent) =>
      reject(
        new EngineError(
          'not-loaded',
          `A thread of the CPU engine did not start${message ? `: ${message}` : ''}.`
        )
      );
    thread.addEventListener('error', failed, { once: true });
  });
}

Comlink.expose(
  new LlamaHost({
    start,
    wasmUrl,
    // In a private window Firefox 153 hung in `new Worker` in 2 of 13 loads where several were started at once, and in 1 of 120 so.
    async prepareThreads(count, channel, onThread) {
      while (started.length < count) {
        const thread = newThread(channel);
        await runs(thread);
        started.push(thread);
        onThread();
      }
    },
    newThread: (channel) => started.pop() ?? newThread(channel)
  })
);
