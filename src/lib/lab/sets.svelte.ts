import { fingerprintOf } from '../questions/fingerprint';
import { headingOf, type Question, type QuestionSet, type SetHeading } from '../questions/question';
import { freshSetId } from '../questions/set-id';
import type { StoreConnection } from '../store/connection';
import type { LabDatabase } from '../store/database';
import {
  clearLeftovers,
  clearSet,
  keepSet,
  listSets,
  loadSet,
  removeSet,
  restoreSet,
  type KeepOptions
} from '../store/question-sets';
import { storeError } from '../store/store-error';
import { summariseSet, type StoredSet } from '../store/stored-set';
import { builtInSets, fetchSet, type SetSummary } from './built-in';
import { TabChannel } from './tab-channel';
import { requestPersistence, storageReport, type StorageReport } from './storage';

/** A question set as lists name it. */
export interface ListedSet extends SetHeading {
  builtIn: boolean;
  count: number;
  /** Questions with at least one distractor; `null` where it is not known yet. */
  withDistractors: number | null;
  /** Number of questions by group; `null` where it is not known yet. */
  groups: ReadonlyMap<string, number> | null;
  /** When it came in, ISO 8601; `null` for built-in ones. */
  createdAt: string | null;
}

/** The question sets of this browser: those that come with the lab, and a person's own in the store. */
export class QuestionSets {
  /** A person's own, the newest first. */
  stored = $state.raw<StoredSet[]>([]);
  /** Own ones that were removed and can still be put back. */
  removed = $state.raw<StoredSet[]>([]);
  storage = $state.raw<StorageReport | null>(null);
  /** What went wrong last, in words, or `null`. */
  error = $state<string | null>(null);
  private summaries = $state.raw<SetSummary[]>([]);
  /** What is known of built-in sets that were read. */
  private known = $state.raw<StoredSet[]>([]);

  /** All sets that can be run: built-in ones, then own ones. */
  readonly all: ListedSet[] = $derived([
    ...this.summaries.map((summary) => this.listBuiltIn(summary)),
    ...this.stored.map((set) => ({
      ...headingOf(set),
      ...countsOf(set),
      builtIn: false,
      createdAt: set.createdAt
    }))
  ]);

  private started = () => {};
  /** Settles when `start` is over, whether it went well or not. */
  readonly ready = new Promise<void>((resolve) => (this.started = resolve));
  private store: StoreConnection | null = null;
  private siteUrl = '';
  private readonly channel = new TabChannel<string>('calibration-lab/question-sets');
  private watchers: ((setId: string) => void)[] = [];

  private listBuiltIn(summary: SetSummary): ListedSet {
    const read = this.known.find(({ id }) => id === summary.id);
    return {
      ...headingOf(read ?? summary),
      count: summary.count,
      withDistractors: read?.withDistractors ?? null,
      groups: read?.groups ?? null,
      builtIn: true,
      createdAt: null
    };
  }

  /**
   * Finds out which sets there are.
   * @param siteUrl absolute URL of the site's root
   * @param store `null` where the browser stores nothing: then only built-in sets are there
   * @throws Error when the list of built-in sets cannot be read
   */
  async start(siteUrl: string, store: StoreConnection | null): Promise<void> {
    this.siteUrl = siteUrl;
    this.store = store;
    try {
      this.summaries = await builtInSets(siteUrl);
      const db = await this.open();
      if (!db) return;
      await clearLeftovers(db);
      await this.refresh();
      this.channel.listen((setId) => {
        void this.refresh();
        for (const watcher of this.watchers) watcher(setId);
      });
    } finally {
      this.started();
    }
  }

  /**
   * The store, for who reads or edits a set; opened again where it was closed. `null` where the browser stores nothing.
   * @throws StoreRefused in words when it cannot be opened again
   */
  async open(): Promise<LabDatabase | null> {
    return (await this.store?.open()) ?? null;
  }

  /** Looks at the store again. */
  async refresh(): Promise<void> {
    const db = await this.open();
    if (!db) return;
    ({ ready: this.stored, removed: this.removed } = await listSets(db));
    this.storage = await storageReport();
  }

  /** Says here and in other tabs that a set changed. */
  async changed(setId: string): Promise<void> {
    this.channel.say(setId);
    await this.refresh();
  }

