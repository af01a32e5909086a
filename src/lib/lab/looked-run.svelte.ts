import type { Run, RunFile, StoredAnswers } from '../runs/run';
import type { RunDesk } from './run-desk.svelte';
import type { ScreenRun } from './screen-run';
import { trouble } from './trouble.svelte';

/** The run looked at: the one on the desk, or another beside it. */
export class LookedRun implements ScreenRun {
  /** The run that is looked at and is not the desk's. */
  beside = $state.raw<RunFile | null>(null);
  private cameWithLab = $state(false);

  /**
   * @param desk where a run is asked
   * @param showOther shows another run in the place of one that is gone
   */
  constructor(
    private readonly desk: RunDesk,
    private readonly showOther: () => Promise<void>
  ) {}

  runId(): string | null {
    return this.run()?.id ?? null;
  }

  run(): Run | null {
    return this.beside ? this.beside.run : this.desk.run;
  }

  answers(): StoredAnswers[] {
    return this.beside ? this.beside.answers : this.desk.answers;
  }

  busy(): boolean {
    return this.desk.busy && this.beside === null;
  }

  recorded(): boolean {
    return this.cameWithLab;
  }

  /** Looks at a run beside the desk, or by `null` at the desk's. @param recorded whether it is the one that came with the lab */
  show(beside: RunFile | null, recorded: boolean): void {
    this.beside = beside;
    this.cameWithLab = recorded;
  }

  put(file: RunFile): void {
    if (this.beside) this.beside = file;
    else this.desk.put(file);
  }

  becomes(copy: RunFile): void {
    this.put(copy);
    this.cameWithLab = false;
  }

  leave(): Promise<void> {
    trouble.say('The run on the screen was removed in another tab; it can be put back on the Runs page.');
    return this.showOther();
  }
}
