import fc from 'fast-check';
import { expect, it } from 'vitest';
import { testAnswered, testRun } from '../../../tests/fixtures/run';
import type { Answered } from '../methods/arm';
import type { RunProgress } from './progress';
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
