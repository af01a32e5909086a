import { expect, it } from 'vitest';
import { ScriptedModel } from '../../../tests/fixtures/scripted-model';
import { testSet } from '../../../tests/fixtures/run';
import { compare } from './compare';
import { builtInModel } from '../engine/catalogue';
import { usualArm } from '../methods/define-method';
import { methods } from '../methods/registry';
import { wasTooLong } from '../methods/too-long';
import { readRunFile } from '../runs/file/read';
import { runFileBlob } from '../runs/file/write';
import { newRun, planRun } from '../runs/plan';
import { gradedReplies } from '../runs/graded-replies';
import type { RunFile } from '../runs/run';
import { storedAnswers } from '../runs/stored-answers';
import { askQuestion } from '../asking/ask-question';

const set = testSet(4);
const long = { ...set.questions[1], text: `${'so '.repeat(2000)}long?` };
set.questions[1] = long;

async function askedBy(contextLength: number) {
  const model = new ScriptedModel({}, { contextLength });
  const plan = planRun({
    set,
    methods: methods.map((method) => usualArm(method)),
    model: builtInModel,
    limit: 4,
    seed: 7
  });
  const run = { ...newRun(plan, set, 'long', '2026-01-01T00:00:00.000Z'), model: model.describe() };
  const answers = [];
  for (const question of set.questions) answers.push(storedAnswers(await askQuestion(model, plan, question)));
  return { run, answers };
}

it('a question the model does not hold is told, stops no run, and changes nothing of the others', async () => {
  const short = await askedBy(5000);
  const wide = await askedBy(100_000);
  for (const [i, { traces, calls }] of short.answers.entries()) {
    const made = new Set(calls.map(({ id }) => id));
    for (const trace of traces) {
      expect(wasTooLong(trace), trace.armId).toBe(i === 1);
      expect(trace.calls.every((id) => made.has(id))).toBe(true);
    }
  }
  const timeless = ({ calls, traces }: (typeof short.answers)[number]) => ({
    traces,
    calls: calls.map((call) => ({ ...call, cost: { ...call.cost, ms: 0 } }))
  });
  const others = ({ answers }: typeof short) => answers.filter((_, i) => i !== 1).map(timeless);
  expect(others(short)).toEqual(others(wide));
  expect(wide.answers[1].traces.some(wasTooLong)).toBe(false);

  const rows = compare([short], { resamples: 0, calibrators: [] });
  expect(new Set(rows.map(({ row }) => row.arm.id)).size).toBe(methods.length);
  for (const { row } of rows) {
    expect(row).toMatchObject({ tooLong: 1 });
    expect(row.correct[1]).toBe(-1);
    expect(row.notAttempted).toBeGreaterThanOrEqual(1);
  }
  expect(gradedReplies(short).some(({ question }) => question.id === long.id)).toBe(false);
  const tracesOf = ({ answers }: RunFile) => answers.map(({ traces }) => traces);
  expect(tracesOf(await readRunFile(runFileBlob(short)))).toEqual(tracesOf(short));
});

it('where every question is too long the arm still has its rows', async () => {
  const all = await askedBy(20);
  for (const { row } of compare([all], { resamples: 0, calibrators: [] })) {
    expect(row).toMatchObject({ tooLong: 4, parseRate: null });
  }
});
