import type { EngineOption } from '../engine/resolve-engine';
import type { QuestionSet } from '../questions/question';
import type { Grade } from '../questions/verdict';
import type { GradePlace } from '../runs/graded-replies';
import { isRunFile, readRunFile } from '../runs/file/read';
import { runFileBlob } from '../runs/file/write';
import { newRun, planRun, runStamp } from '../runs/plan';
import { overruleKey, type Run, type RunFile, type StoredAnswers } from '../runs/run';
import { openDatabase, type LabDatabase } from '../store/database';
import { listRuns, loadRun, putAnswers, putRun, putRunFile, removeRun } from '../store/runs';
import { fetchRecordedRun } from './built-in';
import { ComparisonView } from './comparison-view.svelte';
import { modelDesk } from './model-desk.svelte';
import { models } from './models.svelte';
import { RunDesk } from './run-desk.svelte';
import { questionSets } from './sets.svelte';
import { trouble } from './trouble.svelte';

/** What a person chooses before pressing Run. */
export interface RunSettings {
  setId: string;
  limit: number;
  /** Ids of methods. */
  methods: string[];
  modelId: string;
  engine: EngineOption;
  seed: number;
}

/** Where an id of a run is asked for: the run that came with the lab. */
export const RECORDED = 'recorded';

/** The lab's state on a page: the runs, the one being asked, and the one looked at with everything computed from it. */
export class Lab {
  runs = $state.raw<Run[]>([]);
  /** The run being asked. */
  readonly desk = new RunDesk({
    keepRun: (run) => this.keepRun(run),
    keepAnswers: async (runId, answers) => {
      if (this.db) await putAnswers(this.db, runId, answers);
    }
  });
  /** A run that is looked at and is not the desk's. */
  private other = $state.raw<RunFile | null>(null);
  /** True while the run on the screen is the one that came with the lab. */
  recorded = $state(false);
  /** Whether the store was looked into: stored runs are known from then on, and files can be taken. */
  opened = $state(false);
  /** A run just removed, to be put back. */
  removed = $state.raw<RunFile | null>(null);

  /** The run looked at, and its answers. */
  readonly run: Run | null = $derived(this.other ? this.other.run : this.desk.run);
  readonly answers: StoredAnswers[] = $derived(this.other ? this.other.answers : this.desk.answers);
  /** Whether a run is being asked, and whether it is the one looked at. */
  readonly busy: boolean = $derived(this.desk.busy);
  readonly watching: boolean = $derived(this.other === null);
  /** The comparison of the run looked at. */
  readonly view = new ComparisonView({
    run: () => this.run,
    answers: () => this.answers,
    busy: () => this.busy && this.watching
  });

  private db: LabDatabase | null = null;
  private siteUrl = '';

  /**
   * Opens the store, looks at the device, and shows the last run, or the recorded one on a first visit.
   * @param siteUrl absolute URL of the site's root
   */
  async start(siteUrl: string): Promise<void> {
    this.siteUrl = siteUrl;
    this.view.start();
    const desk = modelDesk.start(siteUrl);
    try {
      this.db = await openDatabase();
      this.runs = await listRuns(this.db);
    } catch (error) {
      trouble.say(error);
    }
    this.opened = true;
    try {
      await questionSets.start(siteUrl, this.db);
    } catch (error) {
      trouble.say(error);
    }
    const last = this.runs[0];
    if (last) await this.open(last.id);
    else await this.openRecorded();
    await desk;
  }

  /** Shows the run that came with the lab. */
  async openRecorded(): Promise<void> {
    try {
      await this.showFetched(() => fetchRecordedRun(this.siteUrl), true);
    } catch (error) {
      trouble.say(error);
    }
  }

  /** Counts what was shown, so that a run that comes late does not push away what a person has begun since. */
  private shown = 0;

  private async showFetched(fetch: () => Promise<RunFile | null>, recorded: boolean): Promise<void> {
    const before = this.shown;
    const file = await fetch();
    if (file && this.shown === before) this.show(file, recorded);
  }

  /** Shows a run: on the desk, where it can go on, unless another is being asked there. */
  private show(file: RunFile, recorded: boolean): void {
    this.shown++;
    const sameAsDesk = this.busy && this.desk.run?.id === file.run.id;
    this.other = sameAsDesk || this.desk.take(file) ? null : file;
    this.recorded = recorded;
    this.view.reset();
  }

  /** Shows a stored run; while one is being asked, beside it. */
  async open(id: string): Promise<void> {
    const { db } = this;
    if (db) await this.showFetched(() => loadRun(db, id), false);
  }

