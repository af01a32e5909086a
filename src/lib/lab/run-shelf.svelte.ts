import { checkRunBeside } from '../runs/file/read-beside';
import type { Run, RunFile, StoredAnswers } from '../runs/run';
import { asStoredPieces } from '../store/as-stored';
import { StoreConnection } from '../store/connection';
import type { LabDatabase } from '../store/database';
import type { RunRecord } from '../store/run-record';
import {
  addRun,
  answeredQuestions,
  changeGrades,
  changeGroupings,
  changeRun,
  keepAnswers,
  loadAnswers,
  loadRun,
  rawRun,
  type GradeChanges,
  type GroupingChanges,
  type RunChange
} from '../store/runs';
import { mayWorkLater, storeError } from '../store/store-error';
import { keepValue } from './kept-text';
import { ListedRuns } from './listed-runs.svelte';
import { runTitle } from './run-title';
import { TabChannel } from './tab-channel';
import { WaitingRuns } from './waiting-runs.svelte';

/** How often what waits is tried again, and other tabs' asking is looked at; milliseconds. */
const AGAIN = 3000;

/** A run as the list names it. */
export type ListedRun = Omit<RunRecord, 'order' | 'removed'>;

/** What a tab tells the others: which run changed, and whether only by what a question gave. */
export interface RunNews {
  runId: string;
  questionId?: string;
}

/** The runs of this browser: what is stored, what waits to be, and what other tabs do with them. */
export class RunShelf {
  private readonly connection = new StoreConnection();
  private readonly list = new ListedRuns(this.connection);
  private readonly waiting = new WaitingRuns(this.connection, () => this.tick());
  /** Runs that are here, the newest first: also those that could not be stored yet. */
  readonly runs: ListedRun[] = $derived([
    ...this.waiting.files
      .map(({ run }) => run)
      .filter(({ id }) => !this.list.stored.some((each) => each.id === id)),
    ...this.list.stored
  ]);

  private readonly channel = new TabChannel<RunNews>('calibration-lab/runs');
  private watchers: ((news: RunNews) => Promise<void>)[] = [];
  private timer: ReturnType<typeof setInterval> | undefined;

  /** Whether there is a store: where the browser refuses it, runs live on the screen alone. */
  connected = false;

  /** Runs taken off the list that can be put back. */
  get removed(): RunRecord[] {
    return this.list.removed;
  }

  /** Why some of the runs cannot be shown, by id. */
  get faults(): ReadonlyMap<string, string> {
    return this.list.faults;
  }

  /** Runs that are being asked, here or in another tab. */
  get asked(): ReadonlySet<string> {
    return this.list.asked;
  }

  /** Why something waits to be stored, in words, or `null` when all is stored. */
  get problem(): string | null {
    return this.waiting.problem;
  }

  /** The way to the database. */
  get store(): StoreConnection {
    return this.connection;
  }

  /** Opens the store and lists what is there. @throws StoreRefused where there is none to be had */
  async start(): Promise<void> {
    this.channel.listen((news) => {
      void (news.questionId === undefined ? this.refresh() : this.look());
      for (const watcher of this.watchers) void watcher(news);
    });
    await this.connection.open();
    this.connected = true;
    await this.refresh();
  }

  /** Calls when a run is changed that may be on the screen, by another tab first of all. Returns what ends it. */
  watch(watcher: (news: RunNews) => Promise<void>): () => void {
    this.watchers.push(watcher);
    return () => (this.watchers = this.watchers.filter((each) => each !== watcher));
  }

  /** Looks at the store and at the other tabs again. */
  async refresh(): Promise<void> {
    await this.list.refresh();
    // For static/page-guard.js: the next visit begins with one of them.
    keepValue('own-runs', this.runs.length > 0);
    await this.look();
  }

  /** Looks at which runs are being asked. */
  private async look(): Promise<void> {
    await this.list.lookAtLocks();
    this.tick();
  }

  /** Something waits or is being asked elsewhere: it is looked at again and again until it does not. */
  private tick(): void {
    const wanted = this.problem !== null || this.list.asked.size > 0;
    if (wanted === (this.timer !== undefined)) return;
    clearInterval(this.timer);
    this.timer = wanted ? setInterval(() => void this.again(), AGAIN) : undefined;
  }

