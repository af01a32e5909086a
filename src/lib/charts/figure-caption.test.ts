import { expect, it } from 'vitest';
import { testRun } from '../../../tests/fixtures/run';
import { figureFacts, wrapped } from './figure-caption';

it('a figure says how many answers it shows, and of which run', () => {
  expect(figureFacts(testRun(3), 3)).toMatch(
    /^n = 3 · Test · smollm2-135m \(CPU, .*\) · seed 7 · 2026-01-01$/
  );
});

it('breaks lines at spaces, never within a word', () => {
  expect(wrapped('a bb ccc dddd', 5)).toEqual(['a bb', 'ccc', 'dddd']);
  expect(wrapped('unbreakable', 5)).toEqual(['unbreakable']);
  expect(wrapped('one line', 80)).toEqual(['one line']);
});
