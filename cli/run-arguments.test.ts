import { expect, it } from 'vitest';
import { parseRunArguments } from './run-arguments';

it('goes on with a run as it was planned', () => {
  expect(parseRunArguments(['--resume', 'out'])).toMatchObject({
    kind: 'resumed',
    out: 'out',
    settings: { splitting: 'halves' }
  });
  expect(parseRunArguments(['--resume', 'out', '--split', 'folds'])).toMatchObject({
    settings: { splitting: 'folds' }
  });
  for (const also of [['--seed', '0'], ['--set', 'workshop-40'], ['--out', 'out'], ['--force']]) {
    expect(() => parseRunArguments(['--resume', 'out', ...also])).toThrow(
      `${also[0]} cannot be given with it`
    );
  }
});

it('replaces results only when told', () => {
  expect(parseRunArguments(['--set', 'workshop-40'])).toMatchObject({
    kind: 'new',
    out: 'out',
    force: false
  });
  expect(parseRunArguments(['--set', 'workshop-40', '--force'])).toMatchObject({ force: true });
});