  /** Tries again to store what waits. */
  async again(): Promise<void> {
    if (this.problem === null) return this.look();
    const waited = await this.waiting.flush();
    if (waited === null) return this.look();
    for (const runId of waited) this.channel.say({ runId });
    await this.refresh();
  }

  /** How many answers of a run are not stored, and whether something else of it is not. */
  unstored(runId: string): { answers: number; any: boolean } {
    return this.waiting.unstored(runId);
  }

  /** Everything of which something is not stored. */
  get unstoredRuns(): RunFile[] {
    return this.waiting.files;
  }

  /** Tells the other tabs that a run changed, and looks at the store again. @param here whether this tab is to be told too */
  async changed(runId: string, here = false): Promise<void> {
    this.channel.say({ runId });
    await this.refresh();
    if (here) await Promise.all(this.watchers.map((watcher) => watcher({ runId })));
  }

  /** @throws RunGone when the run was removed in another tab */
  private async write(
    whole: () => RunFile,
    write: (db: LabDatabase) => Promise<unknown>,
    questionId?: string
  ): Promise<boolean> {
    const runId = whole().run.id;
    const stored = await this.waiting.write(whole, write, questionId !== undefined);
    if (questionId === undefined) await this.changed(runId);
    else this.channel.say({ runId, questionId });
    return stored;
  }

  /** Gives up what waits to be stored of a run. */
  forget(id: string): void {
    this.waiting.forget(id);
  }

  /** Stores a new run. */
  add(file: RunFile): Promise<boolean> {
    return this.write(
      () => file,
      async (db) => (await db.getKey('runs', file.run.id)) === undefined && addRun(db, file)
    );
  }

  /** Changes a run's record. */
  change(whole: () => RunFile, change: RunChange): Promise<boolean> {
    const { id } = whole().run;
    return this.write(whole, (db) => changeRun(db, id, change));
  }

  /** Stores what a question gave. */
  keep(whole: () => RunFile, answers: StoredAnswers): Promise<boolean> {
    const { id } = whole().run;
    return this.write(whole, (db) => keepAnswers(db, id, answers), answers.questionId);
  }

  /** Stores a person's grades. */
  grade(whole: () => RunFile, changes: GradeChanges): Promise<boolean> {
    const { id } = whole().run;
    return this.write(whole, (db) => changeGrades(db, id, changes));
  }

  /** Stores how a person grouped drawn answers. */
  regroup(whole: () => RunFile, changes: GroupingChanges): Promise<boolean> {
    const { id } = whole().run;
    return this.write(whole, (db) => changeGroupings(db, id, changes));
  }

  /**
   * A run with all its answers, or `null` when there is none of that id on the list.
   * @throws Error in words where it cannot be shown; the list says so from then on
   */
  async load(id: string): Promise<RunFile | null> {
    // What was decided on the screen by now is in it.
    await this.waiting.written();
    const held = this.waiting.get(id);
    if (held) return held;
    try {
      const file = await this.connection.use((db) => loadRun(db, id));
      return file && (await checkRunBeside(file));
    } catch (error) {
      // What the store cannot give now is no fault of the run.
      if (mayWorkLater(error)) throw storeError(error, 'What is on the screen stays there.');
      const { message } = storeError(error, '');
      this.list.noteFault(id, message);
      const listed = this.list.stored.find((each) => each.id === id);
      const name = listed ? `“${runTitle(listed)}”` : 'This run';
      throw new Error(
        `${name} cannot be shown: ${message}. It can be saved as it is stored, on the Runs page.`,
        {
          cause: error
        }
      );
    }
  }

  /** What was stored of a run beside the questions that are known. */
  async newAnswers(run: Run, known: ReadonlySet<string>): Promise<StoredAnswers[]> {
    const stored = await this.connection.use(async (db) => {
      const fresh = (await answeredQuestions(db, run.id)).filter((questionId) => !known.has(questionId));
      return loadAnswers(db, run.id, fresh);
    });
    return (await checkRunBeside({ run, answers: stored })).answers;
  }

  /** Notes that a run cannot be shown. */
  noteFault(id: string, error: unknown): void {
    this.list.noteFault(id, error instanceof Error ? error.message : String(error));
  }

  /** What is stored of a run, as it is, for one that cannot be shown. */
  async raw(id: string): Promise<Blob> {
    const stored = await this.connection.use((db) => rawRun(db, id));
    return new Blob([...asStoredPieces(stored)], { type: 'application/json' });
  }
}

/** The page's runs. */
export const runShelf = new RunShelf();
