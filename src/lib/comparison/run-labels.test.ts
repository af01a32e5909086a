import fc from 'fast-check';
import { expect, it } from 'vitest';
import { testRun } from '../../../tests/fixtures/run';
import type { Run } from '../runs/run';
import { runLabels } from './run-labels';

const run = testRun(6);
const of = (modelId: string): Run => ({ ...run, model: { ...run.model!, modelId } });
const given = { file: 'own.csv', words: true, signals: {}, notes: [] };

it('names runs by what differs first, and by no more', () => {
  expect(runLabels([of('hub/small'), of('large')])).toEqual(['small', 'large']);
  expect(runLabels([run, testRun(6, 8)])).toEqual(['seed 7', 'seed 8']);
  expect(runLabels([testRun(1), testRun(2)])).toEqual(['1 question', '2 questions']);
  expect(runLabels([of('a'), of('b'), { ...of('b'), title: 'Graded' }])).toEqual([
    'a',
    `b · ${run.title}`,
    'b · Graded'
  ]);
  expect(runLabels([run, { ...run, predictions: given }])[1]).toBe('own.csv');
  expect(runLabels([run])).toEqual([run.model!.modelId]);
  expect(runLabels([])).toEqual([]);
});

it('no two names are alike, whatever the runs are', () => {
  const any = fc.record({
    modelId: fc.constantFrom('a', 'b'),
    seed: fc.constantFrom(1, 2),
    title: fc.constantFrom('x', 'y'),
    predictions: fc.constantFrom(undefined, given)
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 5 }), (all) => {
      const labels = runLabels(
        all.map(({ modelId, seed, title, predictions }) => ({
          ...of(modelId),
          title,
          plan: { ...run.plan, seed },
          ...(predictions && { predictions })
        }))
      );
      expect(new Set(labels).size).toBe(labels.length);
      for (const label of labels) expect(label).not.toBe('');
    })
  );
});
