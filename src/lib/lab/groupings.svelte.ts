import type { Grouping } from '../methods/equivalence/grouping';
import type { GradePlace } from '../runs/graded-replies';
import { overruleKey, type Run } from '../runs/run';
import { InTurn } from '../store/in-turn';
import { keepOwnCopy } from './own-copy';
import { runShelf } from './run-shelf.svelte';
import { asNow, fileOn, type ScreenRun } from './screen-run';
import { trouble } from './trouble.svelte';

/** How a person groups drawn answers of the runs on the screen, and what can be taken back. */
export class Groupings {
  private steps = $state.raw<{ runId: string; key: string; before: Grouping | null }[]>([]);

  /** What was done last; moves come faster than they are stored, and each is about what the one before left. */
  private readonly turns = new InTurn();

  /** What can be done to drawn answers of a run on the screen. */
  of(screen: ScreenRun) {
    return {
      /** Whether the last move in a place can be taken back. */
      canUndo: (place: GradePlace) => this.lastStep(screen, place) !== undefined,
      /** Groups drawn answers otherwise; everything follows. `null` goes back to how the run made them. */
      regroup: (place: GradePlace, grouping: Grouping | null) => this.regroup(screen, place, grouping),
      /** Takes the last move in a place back. */
      undo: (place: GradePlace) => this.undo(screen, place)
    };
  }

  private regroup(
    screen: ScreenRun,
    { questionId, armId }: GradePlace,
    grouping: Grouping | null
  ): Promise<void> {
    const key = overruleKey(questionId, armId);
    return this.turns.do(async () => {
      const before = screen.run()?.regrouped?.[key] ?? null;
      const runId = await this.change(screen, key, grouping);
      if (runId !== null) this.steps = [...this.steps, { runId, key, before }];
    });
  }

  private undo(screen: ScreenRun, place: GradePlace): Promise<void> {
    return this.turns.do(async () => {
      const step = this.lastStep(screen, place);
      if (!step) return;
      this.steps = this.steps.filter((each) => each !== step);
      await this.change(screen, step.key, step.before);
    });
  }

  private lastStep(screen: ScreenRun, { questionId, armId }: GradePlace) {
    const key = overruleKey(questionId, armId);
    return this.steps.findLast((step) => step.runId === screen.runId() && step.key === key);
  }

  /** Returns the id of the run that was changed: that of its copy where it is the recorded one. */
  private async change(screen: ScreenRun, key: string, grouping: Grouping | null): Promise<string | null> {
    let changed: string | null = null;
    try {
      const kept = keepOwnCopy(screen);
      const before = fileOn(screen);
      if (!before) return null;
      const regrouped = { ...before.run.regrouped };
      if (grouping) regrouped[key] = grouping;
      else delete regrouped[key];
      const run: Run = { ...before.run, regrouped };
      if (Object.keys(regrouped).length === 0) delete run.regrouped;
      const file = { run, answers: before.answers };
      screen.put(file);
      changed = run.id;
      await Promise.all([kept, runShelf.regroup(() => asNow(screen, file), [[key, grouping]])]);
    } catch (error) {
      trouble.say(error, 'The grouping was not stored: ');
    }
    return changed;
  }
}

/** What can be done to drawn answers of one run. */
export type GroupingMoves = ReturnType<Groupings['of']>;

/** The page's groupings. */
export const groupings = new Groupings();
