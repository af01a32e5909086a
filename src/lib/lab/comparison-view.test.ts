import { expect, it } from 'vitest';
import { testFile } from '../../../tests/fixtures/run';
import { compare, figuresAt } from '../comparison/compare';
import { rowsOf } from '../comparison/rows';
import { rowsTable } from '../comparison/paper/rows-table';
import type { RunFile } from '../runs/run';
import { AddedRun } from './added-run.svelte';
import { ComparisonView } from './comparison-view.svelte';

const first = testFile(20);
const second: RunFile = { ...testFile(24, 8), run: { ...testFile(24, 8).run, id: 'run-2' } };
const nothingAsked = { run: null, answers: [], busy: false, put: () => {} };

/** A comparison of the first run, to which the second was added as the run of a number. */
function both(number = 2): ComparisonView {
  const view = new ComparisonView({
    run: () => first.run,
    answers: () => first.answers,
    busy: () => false,
    recorded: () => false
  });
  const added = new AddedRun(number, second.run.id, nothingAsked);
  added.file = second;
  view.add(added);
  return view;
}

it('rows of an added run join the others with the figures they have alone', () => {
  const { shown, runs } = both();
  const [own, others] = [rowsOf(first), rowsOf(second)];
  expect(shown.map(({ key }) => key)).toEqual([
    ...own.map(({ key }) => key),
    ...others.map(({ key }) => `2:${key}`)
  ]);
  expect(runs.map(({ name }) => name)).toEqual(['20 questions', '24 questions']);
  for (const [i, row] of [...own, ...others].entries()) {
    const { order, confidence } = figuresAt(row, null);
    expect(shown[i]).toMatchObject({ order, confidence });
  }
  const fromCommand = compare([first, second], { resamples: 0 });
  expect(shown.map(({ order }) => order)).toEqual(fromCommand.map(({ order }) => order));
});

it('a temperature, a diagram and its going are of one run alone', () => {
  const view = both(3);
  const [key, other] = ['distractors/option-probability', '3:distractors/option-probability'];
  const at = (wanted: string) => view.shown.find((each) => each.key === wanted)!;
  const before = at(key);
  view.look([other], 3);
  expect(at(key)).toMatchObject({ temperature: null, confidence: before.confidence });
  expect(at(other).temperature).toBe(3);
  view.pin(other, true);
  expect(view.cards.map((card) => card.key)).toContain(other);
  view.takeAway(3);
  expect([view.temperatures.size, view.runs.length]).toEqual([0, 1]);
  expect(view.pinned).not.toContain(other);
  expect(view.shown.map(({ run }) => run)).toEqual(view.rows.map(() => null));
});

it('the copied table has a column of runs only where there are several', () => {
  const view = both();
  expect(rowsTable(view.shown, 'csv')).toMatch(/^run,asked,/);
  expect(rowsTable(view.shown, 'markdown')).toContain('| 24 questions |');
  expect(rowsTable(view.shown, 'latex')).toContain('24 questions: Test, 24 questions');
  view.takeAway(2);
  expect(rowsTable(view.shown, 'csv')).toMatch(/^asked,/);
});
