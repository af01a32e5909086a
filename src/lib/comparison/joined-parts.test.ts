import { expect, it } from 'vitest';
import { testAnswered, testFile, testRun, testSet } from '../../../tests/fixtures/run';
import { builtInModel } from '../engine/catalogue';
import { joinShards } from '../runs/join-shards';
import { newRun, planRun } from '../runs/plan';
import type { RunFile } from '../runs/run';
import { storedAnswers } from '../runs/stored-answers';
import { compare } from './compare';

const stamp = { id: 'joined', createdAt: '2026-01-02T00:00:00.000Z' };
const set = testSet(60);
const methods = ['direct', 'verbalized', 'distractors'];

function part(number: number, of: number): RunFile {
  const shard = { part: number, of };
  const plan = planRun({ set, methods, model: builtInModel, limit: 60, seed: 7, shard });
  const run = { ...newRun(plan, set, `part-${number}`, stamp.createdAt), model: testRun(1).model };
  return { run, answers: plan.questionIds.map((id) => storedAnswers(testAnswered(plan, id))) };
}

it('the figures, intervals and fits of joined parts are those of the run that was never shared out', () => {
  const figures = (file: RunFile) =>
    compare([file], { resamples: 50 }).map(({ row, ...rest }) => ({
      key: row.key,
      values: row.values,
      ...rest
    }));
  const parts = [3, 1, 4, 2].map((number) => part(number, 4));
  expect(figures(joinShards(parts, stamp).file)).toEqual(figures(testFile(60)));
});