  /** Shows the run that is being asked again. */
  watch(): void {
    this.shown++;
    this.other = null;
    this.recorded = false;
    this.view.reset();
  }

  /** Plans a run and asks its questions. */
  async begin(settings: RunSettings): Promise<void> {
    const entry = models.find(settings.modelId);
    if (!entry || this.busy) return;
    // Busy from the first moment: a second press must not start a second run.
    this.desk.busy = true;
    let set: QuestionSet;
    try {
      set = await questionSets.load(settings.setId);
    } catch (error) {
      trouble.say(error);
      return;
    } finally {
      this.desk.busy = false;
    }
    const plan = planRun({ ...settings, set, model: entry });
    const { id, createdAt } = runStamp();
    this.show({ run: newRun(plan, set, id, createdAt), answers: [] }, false);
    await this.desk.resume(settings.engine);
  }

  private async keepRun(run: Run): Promise<void> {
    if (!this.db || (this.recorded && this.watching)) return;
    await putRun(this.db, $state.snapshot(run) as Run);
    this.runs = await listRuns(this.db);
  }

  /** A person's grade for some answers; everything follows. `null` takes it back. */
  async overrule(places: readonly GradePlace[], grade: Grade | null): Promise<void> {
    if (!this.run) return;
    const overrules = { ...this.run.overrules };
    for (const { questionId, armId } of places) {
      const key = overruleKey(questionId, armId);
      if (grade === null) delete overrules[key];
      else overrules[key] = { grade, rule: 'person' };
    }
    await this.setOverrules(overrules);
  }

  /** Puts all of a person's grades in the place of those there are, for instance to undo. */
  async setOverrules(overrules: Run['overrules']): Promise<void> {
    if (!this.run) return;
    if (this.recorded && this.db) await this.copyRecorded(this.run, this.db);
    const run = { ...this.run, overrules };
    if (this.other) {
      this.other = { ...this.other, run };
      await this.keepRun(run);
    } else await this.desk.setRun(run);
  }

  /** The recorded run is nobody's; what a person grades is kept with a copy. */
  private async copyRecorded({ id, title, ...rest }: Run, db: LabDatabase): Promise<void> {
    const run = { ...rest, id: `${id}-graded`, title: `${title} · graded` };
    await putRunFile(db, { run, answers: this.answers });
    if (this.other) this.other = { ...this.other, run };
    else this.desk.run = run;
    this.recorded = false;
  }

  /** The run on the screen as a file. */
  exportRun(): Blob {
    return runFileBlob({ run: this.run!, answers: this.answers });
  }

  /** A stored run, or the one that came with the lab by the id `recorded`; `null` when there is none. */
  async fileOf(id: string): Promise<RunFile | null> {
    if (id === RECORDED) return fetchRecordedRun(this.siteUrl);
    return this.db && ((await loadRun(this.db, id)) ?? null);
  }

  /** A stored run as a report in HTML, or `null` when it is gone. */
  async exportReport(id: string): Promise<string | null> {
    const file = await this.fileOf(id);
    if (!file) return null;
    const { reportHtml } = await import('../report/report-html');
    return reportHtml(file, this.view.splitting);
  }

  /** Opens a `run.json` and keeps it. A file that cannot be read changes nothing. Returns whether it was opened. */
  async openRunFile(file: Blob): Promise<boolean> {
    try {
      if (!(await isRunFile(file)))
        throw new Error('it is no run of the lab. Choose a run.json that the lab saved.');
      const read = await readRunFile(file);
      if (this.db) {
        await putRunFile(this.db, read);
        this.runs = await listRuns(this.db);
      }
      this.show(read, false);
      trouble.clear();
      return true;
    } catch (error) {
      trouble.say(error, 'The file was not opened: ');
      return false;
    }
  }

  /** Removes a stored run; it can be put back until the next removal. */
  async remove(id: string): Promise<void> {
    if (!this.db) return;
    this.removed = await removeRun(this.db, id);
    this.runs = await listRuns(this.db);
    if (this.run?.id === id) await (this.runs[0] ? this.open(this.runs[0].id) : this.openRecorded());
  }

  /** Puts the run removed last back. */
  async undoRemove(): Promise<void> {
    if (!this.db || !this.removed) return;
    await putRunFile(this.db, this.removed);
    this.removed = null;
    this.runs = await listRuns(this.db);
  }
}

/** The page's one lab. */
export const lab = new Lab();
