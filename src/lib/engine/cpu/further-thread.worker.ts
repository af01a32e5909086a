/**
 * A further thread of llama.cpp. The messages are those of Emscripten 3.1.6's thread library: `load` brings the compiled
 * module and the shared memory, `run` a function to start.
 */
import start from './compiled/threads.mjs';
import { tellThreadFault } from './thread-fault';

/** What Emscripten's loader keeps of a thread. */
interface ThreadModule {
  [name: string]: unknown;
  __emscripten_thread_init(thread: number, mainBrowser: number, mainRuntime: number, canBlock: number): void;
  __emscripten_thread_exit(status: number): void;
  _pthread_self(): number;
  _emscripten_current_thread_process_queued_calls(): void;
  _emscripten_proxy_execute_queue(queue: number): void;
  establishStackSpace(): void;
  invokeEntryPoint(routine: number, argument: number): number;
  keepRuntimeAlive(): boolean;
  PThread: {
    receiveObjectTransfer(data: unknown): void;
    threadInit(): void;
    setExitStatus(status: number): void;
  };
}

let thread: ThreadModule;
/** Where a breakdown is told; the thread that waits for this one takes no messages. */
let channel = '';

async function load(wasmModule: WebAssembly.Module, wasmMemory: WebAssembly.Memory): Promise<void> {
  const module = {
    ENVIRONMENT_IS_PTHREAD: true,
    wasmModule,
    wasmMemory,
    buffer: wasmMemory.buffer,
    locateFile: (name: string) => name,
    instantiateWasm(imports: WebAssembly.Imports, receive: (instance: WebAssembly.Instance) => void) {
      const instance = new WebAssembly.Instance(wasmModule, imports);
      receive(instance);
      return instance.exports;
    }
  };
  thread = module as unknown as ThreadModule;
  await (start as (options: object) => Promise<unknown>)(module);
}

function run(data: { time: number; threadInfoStruct: number; start_routine: number; arg: number }): void {
  try {
    thread.__performance_now_clock_drift = performance.now() - data.time;
    thread.__emscripten_thread_init(data.threadInfoStruct, 0, 0, 1);
    thread.establishStackSpace();
    thread.PThread.receiveObjectTransfer(data);
    thread.PThread.threadInit();
    const status = thread.invokeEntryPoint(data.start_routine, data.arg);
    if (thread.keepRuntimeAlive()) thread.PThread.setExitStatus(status);
    else thread.__emscripten_thread_exit(status);
  } catch (error) {
    if (error === 'unwind') return;
    tellThreadFault(channel, error);
    throw error;
  }
}

globalThis.onmessage = ({ data }) => {
  if (data.cmd === 'watch') {
    ({ channel } = data);
    postMessage({ cmd: 'watching' });
  } else if (data.cmd === 'load') {
    load(data.wasmModule, data.wasmMemory).catch((error) => tellThreadFault(channel, error));
  } else if (data.cmd === 'run') run(data);
  else if (data.cmd === 'cancel' && thread._pthread_self()) thread.__emscripten_thread_exit(-1);
  else if (data.cmd === 'processThreadQueue' && thread._pthread_self()) {
    thread._emscripten_current_thread_process_queued_calls();
  } else if (data.cmd === 'processProxyingQueue' && thread._pthread_self()) {
    thread._emscripten_proxy_execute_queue(data.queue);
  }
};
