import fc from 'fast-check';
import { expect, it } from 'vitest';
import { testAnswered, testRun } from '../../../tests/fixtures/run';
import type { Answered } from '../methods/arm';
import { runProgress, type RunProgress } from './progress';
import { runQuestions } from './runner';

/** Runs with a clock of one second a question, aborted after each of `sittings` questions. */
async function runInSittings(count: number, sittings: number[]) {
  const { plan, set } = testRun(count);
  const kept = new Map<string, Answered>();
  let clock = 0;
  let last: RunProgress | null = null;
  for (const length of [...sittings, Infinity]) {
    const controller = new AbortController();
    let asked = 0;
    const finished = await runQuestions(plan, set.questions, new Set(kept.keys()), {
      ask: async (plan, question) => {
        if (asked++ === length) {
          controller.abort();
          throw new Error('Interrupted');
        }
        clock += 1000;
        return testAnswered(plan, question.id);
      },
      keep: async (answered) => void kept.set(answered.questionId, answered),
      onProgress: (progress) => (last = progress),
      signal: controller.signal,
      now: () => clock
    });
    if (finished) break;
  }
  return { answers: plan.questionIds.flatMap((id) => kept.get(id) ?? []), last: last as RunProgress | null };
}

it('ends with the same answers however often it was interrupted', async () => {
  const { answers: whole } = await runInSittings(12, []);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 8 }), async (sittings) => {
      expect((await runInSittings(12, sittings)).answers).toEqual(whole);
    }),
    { numRuns: 30 }
  );
});

it('counts done, rate and time left', async () => {
  const { last } = await runInSittings(4, [1]);
  expect(last).toEqual({ done: 4, total: 4, perMinute: 60, secondsLeft: 0 });
});

it('counts questions in flight as half done', () => {
  expect(runProgress(1, 21, 1, 60_000, 10)).toEqual({ done: 1, total: 21, perMinute: 6, secondsLeft: 150 });
});

it('passes on an error that is no interruption', async () => {
  const { plan, set } = testRun(1);
  const failing = runQuestions(plan, set.questions, new Set(), {
    ask: () => Promise.reject(new Error('device lost')),
    keep: async () => {},
    onProgress: () => {},
    signal: new AbortController().signal,
    now: () => 0
  });
  await expect(failing).rejects.toThrow('device lost');
});

/** Asks by questions that end in an order of their own; those in `failing` reject. */
async function runAtOnce(atOnce: number, delays: number[], failing = new Set<number>()) {
  const { plan, set } = testRun(delays.length);
  const kept: string[] = [];
  let going = 0;
  let most = 0;
  let keeping = 0;
  const finished = await runQuestions(plan, set.questions, [], {
    ask: async (plan, { id }) => {
      most = Math.max(most, ++going);
      const place = plan.questionIds.indexOf(id);
      for (let i = 0; i < delays[place]; i++) await Promise.resolve();
      going--;
      if (failing.has(place)) throw new Error(`lost ${id}`);
      return testAnswered(plan, id);
    },
    atOnce,
    keep: async ({ questionId }) => {
      expect(++keeping).toBe(1);
      await Promise.resolve();
      keeping--;
      kept.push(questionId);
    },
    onProgress: () => {},
    signal: new AbortController().signal,
    now: () => 0
  }).catch((error: Error) => error);
  return { plan, kept, most, finished };
}

it('asks several at once, keeps one at a time, and every question once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.nat(20), { minLength: 5, maxLength: 12 }),
      async (atOnce, delays) => {
        const { plan, kept, most, finished } = await runAtOnce(atOnce, delays);
        expect(finished).toBe(true);
        expect(most).toBe(atOnce);
        expect([...kept].sort()).toEqual([...plan.questionIds].sort());
      }
    ),
    { numRuns: 30 }
  );
});

it('after an error begins no other question, and keeps what was in flight', async () => {
  const { plan, kept, finished } = await runAtOnce(3, [9, 0, 9, 0, 0, 0], new Set([1]));
  expect(finished).toMatchObject({ message: `lost ${plan.questionIds[1]}` });
  expect(kept).toEqual([plan.questionIds[0], plan.questionIds[2]]);
});
