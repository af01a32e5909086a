import { expect, it } from 'vitest';
import { engineErrorCode } from '../language-model';
import { startLlamaWorker, threadsHere } from './llama-worker';
import { listenForThreadFault, tellThreadFault } from './thread-fault';
import wasmUrl from './compiled/threads.wasm?url';

it('a further thread that traps says so on its channel', async () => {
  const wasmModule = await WebAssembly.compileStreaming(fetch(wasmUrl));
  const wasmMemory = new WebAssembly.Memory({ initial: 1024, maximum: 65_536, shared: true });
  const thread = new Worker(new URL('./further-thread.worker.ts', import.meta.url), { type: 'module' });
  thread.onerror = (event) => event.preventDefault();
  const loaded = new Promise<void>((resolve) => {
    thread.onmessage = ({ data }) => data.cmd === 'loaded' && resolve();
  });
  const told = new Promise<string>((resolve) => {
    const { name } = listenForThreadFault(resolve);
    thread.postMessage({ cmd: 'watch', channel: name });
  });
  thread.postMessage({ cmd: 'load', wasmModule, wasmMemory });
  await loaded;
  // Addresses that were never made: using them is a trap.
  thread.postMessage({ cmd: 'run', time: 0, threadInfoStruct: 65_536, start_routine: 0, arg: 0 });
  expect(await told).toContain('out of bounds');
  thread.terminate();
}, 60_000);

it('what waits for the engine ends when a thread broke down, and nothing is asked of it again', async () => {
  const llama = startLlamaWorker(Math.max(2, threadsHere()));
  const waiting = llama.ask(() => new Promise(() => {}));
  tellThreadFault(llama.channel, new WebAssembly.RuntimeError('unreachable'));
  const lost = await waiting.catch((error: unknown) => error);
  expect(engineErrorCode(lost)).toBe('device-lost');
  expect(String(lost)).toContain('A thread of the CPU engine broke down: unreachable');
  await expect(llama.ask((host) => host.memoryUse())).rejects.toMatchObject({ code: 'device-lost' });
  llama.end();
}, 60_000);
