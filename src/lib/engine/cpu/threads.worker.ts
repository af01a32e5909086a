import * as Comlink from 'comlink';
import { installFetchGuard } from '../../network/guarded-fetch';
import start from './compiled/threads.mjs';
import wasmUrl from './compiled/threads.wasm?url';
import { LlamaHost } from './llama-host';
import type { WatchThread } from './thread-fault';

installFetchGuard();
Comlink.expose(
  new LlamaHost({
    start,
    wasmUrl,
    newThread: (channel) => {
      const thread = new Worker(new URL('./further-thread.worker.ts', import.meta.url), { type: 'module' });
      thread.postMessage({ cmd: 'watch', channel } satisfies WatchThread);
      return thread;
    }
  })
);
