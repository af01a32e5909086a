import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { EngineError } from '../language-model';
import type { LlamaWorker } from './llama-worker';
import { startInTime } from './start-in-time';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What becomes of a start: after how many ms each thread comes, or never; or why it fails. */
type Course = readonly number[] | 'never' | Error;

/** Workers that take the given courses in turn; `ended` are those that were ended. */
function workers(...courses: Course[]) {
  const started: number[] = [];
  const ended: number[] = [];
  const start = (threads: number): LlamaWorker => {
    const number = started.push(threads) - 1;
    const course = courses[number]!;
    const prepareThreads = async (_: number, __: string, onThread: () => void) => {
      if (course === 'never') return new Promise<void>(() => {});
      if (course instanceof Error) throw course;
      for (const ms of course) {
        await new Promise((resolve) => setTimeout(resolve, ms));
        onThread();
      }
    };
    return {
      threads,
      channel: '',
      ask: (work) => work({ prepareThreads } as never),
      end: () => void ended.push(number)
    };
  };
  return { start, started, ended };
}

const patience = [1000, 3000];

async function outcome(threads: number, given: ReturnType<typeof workers>) {
  const llama = startInTime(threads, patience, given.start);
  llama.catch(() => {});
  await vi.runAllTimersAsync();
  return llama;
}

it('takes the first start whose threads come, however long all of them take together', async () => {
  const given = workers([900, 900, 900]);
  expect((await outcome(4, given)).threads).toBe(4);
  expect(given).toMatchObject({ started: [4], ended: [] });
});

it.each<[string, Course]>([
  ['of which nothing is heard', 'never'],
  ['that falls silent on the way', [900, 1100]]
])('starts anew after a start %s', async (_, course) => {
  const given = workers(course, [2000]);
  expect((await outcome(3, given)).threads).toBe(3);
  expect(given).toMatchObject({ started: [3, 3], ended: [0] });
});

it('takes one thread where further ones never come', async () => {
  const given = workers('never', 'never', 'never');
  expect((await outcome(2, given)).threads).toBe(1);
  expect(given).toMatchObject({ started: [2, 2, 1], ended: [0, 1] });
});

it('asks for no thread where there is one', async () => {
  const given = workers('never');
  expect((await outcome(1, given)).threads).toBe(1);
  expect(given.ended).toEqual([]);
});

it('says why a thread did not start, and ends the rest', async () => {
  const given = workers(new EngineError('not-loaded', 'A thread of the CPU engine did not start.'));
  await expect(outcome(2, given)).rejects.toThrow('did not start');
  expect(given).toMatchObject({ started: [2], ended: [0] });
});

it('leaves no timer behind', async () => {
  await outcome(2, workers('never', [10]));
  expect(vi.getTimerCount()).toBe(0);
});
