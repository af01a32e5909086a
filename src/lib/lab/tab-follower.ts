import { mergedAnswers } from '../runs/merged-answers';
import type { Run, RunFile, StoredAnswers } from '../runs/run';
import { setOf } from './replaced-map';
import { runShelf, type RunNews } from './run-shelf.svelte';
import { trouble } from './trouble.svelte';

/** The run on the screen, as far as other tabs change it. */
export interface FollowedScreen {
  readonly run: Run | null;
  readonly answers: StoredAnswers[];
  /** Whether it is the run that came with the lab, which no tab changes. */
  readonly recorded: boolean;
  /** The run being asked here. */
  readonly desk: { run: Run | null };
  /** Whether this tab asks the run of an id. */
  asks(id: string): boolean;
  /** Puts a run, as it is now, in the place of the one on the screen. */
  put(file: RunFile): void;
  /** Shows another run in its place. */
  openLast(): Promise<void>;
}

/** Shows what other tabs do to the run on the screen. */
export class TabFollower {
  constructor(private readonly screen: FollowedScreen) {}

  /** What other tabs told last and was not looked at yet. */
  private news: RunNews | null = null;
  private following = false;

  /** Another tab changed a run: where it is on the screen, what was stored since is shown. */
  async follow(news: RunNews): Promise<void> {
    if (this.screen.recorded || this.screen.run?.id !== news.runId) return;
    // What only adds answers does not make less of what changes more.
    if (!this.news || this.news.questionId !== undefined) this.news = news;
    if (this.following) return;
    this.following = true;
    try {
      while (this.news) {
        const { runId, questionId } = this.news;
        this.news = null;
        await (questionId === undefined ? this.takeStored(runId) : this.takeAnswers(runId));
      }
    } catch (error) {
      trouble.say(error);
    } finally {
      this.following = false;
    }
  }

  private async takeAnswers(id: string): Promise<void> {
    if (!this.screen.run || this.screen.run.id !== id || this.screen.asks(id)) return;
    const known = setOf(this.screen.answers.map(({ questionId }) => questionId));
    const fresh = await runShelf.newAnswers(this.screen.run, known);
    const { run } = this.screen;
    if (!run || run.id !== id || this.screen.asks(id) || fresh.length === 0) return;
    this.screen.put({ run, answers: mergedAnswers(run.plan.questionIds, this.screen.answers, fresh) });
  }

  private async takeStored(id: string): Promise<void> {
    const stored = await runShelf.load(id);
    if (this.screen.run?.id !== id || this.screen.recorded) return;
    if (!stored) {
      if (this.screen.asks(id) || runShelf.unstored(id).any) return;
      trouble.say('The run on the screen was removed in another tab; it can be put back on the Runs page.');
      await this.screen.openLast();
      return;
    }
    // What this tab asks is its own; a person's grades may come from anywhere.
    if (this.screen.asks(id))
      this.screen.desk.run = { ...this.screen.desk.run!, overrules: stored.run.overrules };
    else this.screen.put(stored);
  }
}
