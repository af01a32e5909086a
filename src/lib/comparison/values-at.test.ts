import { expect, it } from 'vitest';
import { testFile } from '../../../tests/fixtures/run';
import { rowsOf } from './rows';
import { movesWithTemperature, valuesAt } from './values-at';

it('gives the same values at a temperature it was moved away from and back to, and makes them once a step', () => {
  const moved = rowsOf(testFile(12)).filter(movesWithTemperature);
  expect(moved.length).toBeGreaterThan(3);
  for (const row of moved) {
    const warm = valuesAt(row, 3);
    expect(valuesAt(row, 3)).toBe(warm);
    expect(valuesAt(row, 0.3)).not.toEqual(warm);
    expect(valuesAt(row, 3)).toEqual(warm);
    expect(valuesAt({ ...row, answers: row.answers.slice(1) }, 3)).toEqual(warm.slice(1));
    expect(valuesAt(row, null)).toBe(row.values);
  }
});
