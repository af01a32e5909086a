import { expect, it } from 'vitest';
import { testRun, testTraces } from '../../../tests/fixtures/run';
import { mergedTraces } from './merged-traces';

const { plan } = testRun(5);
const of = (...places: number[]) => places.flatMap((i) => testTraces(plan, plan.questionIds[i]));

it('holds each question once, the first’s where both have it, in the plan’s order', () => {
  expect(mergedTraces(plan.questionIds, of(0, 3), of(1, 3, 4))).toEqual(of(0, 1, 3, 4));
  const [other] = testTraces({ ...plan, seed: 99 }, plan.questionIds[3]);
  expect(mergedTraces(plan.questionIds, of(3), [other])).toEqual(of(3));
  expect(mergedTraces(plan.questionIds, [], [])).toEqual([]);
});
