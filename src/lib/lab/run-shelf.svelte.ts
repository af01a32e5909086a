import { toBase64 } from '../runs/file/base64';
import { readRunFile } from '../runs/file/read';
import { checkRunFile } from '../runs/file/version-2';
import { freshRunId } from '../runs/run-id';
import type { Run, RunFile, StoredAnswers } from '../runs/run';
import { StoreConnection } from '../store/connection';
import type { LabDatabase } from '../store/database';
import { keepOpened, undoJoin, type OpenedRun } from '../store/opened-run';
import type { RunRecord } from '../store/run-record';
import {
  addRun,
  answeredQuestions,
  changeGrades,
  changeRun,
  clearRun,
  keepAnswers,
  listRuns,
  loadAnswers,
  loadRun,
  putBackRun,
  rawRun,
  removeRun,
  type GradeChanges,
  type RunChange
} from '../store/runs';
import { mayWorkLater, RunGone, storeError } from '../store/store-error';
import { heldLocks, whileLocked } from '../store/tab-lock';
import { WriteQueue } from '../store/write-queue';
import { recordFault } from './record-fault';
import { trouble } from './trouble.svelte';
import { entriesOf, mapOf, setOf, withEntry } from './replaced-map';
import { runTitle } from './run-title';
import { TabChannel } from './tab-channel';

/** Name of the lock a tab holds while it asks a run. */
export const lockOf = (runId: string) => `run/${runId}`;
const LOCKS = 'run/';
/** How often what waits is tried again, and other tabs' asking is looked at; milliseconds. */
const AGAIN = 3000;

/** A run as the list names it. */
export type ListedRun = Omit<RunRecord, 'order' | 'removed'>;

/** What a tab tells the others: which run changed, and whether only by what a question gave. */
export interface RunNews {
  runId: string;
  questionId?: string;
}

/** What opening a file did, for a notice with a way back. */
export interface OpenedNotice extends OpenedRun {
  title: string;
}

/** The runs of this browser: what is stored, what waits to be, and what other tabs do with them. */
export class RunShelf {
  private stored = $state.raw<RunRecord[]>([]);
  /** Runs taken off the list that can be put back. */
  removed = $state.raw<RunRecord[]>([]);
  /** Why some of the runs cannot be shown, by id. */
  faults = $state.raw(mapOf<string>());
  /** Runs that are being asked, here or in another tab. */
  asked = $state.raw(setOf());
  /** The run taken off the list last, and the file opened last, until the notice is closed. */
  lastRemoved = $state.raw<ListedRun | null>(null);
  lastOpened = $state.raw<OpenedNotice | null>(null);
  /** Runs of which something waits to be stored, as they are on the screen. */
  private held = $state.raw(mapOf<RunFile>());
  /** Why something waits, in words, or `null` when all is stored. */
  problem = $state<string | null>(null);

  /** Runs that are here, the newest first: also those that could not be stored yet. */
  readonly runs: ListedRun[] = $derived([
    ...[...this.held.values()]
      .map(({ run }) => run)
      .filter(({ id }) => !this.stored.some((each) => each.id === id)),
    ...this.stored
  ]);

  private readonly connection = new StoreConnection();
  private readonly queue = new WriteQueue(
    this.connection,
    () => this.queueChanged(),
    (error) => trouble.say(error, 'Something that waited was not stored: ')
  );
  private readonly channel = new TabChannel<RunNews>('calibration-lab/runs');
  private watchers: ((news: RunNews) => void)[] = [];
  private timer: ReturnType<typeof setInterval> | undefined;

  /** Whether there is a store: where the browser refuses it, runs live on the screen alone. */
  connected = false;

  /** The way to the database. */
  get store(): StoreConnection {
    return this.connection;
  }

  /** Opens the store and lists what is there. @throws StoreRefused where there is none to be had */
  async start(): Promise<void> {
    this.channel.listen((news) => {
      void (news.questionId === undefined ? this.refresh() : this.look());
      for (const watcher of this.watchers) watcher(news);
    });
    await this.connection.open();
    this.connected = true;
    await this.refresh();
  }

