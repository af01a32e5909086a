import { shortened } from '../questions/shortened';
import { groupCounts } from '../questions/editing/groups';
import { headingOf, type Question, type QuestionSet, type SetHeading } from '../questions/question';
import {
  changeHeading,
  changeQuestions,
  loadStored,
  reversed,
  type QuestionChange
} from '../store/question-sets';
import type { StoredQuestion } from '../store/stored-set';
import type { QuestionSets } from './sets.svelte';

/** Something done to a set that can be taken back. */
interface Step {
  /** What was done, e.g. "edit of “Who wrote …?”". */
  label: string;
  changes: QuestionChange[];
  heading: { before: SetHeading; after: SetHeading } | null;
}

/** Steps kept to be taken back. */
const DEPTH = 100;

/** One question set, looked at and edited. A built-in set can be looked at only. */
export class OpenSet {
  heading = $state.raw<SetHeading | null>(null);
  questions = $state.raw<StoredQuestion[]>([]);
  builtIn = $state(false);
  loading = $state(true);
  /** True where neither this browser nor the lab has such a set. */
  missing = $state(false);
  /** True while a change is being written. */
  busy = $state(false);
  /** What went wrong last, in words, or `null`. */
  error = $state<string | null>(null);
  private done = $state.raw<Step[]>([]);
  private undone = $state.raw<Step[]>([]);
  private nextPosition = 0;
  private readonly unwatch: () => void;

  constructor(
    readonly id: string,
    private readonly sets: QuestionSets
  ) {
    this.unwatch = sets.watch((setId) => {
      if (setId === id) void this.load();
    });
  }

  /** What Undo would take back, and Redo do again; `null` when nothing. */
  readonly undoLabel: string | null = $derived(this.done.at(-1)?.label ?? null);
  readonly redoLabel: string | null = $derived(this.undone.at(-1)?.label ?? null);

  /** How many questions, and how many of them have distractors. */
  readonly size = $derived({
    count: this.questions.length,
    withDistractors: this.questions.filter(({ question }) => question.distractors?.length).length
  });

  /** Number of questions by group, in order of appearance. */
  readonly groups = $derived(groupCounts(this.questions.map(({ question }) => question)));

  /** Stops following what other tabs do. */
  close(): void {
    this.unwatch();
  }

  /** Reads the set, or reads it again; what could be undone before can still be. */
  async load(): Promise<void> {
    this.loading = true;
    this.missing = false;
    try {
      const db = await this.sets.open();
      const stored = db && (await loadStored(db, this.id));
      if (stored) {
        this.builtIn = false;
        this.heading = headingOf(stored.set);
        this.questions = stored.questions;
        this.nextPosition = stored.set.nextPosition;
      } else {
        const { questions, ...heading } = await this.sets.load(this.id);
        this.builtIn = true;
        this.heading = heading;
        this.questions = questions.map((question, position) => ({ setId: this.id, position, question }));
      }
    } catch (error) {
      this.heading = null;
      this.questions = [];
      this.missing = this.sets.knowsNoneCalled(this.id);
      this.error = error instanceof Error ? error.message : String(error);
    } finally {
      this.loading = false;
    }
  }

  /** The set as it stands, whole. */
  whole(): QuestionSet {
    return { ...this.heading!, questions: this.questions.map(({ question }) => question) };
  }

  /** Does something with the set; when it fails, `error` says why and nothing comes back. */
  async attempt<T>(work: () => Promise<T>): Promise<T | null> {
    this.busy = true;
    this.error = null;
    try {
      return await work();
    } catch (error) {
      this.error = error instanceof Error ? error.message : String(error);
      return null;
    } finally {
      this.busy = false;
    }
  }

  private async write(changes: QuestionChange[], heading: SetHeading | null): Promise<boolean> {
    if (this.builtIn || this.busy) return false;
    const written = await this.attempt(async () => {
      const db = await this.sets.open();
      if (!db) return null;
      if (heading) this.heading = headingOf(await changeHeading(db, heading));
      if (changes.length > 0) {
        this.nextPosition = (await changeQuestions(db, this.id, changes)).nextPosition;
        this.questions = changed(this.questions, changes, this.id);
      }
      await this.sets.changed(this.id);
      return true;
    });
    return written !== null;
  }

  private async take(step: Step): Promise<boolean> {
    if (!(await this.write(step.changes, step.heading?.after ?? null))) return false;
    this.done = [...this.done, step].slice(-DEPTH);
    this.undone = [];
    return true;
  }

  /** Changes questions. Returns whether it was kept; when not, nothing changed and `error` says why. */
  async change(label: string, changes: QuestionChange[]): Promise<boolean> {
    return changes.length === 0 || this.take({ label, changes, heading: null });
  }

  /** Puts one question in the place of another. */
  async edit({ position, question }: StoredQuestion, after: Question): Promise<boolean> {
    return this.change(`edit of “${shortened(after.text, 40)}”`, [{ position, before: question, after }]);
  }

  /** Adds a question at the end. */
  async add(question: Question): Promise<boolean> {
    return this.change(`new question “${shortened(question.text, 40)}”`, [
      { position: this.nextPosition, before: null, after: question }
    ]);
  }

  /** Removes questions. */
  async remove(items: readonly StoredQuestion[], label = removalLabel(items)): Promise<boolean> {
    return this.change(
      label,
      items.map(({ position, question }) => ({ position, before: question, after: null }))
    );
  }

  /** Changes title, description, licence or source. */
  async rename(heading: SetHeading): Promise<boolean> {
    const before = this.heading!;
    return this.take({
      label: 'edit of the set’s description',
      changes: [],
      heading: { before, after: heading }
    });
  }

  /** Takes the last step back. */
  async undo(): Promise<void> {
    const step = this.done.at(-1);
    if (!step || !(await this.write(reversed(step.changes), step.heading?.before ?? null))) return;
    this.done = this.done.slice(0, -1);
    this.undone = [...this.undone, step];
  }

  /** Does the step taken back last again. */
  async redo(): Promise<void> {
    const step = this.undone.at(-1);
    if (!step || !(await this.write(step.changes, step.heading?.after ?? null))) return;
    this.undone = this.undone.slice(0, -1);
    this.done = [...this.done, step];
  }
}

function removalLabel(items: readonly StoredQuestion[]): string {
  const [only] = items;
  return only && items.length === 1
    ? `removal of “${shortened(only.question.text, 40)}”`
    : `removal of ${items.length} questions`;
}

/** The questions after changes, in order of their positions. */
function changed(
  questions: readonly StoredQuestion[],
  changes: readonly QuestionChange[],
  setId: string
): StoredQuestion[] {
  const after = new Map(changes.map(({ position, after }) => [position, after]));
  const kept = questions
    .filter(({ position }) => after.get(position) !== null)
    .map((item) => {
      const question = after.get(item.position);
      return question ? { ...item, question } : item;
    });
  const there = new Set(questions.map(({ position }) => position));
  const added = changes.flatMap(({ position, after }) =>
    after && !there.has(position) ? [{ setId, position, question: after }] : []
  );
  return added.length === 0 ? kept : [...kept, ...added].sort((a, b) => a.position - b.position);
}
