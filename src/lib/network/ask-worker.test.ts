import * as Comlink from 'comlink';
import { expect, it, vi } from 'vitest';
import { askWorker } from './ask-worker';

interface Echo {
  say(text: string): Promise<string>;
}
const service: Echo = {
  say: async (text) => {
    if (text === 'fault') throw new RangeError('no such word');
    return text === 'wait' ? new Promise<string>(() => {}) : `${text}!`;
  }
};

/** A worker as far as it is used, and what tells whether it was ended. */
function echoing() {
  const { port1, port2 } = new MessageChannel();
  Comlink.expose(service, port2);
  const terminate = vi.fn(() => port1.close());
  return { worker: Object.assign(port1, { terminate }) as unknown as Worker, terminate };
}
const lost = (why: string) => new Error(`gone${why}`);
const say = (text: string) => (echo: Comlink.Remote<Echo>) => echo.say(text);

it('gives the answer, or the fault, and ends the worker', async () => {
  const { worker, terminate } = echoing();
  expect(await askWorker<Echo, string>(() => worker, say('hello'), { lost })).toBe('hello!');
  expect(terminate).toHaveBeenCalledOnce();
  const other = echoing();
  await expect(askWorker<Echo, string>(() => other.worker, say('fault'), { lost })).rejects.toThrow(
    'no such word'
  );
  expect(other.terminate).toHaveBeenCalledOnce();
});

it('ends the worker at once when it is broken off, and starts none afterwards', async () => {
  const { worker, terminate } = echoing();
  const controller = new AbortController();
  const { signal } = controller;
  const asking = askWorker<Echo, string>(() => worker, say('wait'), { signal, lost });
  const reason = new Error('enough');
  controller.abort(reason);
  await expect(asking).rejects.toBe(reason);
  expect(terminate).toHaveBeenCalledOnce();
  const start = vi.fn(() => worker);
  await expect(askWorker<Echo, string>(start, say('hello'), { signal, lost })).rejects.toBe(reason);
  expect(start).not.toHaveBeenCalled();
});

it.each([
  ['', 'gone'],
  ['out of memory', 'gone (out of memory)']
])('says that the worker ended by itself: “%s”', async (message, said) => {
  const { worker, terminate } = echoing();
  const asking = askWorker<Echo, string>(() => worker, say('wait'), { lost });
  worker.dispatchEvent(Object.assign(new Event('error'), { message }));
  await expect(asking).rejects.toThrow(new Error(said));
  expect(terminate).toHaveBeenCalledOnce();
});