  /** Calls when another tab changes a set, with its id. Returns what ends it. */
  watch(watcher: (setId: string) => void): () => void {
    this.watchers.push(watcher);
    return () => (this.watchers = this.watchers.filter((other) => other !== watcher));
  }

  /** Reads the built-in sets, so that their groups and counts can be listed. */
  async describeBuiltIn(): Promise<void> {
    for (const { id } of this.summaries) if (!this.known.some((set) => set.id === id)) await this.load(id);
  }

  /** Whether a set is one of the lab's own. */
  isBuiltIn(id: string): boolean {
    return this.summaries.some((summary) => summary.id === id);
  }

  /** Whether it is certain that there is no such set; not where the list of built-in ones could not be read. */
  knowsNoneCalled(id: string): boolean {
    return this.summaries.length > 0 && !this.all.some((set) => set.id === id);
  }

  /**
   * A set whole, as a run takes it.
   * @throws Error in words when there is none of that id, or it cannot be read
   */
  async load(id: string): Promise<QuestionSet> {
    const db = await this.open();
    const own = db && (await loadSet(db, id));
    if (own) return own;
    if (!this.isBuiltIn(id)) {
      throw new Error(
        'There is no such question set in this browser. It may have been removed; choose another.'
      );
    }
    const { questions, ...heading } = await fetchSet(this.siteUrl, id);
    this.known = [...this.known.filter((set) => set.id !== id), summariseSet(heading, questions, '')];
    return { ...heading, questions };
  }

  /** The set that came in with the same questions, or `undefined`. */
  findImported(questions: readonly Question[]): StoredSet | undefined {
    const fingerprint = fingerprintOf(questions);
    return this.stored.find((set) => set.fingerprint === fingerprint);
  }

  /**
   * Keeps a new set under an id of its own and asks the browser not to clear it away.
   * @param heading its id is only a wish; without one it is made from the title
   * @throws Error in words when it could not be kept; then nothing of it stays
   */
  async keep(
    heading: Omit<SetHeading, 'id'> & { id?: string },
    questions: readonly Question[],
    options: KeepOptions = {}
  ): Promise<StoredSet> {
    const db = await this.mustOpen();
    // Removed ones can come back, and other tabs import too.
    const taken = [...this.reserved, ...(await db.getAllKeys('questionSets'))];
    const id = freshSetId(heading.id ?? heading.title, taken);
    const first = this.stored.length === 0;
    const set = await keepSet(db, headingOf({ ...heading, id }), questions, {
      ...options,
      fingerprint: fingerprintOf(questions)
    });
    // Not waited for: Firefox asks the person, who may leave it unanswered.
    if (first) void this.persist();
    await this.changed(id);
    return set;
  }

  /** Ids of the sets that come with the lab. */
  get reserved(): string[] {
    return this.summaries.map(({ id }) => id);
  }

  /** The store, for who keeps a set. @throws Error in words where the browser stores nothing */
  async mustOpen(): Promise<LabDatabase> {
    const db = await this.open();
    if (!db) throw new Error('This browser does not let the page store anything, so the set cannot be kept.');
    return db;
  }

  /** Asks the browser not to clear what is stored, and looks at what it answered. */
  async persist(): Promise<void> {
    await requestPersistence();
    this.storage = await storageReport();
  }

  /** A copy of a set, to be changed freely. Throws as `load` and `keep` do. */
  async copy(id: string): Promise<StoredSet> {
    const { questions, ...heading } = await this.load(id);
    return this.keep({ ...heading, id: undefined, title: `${heading.title} (copy)` }, questions);
  }

  private async act(id: string, action: (db: LabDatabase) => Promise<void>): Promise<void> {
    this.error = null;
    try {
      const db = await this.open();
      if (db) await action(db);
      await this.changed(id);
    } catch (error) {
      this.error = storeError(error, 'Nothing was changed.').message;
    }
  }

  /** Takes a set off the list; it can be put back. */
  async remove(id: string): Promise<void> {
    await this.act(id, (db) => removeSet(db, id));
  }

  /** Puts a removed set back. */
  async restore(id: string): Promise<void> {
    await this.act(id, (db) => restoreSet(db, id));
  }

  /** Deletes a removed set for good. */
  async clear(id: string): Promise<void> {
    await this.act(id, (db) => clearSet(db, id));
  }
}

function countsOf({ count, withDistractors, groups }: StoredSet) {
  return { count, withDistractors, groups };
}

/** The page's question sets. */
export const questionSets = new QuestionSets();
