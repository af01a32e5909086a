import { beforeEach, describe, expect, it, vi } from 'vitest';
import { testFile } from '../../../tests/fixtures/run';
import {
  added,
  compared,
  correctOf,
  directOf,
  grouping,
  key,
  moves,
  named,
  nextTask,
  other,
  otherGrade,
  person,
  stored,
  tab
} from '../../../tests/fixtures/two-tabs';
import type { Verdict } from '../questions/verdict';
import { overruleKey, type RunFile } from '../runs/run';
import { changeGrades, keepAnswers } from '../store/runs';
import { AddedRun } from './added-run.svelte';
import { comparedRuns } from './compared-runs.svelte';
import { overrule } from './grades';
import { lab } from './lab.svelte';
import { RunMoves } from './run-moves.svelte';
import { runShelf, type RunNews } from './run-shelf.svelte';
import { trouble } from './trouble.svelte';

beforeEach(() => trouble.clear());

describe('what another tab does to an added run', () => {
  it('shows here: answers as they come, grades, groupings', async () => {
    const { second, whole } = await compared(5);
    await other.keep(() => whole, whole.answers[5]!);
    await vi.waitFor(() => expect(added().answers()).toHaveLength(6));
    expect(directOf(second).correct).toHaveLength(6);

    const question = Number(directOf(second).questionIds[0]!.slice(1));
    const grade = otherGrade(second, question);
    await other.grade(() => whole, [[key(question), person(grade)]]);
    await vi.waitFor(() => expect(added().run()!.overrules).toEqual({ [key(question)]: person(grade) }));
    expect(correctOf(second, question)).toBe(grade === 'right' ? 1 : 0);

    await other.regroup(() => whole, [[key(1), grouping]]);
    await vi.waitFor(() => expect(added().run()!.regrouped).toEqual({ [key(1)]: grouping }));
  });

  it('is not lost where answers come in at the same time', async () => {
    const { second: runId, whole } = await compared(5);
    await runShelf.store.use(async (db) => {
      for (const answers of whole.answers.slice(5, 8)) await keepAnswers(db, runId, answers);
      await changeGrades(db, runId, [[key(0), person('right')]]);
    });
    // All of it is told before the first of it is looked at.
    for (const news of [{ questionId: 'q5' }, {}, { questionId: 'q6' }])
      tab.postMessage({ runId, ...news } satisfies RunNews);
    await vi.waitFor(() => expect(added().run()!.overrules).toEqual({ [key(0)]: person('right') }));
    expect(added().answers()).toHaveLength(8);
  });

  it('does not undo on the screen what is decided here while it is read', async () => {
    const { second: runId } = await compared();
    const screen = lab.onScreen(runId)!;
    const expected: Record<string, Verdict> = {};
    for (let turns = 0; turns < 24; turns++) {
      const there = key(turns % 12, turns < 12 ? 'direct' : 'distractors');
      await runShelf.store.use((db) => changeGrades(db, runId, [[there, person('right')]]));
      tab.postMessage({ runId } satisfies RunNews);
      for (let turn = 0; turn < turns; turn++) await (turn % 2 ? Promise.resolve() : nextTask());
      const here = { questionId: `q${turns % 12}`, armId: 'verbalized' };
      const grade = turns < 12 ? 'right' : 'wrong';
      await overrule(screen, [here], grade);
      Object.assign(expected, {
        [there]: person('right'),
        [overruleKey(here.questionId, here.armId)]: person(grade)
      });
      await vi.waitFor(() => expect(screen.run()!.overrules).toEqual(expected));
    }
  });

  it('takes its rows away where it removes it, says so, and brings them back with it', async () => {
    const { first, second } = await compared();
    const rows = lab.view.all.length;
    lab.view.pin(`2:${lab.view.rows[0]!.key}`, true);
    const { pinnedKeys } = lab.view;
    await moves.remove(second);
    await vi.waitFor(() => expect(added().run()).toBeNull());
    expect(added().fault).toMatch(/^“second-\d+” was removed in another tab; it can be put back/);
    expect(lab.view.all.every(({ run }) => run.id === first)).toBe(true);
    expect(lab.run!.id).toBe(first);
    expect(trouble.text).toBeNull();
    expect(comparedRuns.ids).toEqual([first, second]);

    await moves.putBack(second);
    await vi.waitFor(() => expect(added().run()?.id).toBe(second));
    expect(added().fault).toBeNull();
    expect(lab.view.all).toHaveLength(rows);
    expect(lab.view.pinnedKeys).toEqual(pinnedKeys);
  });

  it('shows where this tab takes it back itself', async () => {
    const { second } = await compared();
    await moves.remove(second);
    await vi.waitFor(() => expect(added().run()).toBeNull());
    await new RunMoves(runShelf).putBack(second);
    expect(added().run()?.id).toBe(second);
  });

  it('changes nothing of a run that is not on the screen', async () => {
    const { first, whole } = await compared();
    comparedRuns.takeAway(2);
    const { run } = lab;
    await other.grade(() => whole, [[key(0), person('right')]]);
    expect(lab.run).toBe(run);
    expect(lab.view.runs.map(({ run }) => run.id)).toEqual([first]);
  });
});

it('a file that is joined with a run on the screen shows in its rows, and so does taking that back', async () => {
  const { second, whole } = await compared(5);
  const own = new RunMoves(runShelf);
  const opened = await own.put(whole);
  expect(added().answers()).toHaveLength(12);
  expect(comparedRuns.put((await stored(second))!)).toBe(false);
  await own.undo(opened);
  expect(added().answers()).toHaveLength(5);
});

it('what is asked on the desk is changed there', async () => {
  const { second, whole } = await compared();
  const desk = {
    run: whole.run,
    answers: whole.answers.slice(0, 3),
    busy: true,
    put(file: RunFile) {
      Object.assign(this, file);
    }
  };
  const asked = new AddedRun(3, second, desk);
  asked.put(whole);
  expect(asked.answers()).toBe(desk.answers);
  asked.put({ run: { ...asked.run()!, title: 'Another' }, answers: asked.answers() });
  expect([desk.run.title, desk.answers.length, asked.busy()]).toEqual(['Another', 3, true]);
});

it('a run that an address names is there once its file came', async () => {
  const { first } = await compared();
  comparedRuns.takeAway(2);
  await comparedRuns.add('not-yet');
  expect(added().absent).toBe(true);
  const come = await new RunMoves(runShelf).keep(named(testFile(12, 9), 'not-yet'));
  expect(comparedRuns.put(come)).toBe(true);
  expect(comparedRuns.ids).toEqual([first, 'not-yet']);
  expect(added().answers()).toHaveLength(12);

  await comparedRuns.add('elsewhere');
  await moves.put(named(testFile(12, 9), 'elsewhere'));
  await vi.waitFor(() => expect(lab.view.runs.map(({ run }) => run.id)).toContain('elsewhere'));
});
