import { mergedAnswers } from '../runs/merged-answers';
import { setOf } from './replaced-map';
import { runShelf, type RunNews } from './run-shelf.svelte';
import type { ScreenRun } from './screen-run';
import { trouble } from './trouble.svelte';

/** Shows what other tabs do to the runs on the screen. */
export class TabFollower {
  /** @param onScreen the run on the screen of an id */
  constructor(private readonly onScreen: (id: string) => ScreenRun | undefined) {}

  /** What was told last of each run and was not looked at yet; `null` while what came before it is looked at. */
  private readonly told = new Map<string, RunNews | null>();

  /** A run was changed elsewhere: where it is on the screen, what was stored since is shown. */
  async follow(news: RunNews): Promise<void> {
    const { runId } = news;
    if (!this.find(runId)) return;
    const before = this.told.get(runId);
    // What only adds answers does not make less of what changes more.
    if (!before || news.questionId === undefined) this.told.set(runId, news);
    if (before !== undefined) return;
    try {
      for (let next = this.told.get(runId); next; next = this.told.get(runId)) {
        this.told.set(runId, null);
        await (next.questionId === undefined ? this.takeStored(runId) : this.takeAnswers(runId));
      }
    } catch (error) {
      trouble.say(error);
    } finally {
      this.told.delete(runId);
    }
  }

  /** The run on the screen; not the one that came with the lab, which no tab changes. */
  private find(id: string): ScreenRun | undefined {
    const screen = this.onScreen(id);
    return screen?.recorded() ? undefined : screen;
  }

  private async takeAnswers(id: string): Promise<void> {
    const before = this.find(id);
    if (!before || before.busy()) return;
    const known = before.run();
    // One that is not there yet is read whole.
    if (!known) return this.takeStored(id);
    const fresh = await runShelf.newAnswers(known, setOf(before.answers().map((each) => each.questionId)));
    const screen = this.find(id);
    const run = screen?.run();
    if (!screen || !run || screen.busy() || fresh.length === 0) return;
    screen.put({ run, answers: mergedAnswers(run.plan.questionIds, screen.answers(), fresh) });
  }

  private async takeStored(id: string): Promise<void> {
    const before = this.find(id)?.run();
    const stored = await runShelf.load(id);
    const screen = this.find(id);
    if (!screen) return;
    // What a person decided here meanwhile is not in what was read.
    if (screen.run() !== before) return this.takeStored(id);
    if (!stored) {
      if (!screen.busy() && !runShelf.unstored(id).any) await screen.leave();
      return;
    }
    const run = screen.busy() ? screen.run() : null;
    // What this tab asks is its own; what a person decides may come from anywhere.
    if (run) {
      const { overrules, regrouped } = stored.run;
      screen.put({ run: { ...run, overrules, regrouped }, answers: screen.answers() });
    } else screen.put(stored);
  }
}
