import * as Comlink from 'comlink';
import { startLlamaWorker, type LlamaWorker } from './llama-worker';

/** How long nothing may be heard of a start before it is tried anew, in ms; the last time, one thread has to do. */
const PATIENCE = [20_000, 60_000];

/** Resolves when nothing was heard for so long. */
function silence(ms: number): { fallen: Promise<'silent'>; heard(): void; end(): void } {
  let timer: ReturnType<typeof setTimeout>;
  let heard = () => {};
  const fallen = new Promise<'silent'>((resolve) => {
    heard = () => {
      clearTimeout(timer);
      timer = setTimeout(() => resolve('silent'), ms);
    };
  });
  heard();
  return { fallen, heard, end: () => clearTimeout(timer) };
}

/**
 * Starts a worker for one model, with its threads. Firefox can hang for good in starting a worker's workers, now and then, in a
 * private window: a start of which nothing is heard any more is given up for another, and at last for one with a single
 * thread, which starts no workers. A machine that is only slow loses 20 seconds so, and its threads only if it is silent for a minute more.
 * @param patience in ms, for each try with threads
 * @param start for tests
 * @throws EngineError where a thread's script does not run, or WebAssembly lacks what is needed
 */
export async function startInTime(
  threads: number,
  patience: readonly number[] = PATIENCE,
  start: (threads: number) => LlamaWorker = startLlamaWorker
): Promise<LlamaWorker> {
  if (threads === 1) return start(1);
  for (const ms of patience) {
    const llama = start(threads);
    const { fallen, heard, end } = silence(ms);
    try {
      const running = llama.ask((host) => host.prepareThreads(threads, llama.channel, Comlink.proxy(heard)));
      if ((await Promise.race([running, fallen])) !== 'silent') return llama;
      running.catch(() => {});
      llama.end();
    } catch (error) {
      llama.end();
      throw error;
    } finally {
      end();
    }
  }
  return start(1);
}