  /** Calls when another tab changes a run. Returns what ends it. */
  watch(watcher: (news: RunNews) => void): () => void {
    this.watchers.push(watcher);
    return () => (this.watchers = this.watchers.filter((each) => each !== watcher));
  }

  /** Looks at the store and at the other tabs again. */
  async refresh(): Promise<void> {
    try {
      const { ready, removed } = await this.connection.use(listRuns);
      this.stored = ready;
      this.removed = removed;
      const found = ready.flatMap((record) => {
        const fault = recordFault(record);
        return fault === null ? [] : [[record.id, fault] as const];
      });
      const known = entriesOf(
        this.faults,
        ready.map(({ id }) => id)
      );
      this.faults = mapOf([...known, ...found]);
    } catch {
      // What is on the list stays; whatever wants the store says what is wrong with it.
    }
    await this.look();
  }

  /** Looks at which runs are being asked. */
  private async look(): Promise<void> {
    const asked = await heldLocks(LOCKS);
    const same = asked.size === this.asked.size && [...asked].every((id) => this.asked.has(id));
    if (!same) this.asked = asked;
    this.tick();
  }

  /** Something waits or is being asked elsewhere: it is looked at again and again until it does not. */
  private tick(): void {
    const wanted = this.problem !== null || this.asked.size > 0;
    if (wanted === (this.timer !== undefined)) return;
    clearInterval(this.timer);
    this.timer = wanted ? setInterval(() => void this.again(), AGAIN) : undefined;
  }

  /** Tries again to store what waits. */
  async again(): Promise<void> {
    if (this.problem === null) return this.look();
    const waited = [...this.held.keys()];
    if (!(await this.queue.flush())) return this.look();
    for (const runId of waited) this.channel.say({ runId });
    await this.refresh();
  }

  private queueChanged(): void {
    const waiting = this.queue.waitingFor();
    this.held = entriesOf(
      this.held,
      waiting.map(({ runId }) => runId)
    );
    this.problem =
      waiting.length === 0
        ? null
        : storeError(this.queue.problem, 'What is on the screen stays there.').message;
    this.tick();
  }

  /** How many answers of a run are not stored, and whether something else of it is not. */
  unstored(runId: string): { answers: number; any: boolean } {
    // Read, so that who shows it follows.
    if (!this.held.has(runId)) return { answers: 0, any: false };
    const waiting = this.queue.waitingFor(runId);
    return { answers: waiting.filter(({ answers }) => answers).length, any: waiting.length > 0 };
  }

  /** Everything of which something is not stored. */
  get unstoredRuns(): RunFile[] {
    return [...this.held.values()];
  }

  private async changed(runId: string): Promise<void> {
    this.channel.say({ runId });
    await this.refresh();
  }

