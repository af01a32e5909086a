import type { Run, RunFile, StoredAnswers } from '../runs/run';
import { RECORDED } from '../runs/run-id';
import type { ScreenRun } from './screen-run';

/** Where a run is asked, as far as an added run follows it. */
export interface AskedNow {
  readonly run: Run | null;
  readonly answers: StoredAnswers[];
  readonly busy: boolean;
  /** Puts its run, as it is now, in its place. */
  put(file: RunFile): void;
}

/** Why a run that is not stored here cannot be shown: its file helps. */
export const ABSENT = 'It is not in this browser.';

/** A run whose rows are added to those of the run looked at. */
export class AddedRun implements ScreenRun {
  /** Its id, as an address names it. */
  id: string = $state('');
  /** The run with its answers, once it is read. */
  file = $state.raw<RunFile | null>(null);
  /** Why it cannot be shown, or `null`. */
  fault = $state.raw<string | null>(null);

  /**
   * @param number of the run in the comparison, from 2
   * @param id of the run, as an address names it
   * @param desk where a run is asked: while it is this one, its answers come in
   */
  constructor(
    readonly number: number,
    id: string,
    private readonly desk: AskedNow
  ) {
    this.id = id;
  }

  /** Whether it is not in this browser. */
  get absent(): boolean {
    return this.fault === ABSENT;
  }

  private get onDesk(): boolean {
    return this.file !== null && this.desk.run?.id === this.file.run.id;
  }

  runId(): string {
    return this.file?.run.id ?? this.id;
  }

  run(): Run | null {
    return this.onDesk ? this.desk.run : (this.file?.run ?? null);
  }

  answers(): StoredAnswers[] {
    return this.onDesk ? this.desk.answers : (this.file?.answers ?? NONE);
  }

  busy(): boolean {
    return this.onDesk && this.desk.busy;
  }

  recorded(): boolean {
    return this.id === RECORDED;
  }

  put(file: RunFile): void {
    if (this.onDesk) this.desk.put(file);
    this.file = file;
    this.fault = null;
  }

  becomes(copy: RunFile): void {
    this.id = copy.run.id;
    this.file = copy;
  }

  /** Its rows are gone; they come back with it. */
  leave(): void {
    if (!this.file) return;
    this.fault = `“${this.file.run.title}” was removed in another tab; it can be put back on the Runs page.`;
    this.file = null;
  }
}

/** The same each time: what follows answers does not see others in it. */
const NONE: StoredAnswers[] = [];
