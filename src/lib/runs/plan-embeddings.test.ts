import { expect, it } from 'vitest';
import { testSet } from '../../../tests/fixtures/run';
import { builtInModel } from '../engine/catalogue';
import type { OptionValue } from '../methods/arm';
import { usualArm } from '../methods/define-method';
import { methodOf } from '../methods/registry';
import { planRun } from './plan';

it.each<[Record<string, OptionValue>, OptionValue | undefined]>([
  [{}, undefined],
  [{ equivalence: 'embeddings' }, 0.75],
  [{ equivalence: 'embeddings', similarity: 0.6 }, 0.6]
])('a plan says what similarity embeddings are told apart by: %j', (options, similarity) => {
  const arm = usualArm(methodOf('samples'));
  const methods = [{ ...arm, options: { ...arm.options, ...options } }];
  const plan = planRun({ set: testSet(2), model: builtInModel, limit: 2, seed: 7, methods });
  expect(plan.arms[0].options.similarity).toBe(similarity);
});