  /**
   * Writes something of a run, now or once it can be. Where the run is gone with the site's data, all of it is stored again.
   * @param whole the run as it is on the screen
   * @throws RunGone when the run was removed in another tab
   */
  private async write(
    whole: () => RunFile,
    write: (db: LabDatabase) => Promise<unknown>,
    questionId?: string
  ): Promise<boolean> {
    const runId = whole().run.id;
    const stored = await this.queue.write({
      runId,
      answers: questionId !== undefined,
      write: async (db) => {
        try {
          await write(db);
        } catch (error) {
          if (!(error instanceof RunGone) || error.how !== 'missing') throw error;
          await addRun(db, whole());
          await write(db);
        }
      }
    });
    if (!stored) {
      this.held = withEntry(this.held, runId, whole());
      this.queueChanged();
    }
    if (questionId === undefined) await this.changed(runId);
    else this.channel.say({ runId, questionId });
    return stored;
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

  /**
   * A run with all its answers, or `null` when there is none of that id on the list.
   * @throws Error in words where it cannot be shown; the list says so from then on
   */
  async load(id: string): Promise<RunFile | null> {
    const held = this.held.get(id);
    if (held) return held;
    try {
      const file = await this.connection.use((db) => loadRun(db, id));
      return file && checkRunFile(file);
    } catch (error) {
      // What the store cannot give now is no fault of the run.
      if (mayWorkLater(error)) throw storeError(error, 'What is on the screen stays there.');
      const { message } = storeError(error, '');
      this.faults = withEntry(this.faults, id, message);
      const listed = this.stored.find((each) => each.id === id);
      const name = listed ? `“${runTitle(listed)}”` : 'This run';
      throw new Error(`${name} cannot be shown: ${message}. The Runs page offers it as it is stored.`, {
        cause: error
      });
    }
  }

  /** What was stored of a run beside the questions that are known. */
  async newAnswers(run: Run, known: ReadonlySet<string>): Promise<StoredAnswers[]> {
    const stored = await this.connection.use(async (db) => {
      const fresh = (await answeredQuestions(db, run.id)).filter((questionId) => !known.has(questionId));
      return loadAnswers(db, run.id, fresh);
    });
    return checkRunFile({ run, answers: stored }).answers;
  }

  /** Notes that a run cannot be shown. */
  noteFault(id: string, error: unknown): void {
    this.faults = withEntry(this.faults, id, error instanceof Error ? error.message : String(error));
  }

  /** What is stored of a run, as it is, for one that cannot be shown. */
  async raw(id: string): Promise<string> {
    const stored = await this.connection.use((db) => rawRun(db, id));
    return JSON.stringify(
      stored,
      (_, value: unknown) => (value instanceof Uint8Array ? toBase64(value) : value),
      1
    );
  }

  /**
   * Reads a run's file and stores it: beside what is here, or joined with it.
   * @returns the run as it is now
   * @throws Error in words when the file cannot be read; then nothing changes
   */
  async open(blob: Blob): Promise<RunFile> {
    const file = await readRunFile(blob);
    const { id } = file.run;
    const keep = (asked: boolean) => this.connection.use((db) => keepOpened(db, file, asked));
    try {
      const locked = await whileLocked(lockOf(id), () => keep(false));
      const opened = locked.taken ? locked.result : await keep(true);
      this.lastOpened = { ...opened, title: file.run.title };
      await this.changed(opened.id);
      return (await this.load(opened.id)) ?? file;
    } catch (error) {
      if (!mayWorkLater(error)) throw error;
      if (this.runs.some((each) => each.id === id)) throw storeError(error, 'Nothing was changed.');
      // It is shown all the same, and stored once it can be.
      const run = { ...file.run, id: freshRunId(id, []) };
      await this.add({ ...file, run });
      return { ...file, run };
    }
  }

  /** Takes back what opening the last file did. */
  async undoOpen(): Promise<void> {
    const opened = this.lastOpened;
    if (!opened) return;
    this.lastOpened = null;
    if (opened.how === 'join') await this.connection.use((db) => undoJoin(db, opened));
    else if (opened.how !== 'same') await this.connection.use((db) => removeRun(db, opened.id));
    await this.changed(opened.id);
  }

  /**
   * Takes a run off the list; it can be put back.
   * @throws Error in words when it is being asked, or the store fails
   */
  async remove(id: string): Promise<void> {
    const locked = await whileLocked(lockOf(id), async () => {
      this.queue.forget(id);
      return this.connection.use((db) => removeRun(db, id));
    });
    if (!locked.taken)
      throw new Error(
        'This run is being asked in another tab, so it cannot be removed. Pause it there first.'
      );
    this.lastRemoved = locked.result;
    await this.changed(id);
  }

  /** Puts a removed run back as it was. */
  async putBack(id: string): Promise<void> {
    await this.connection
      .use((db) => putBackRun(db, id))
      .catch((error) => {
        throw storeError(error, 'Nothing was changed: the run can be put back once there is room.');
      });
    if (this.lastRemoved?.id === id) this.lastRemoved = null;
    await this.changed(id);
  }

  /** Deletes a removed run for good. */
  async clear(id: string): Promise<void> {
    await this.connection.use((db) => clearRun(db, id));
    if (this.lastRemoved?.id === id) this.lastRemoved = null;
    await this.changed(id);
    await this.again();
  }
}

/** The page's runs. */
export const runShelf = new RunShelf();
