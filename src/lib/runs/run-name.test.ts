import { expect, it } from 'vitest';
import { testRun } from '../../../tests/fixtures/run';
import { fileName, runName } from './run-name';

it('names tell the run, and a row of it, without what a file system refuses', () => {
  const run = testRun(3);
  expect(runName(run)).toBe('run-test-smollm2-135m-3-seed7-2026-01-01');
  expect(fileName('reliability', run, 'direct/mean-token-entropy')).toBe(
    'reliability-test-smollm2-135m-3-seed7-2026-01-01-direct-mean-token-entropy'
  );
});
