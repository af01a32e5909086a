/**
 * The run that comes with the lab is what the lab gives now. One that came with it before was made by another binding of llama.cpp, which gave
 * log-probabilities and asked one question at a time: what the CPU engine gives, with raw logits and several questions at once, must be
 * the same.
 */
import { expect, it } from 'vitest';
import { askQuestion } from '../asking/ask-question';
import { loadOnCpu } from '../engine/cpu/load-on-cpu';
import { unpackReply } from '../engine/packed-reply';
import { logProbability } from '../engine/sketch/read';
import type { Answered } from '../methods/arm';
import type { Call } from '../methods/calls';
import { readRunFile } from './file/read';
import type { StoredCall } from './run';

const QUESTIONS = 3;
const TOLERANCE = 1e-4;

/** Logits up to what all of them have in common. */
const fromLargest = (row: readonly number[]) => row.map((logit) => logit - Math.max(...row));

function expectSame(now: Call, then: StoredCall): void {
  const close = (a: readonly number[], b: readonly number[]) => {
    expect(a).toHaveLength(b.length);
    for (const [i, value] of a.entries()) expect(Math.abs(value - b[i])).toBeLessThan(TOLERANCE);
  };
  if (now.do === 'generate' && then.do === 'generate') {
    const reply = unpackReply(then.reply);
    expect(now.reply.text).toBe(reply.text);
    expect(now.reply.steps.map(({ id }) => id)).toEqual(reply.steps.map(({ id }) => id));
    const chosen = (steps: typeof reply.steps) =>
      steps.map(({ sketch }) => logProbability(sketch, sketch.chosenLogit));
    close(chosen(now.reply.steps), chosen(reply.steps));
  } else if (now.do === 'score' && then.do === 'score') {
    close(now.logProbs.flat(), then.logProbs.flat());
  } else if (now.do === 'logits' && then.do === 'logits') {
    close(now.logits.flatMap(fromLargest), then.logits.flatMap(fromLargest));
  } else expect(now.do).toBe(then.do);
}

it('the CPU engine gives what the recorded run holds, and the one before it', async () => {
  const gguf = await (await fetch('/models/smollm2-135m/SmolLM2-135M-Instruct.Q4_1.gguf')).blob();
  const model = await loadOnCpu('smollm2-135m', [gguf], 'float32', () => {}, QUESTIONS);
  try {
    for (const [path, whole] of [
      ['/recorded-run.json.gz', true],
      ['/tests/recorded/run-version-1.json.gz', false]
    ] as const) {
      const { run, answers } = await readRunFile(await (await fetch(path)).blob());
      expect(run.model).toMatchObject({ engine: 'cpu', arithmetic: 'float32' });
      const recorded = answers.slice(0, QUESTIONS);
      const given: Answered[] = await Promise.all(
        recorded.map(({ questionId }, i) => {
          const question = run.set.questions.find(({ id }) => id === questionId)!;
          return askQuestion(model.lanes[i], run.plan, question);
        })
      );
      for (const [i, { calls, traces }] of given.entries()) {
        const before = new Map(recorded[i].calls.map((call) => [call.id, call]));
        // Some calls were made otherwise before; those that are still made are the same.
        const again = calls.filter(({ id }) => before.has(id));
        if (whole) expect(again).toHaveLength(before.size);
        expect(again.map((call) => call.do)).toEqual(expect.arrayContaining(['generate', 'score']));
        for (const call of again) expectSame(call, before.get(call.id)!);
        expect(traces.map(({ answer, verdict }) => ({ answer, verdict }))).toEqual(
          recorded[i].traces.map(({ answer, verdict }) => ({ answer, verdict }))
        );
      }
    }
  } finally {
    await model.unload();
  }
}, 600_000);
