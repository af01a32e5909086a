import { beforeEach, describe, expect, it, vi } from 'vitest';
import { testFile } from '../../../tests/fixtures/run';
import {
  added,
  compared,
  correctOf,
  directOf,
  grouping,
  key,
  named,
  other,
  otherGrade,
  person,
  place,
  stored
} from '../../../tests/fixtures/two-tabs';
import { RECORDED } from '../runs/run-id';
import { AddedRun } from './added-run.svelte';
import { comparedRuns } from './compared-runs.svelte';
import { overrule } from './grades';
import { groupings } from './groupings.svelte';
import { lab } from './lab.svelte';
import { runShelf } from './run-shelf.svelte';
import { trouble } from './trouble.svelte';

beforeEach(() => trouble.clear());

describe('a person’s grade for an answer of an added run', () => {
  it('is kept with that run alone, beside what another tab gave it, and its rows follow', async () => {
    const { first, second, whole } = await compared();
    const before = directOf(first).correct;
    const grade = otherGrade(second, 3);
    await Promise.all([
      other.grade(() => whole, [[key(4), person('not-attempted')]]),
      overrule(lab.onScreen(second)!, [place(3)], grade)
    ]);
    const both = { [key(3)]: person(grade), [key(4)]: person('not-attempted') };
    expect((await stored(second))!.run.overrules).toEqual(both);
    await vi.waitFor(() => expect(added().run()!.overrules).toEqual(both));
    expect([3, 4].map((question) => correctOf(second, question))).toEqual([grade === 'right' ? 1 : 0, -1]);
    expect(directOf(first).correct).toEqual(before);
    expect((await stored(first))!.run.overrules).toEqual({});

    await overrule(lab.onScreen(second)!, [place(3)], null);
    expect((await stored(second))!.run.overrules).toEqual({ [key(4)]: person('not-attempted') });
    expect(trouble.text).toBeNull();
  });

  it('is kept with a copy where it is the recorded run, which takes its place', async () => {
    const { first } = await compared();
    comparedRuns.takeAway(2);
    const recorded = new AddedRun(2, RECORDED, lab.desk);
    recorded.put(named(testFile(12, 9), 'as recorded'));
    lab.view.add(recorded);
    const screen = lab.onScreen('as recorded')!;
    await Promise.all([overrule(screen, [place(0)], 'right'), overrule(screen, [place(1)], 'wrong')]);
    const { id } = recorded;
    expect(id).toMatch(/^graded-/);
    expect(comparedRuns.ids).toEqual([first, id]);
    const kept = { [key(0)]: person('right'), [key(1)]: person('wrong') };
    expect((await stored(id))!.run.overrules).toEqual(kept);
    expect(lab.view.added[0]!.looked.run()!.overrules).toEqual(kept);
    expect(recorded.recorded()).toBe(false);
  });

  it('is told where it could not be kept', async () => {
    const { second } = await compared();
    const screen = lab.onScreen(second)!;
    await runShelf.store.use(async (db) => {
      const record = (await db.get('runs', second))!;
      await db.put('runs', { ...record, removed: true });
    });
    await overrule(screen, [place(0)], 'right');
    expect(trouble.text).toMatch(/^The grade was not stored: /);
  });
});

it('drawn answers of an added run are grouped, and that is taken back, in that run alone', async () => {
  const { first, second } = await compared();
  const of = groupings.of(lab.onScreen(second)!);
  await of.regroup(place(2), grouping);
  expect((await stored(second))!.run.regrouped).toEqual({ [key(2)]: grouping });
  expect((await stored(first))!.run.regrouped).toBeUndefined();
  expect([of.canUndo(place(2)), groupings.of(lab.looked).canUndo(place(2))]).toEqual([true, false]);
  await of.undo(place(2));
  expect((await stored(second))!.run.regrouped).toBeUndefined();
});
