import { expect, it } from 'vitest';
import { methods } from '../methods/registry';
import { signalsFrom } from '../signals/registry';
import { firstRows, type Row } from './rows';

const rows = methods.flatMap(({ id, leaves }) =>
  signalsFrom(leaves).map((signal) => ({ run: { id: 'a run' }, arm: { id }, signal }) as Row)
);

it('gives every method a probability that is looked at first, of what it asks for', () => {
  const first = firstRows(rows);
  expect(Object.fromEntries(first.map(({ arm, signal }) => [arm.id, signal.id]))).toMatchObject({
    direct: 'length-normalised-probability',
    verbalized: 'number-expectation',
    'verbalized-free': 'stated-number',
    distractors: 'option-probability',
    'distractors-letter': 'letter-probability'
  });
  expect(first).toHaveLength(methods.length);
  for (const { signal } of first) expect(signal.kind).toBe('probability');
  expect(firstRows([])).toEqual([]);
});
