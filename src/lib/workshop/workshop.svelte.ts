import { base } from '$app/paths';
import * as v from 'valibot';
import { fetchRecordedRun } from '../lab/built-in';
import { runShelf } from '../lab/run-shelf.svelte';
import { questionSets } from '../lab/sets.svelte';
import type { RunFile } from '../runs/run';
import { KeptValue } from './kept-value.svelte';
import { covers } from './model-rows';
import { drawQuiz, type Quiz } from './quiz';
import { defaultWorkshop, namesWorkshop, workshopFrom, workshopSchema } from './settings';

/** What the chapters share: what the teacher chose, the questions, the runs that answer, and which chapters are done. */
class Workshop {
  readonly settings = new KeptValue('settings', workshopSchema, defaultWorkshop);
  /** Ids of the chapters that were gone through. */
  readonly done = new KeptValue('done', v.array(v.string()), []);
  /** `null` until the set is read, and where it cannot be. */
  quiz = $state.raw<Quiz | null>(null);
  /** Why there are no questions, in words. */
  fault = $state<string | null>(null);
  private drawn = '';

  /**
   * Reads what the address names, or else what was kept; then the questions. For `onMount`: returns what ends it.
   * @param query of the address
   */
  open(query: URLSearchParams): () => void {
    const ends = [this.settings.open(), this.done.open()];
    if (namesWorkshop(query)) this.settings.value = workshopFrom(query);
    void this.draw();
    return () => ends.forEach((end) => end());
  }

  /** What is kept of a chapter that hangs on the questions is kept by this. */
  get round(): string {
    const { set, seed } = this.settings.value;
    return `${set}/${seed}`;
  }

  private async draw(): Promise<void> {
    const { set, seed } = this.settings.value;
    if (this.drawn === this.round) return;
    this.drawn = this.round;
    this.quiz = null;
    this.fault = null;
    try {
      await questionSets.ready;
      this.quiz = drawQuiz(await questionSets.load(set), seed);
    } catch (error) {
      this.drawn = '';
      this.fault = error instanceof Error ? error.message : String(error);
    }
  }

  /** Marks a chapter as gone through. */
  finish(id: string): void {
    if (!this.done.value.includes(id)) this.done.value = [...this.done.value, id];
  }

  private readonly fetched = new Map<string, Promise<RunFile | null>>();

  /**
   * A run that came with the lab; read once.
   * @throws Error in words when it cannot be read; the next call tries again
   */
  recorded(name: 'recorded-run' | 'workshop-run'): Promise<RunFile | null> {
    let run = this.fetched.get(name);
    if (!run) {
      run = fetchRecordedRun(new URL(`${base}/`, location.href).href, name);
      run.catch(() => this.fetched.delete(name));
      this.fetched.set(name, run);
    }
    return run;
  }

  /** A run that answered all questions of the round: one of this browser's own, or one that came with the lab; or `null`. */
  async answersToRound(quiz: Quiz): Promise<RunFile | null> {
    const ids = quiz.questions.map(({ question }) => question.id);
    for (const { id, plan } of runShelf.runs) {
      if (plan.setId !== quiz.set) continue;
      const own = await runShelf.load(id).catch(() => null);
      if (own && covers(own, quiz.set, ids)) return own;
    }
    for (const name of ['workshop-run', 'recorded-run'] as const) {
      const recorded = await this.recorded(name);
      if (recorded && covers(recorded, quiz.set, ids)) return recorded;
    }
    return null;
  }
}

/** The page's one workshop. */
export const workshop = new Workshop();
