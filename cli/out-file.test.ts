import { expect, it } from 'vitest';
import { oneRunArguments } from './out-file';
import { UsageError } from './usage-error';

it('tells what is wrong with the arguments on one line', () => {
  const message = (...argv: string[]) => {
    try {
      oneRunArguments('lab evidence', argv);
      return null;
    } catch (error) {
      expect(error).toBeInstanceOf(UsageError);
      return (error as Error).message;
    }
  };
  expect(message('run.json', '--out', 'a.jsonl', '--force')).toBeNull();
  expect(message('run.json', '--out', '--force')).toMatch(/^[^\n]*--out[^\n]*$/);
  expect(message()).toBe('lab evidence needs one file: a run.json that the lab wrote.');
});
