import { engineText, optionOf, type EngineOption } from '../engine/resolve-engine';
import type { MethodId, Trace } from '../methods/trace';
import type { QuestionSet } from '../questions/question';
import type { Grade } from '../questions/verdict';
import type { Comparison } from '../runs/comparison';
import type { GradePlace } from '../runs/graded-replies';
import { overruleKey } from '../runs/judged-rows';
import { newRun, planRun, runStamp } from '../runs/plan';
import { parseRunFile, runFileText } from '../runs/run-file';
import type { Run, RunFile } from '../runs/run';
import type { RunProgress } from '../runs/progress';
import { runQuestions } from '../runs/runner';
import type { Splitting } from '../runs/splitting';
import { openDatabase, type LabDatabase } from '../store/database';
import { listRuns, loadRun, putRun, putRunFile, putTraces, removeRun } from '../store/runs';
import { fetchRecordedRun } from './built-in';
import { FollowedComparison } from './followed-comparison.svelte';
import { modelDesk } from './model-desk.svelte';
import { models } from './models.svelte';
import { questionSets } from './sets.svelte';
import { defaultSettings } from './settings';
import { trouble } from './trouble.svelte';

/** What a person chooses before pressing Run. */
export interface RunSettings {
  setId: string;
  limit: number;
  methods: MethodId[];
  modelId: string;
  engine: EngineOption;
  seed: number;
}

/** Where an id of a run is asked for: the run that came with the lab. */
export const RECORDED = 'recorded';
/** The lab's state on a page: the runs, the one looked at with everything computed from its traces, and asking it. */
export class Lab {
  runs = $state.raw<Run[]>([]);
  run = $state.raw<Run | null>(null);
  traces = $state.raw<Trace[]>([]);
  /** True while the run on the screen is the one that came with the lab. */
  recorded = $state(false);
  /** Equal-width bins; `null` takes 5 below 500 answers and 10 from there. */
  bins = $state<number | null>(null);
  /** How calibrators are judged. */
  splitting = $state<Splitting>(defaultSettings.splitting);
  /** Temperature looked at; `null` leaves the confidences as they are. */
  temperature = $state<number | null>(null);
  progress = $state.raw<RunProgress | null>(null);
  busy = $state(false);
  /** Whether the store was looked into: stored runs are known from then on, and files can be taken. */
  opened = $state(false);
  /** A run just removed, to be put back. */
  removed = $state.raw<RunFile | null>(null);

  private readonly followed = new FollowedComparison(this);
  /** The whole comparison screen as numbers; its slow parts follow. */
  readonly comparison: Comparison | null = $derived(this.followed.comparison);
  /** What of it is still being computed: the fits (none is shown then) and the intervals. */
  readonly follows = $derived(this.followed.follows);

  private db: LabDatabase | null = null;
  private controller: AbortController | null = null;
  private siteUrl = '';

  /**
   * Opens the store, looks at the device, and shows the last run, or the recorded one on a first visit.
   * @param siteUrl absolute URL of the site's root
   */
  async start(siteUrl: string): Promise<void> {
    this.siteUrl = siteUrl;
    this.followed.start();
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
    if (file && !this.busy && this.shown === before) this.show(file, recorded);
  }

  private show({ run, traces }: RunFile, recorded: boolean): void {
    this.shown++;
    this.run = run;
    this.traces = traces;
    this.recorded = recorded;
    this.temperature = null;
    this.progress = null;
  }

  /** Shows a stored run. */
  async open(id: string): Promise<void> {
    const { db } = this;
    if (db) await this.showFetched(() => loadRun(db, id), false);
  }

  /** Looks at a temperature; intervals follow when it rests. */
  look(temperature: number | null): void {
    this.temperature = temperature;
    this.followed.moved();
  }

  /** Plans a run and asks its questions. */
  async begin(settings: RunSettings): Promise<void> {
    const entry = models.find(settings.modelId);
    if (!entry || this.busy) return;
    // Busy from the first moment: a second press must not start a second run.
    this.busy = true;
    let set: QuestionSet;
    try {
      set = await questionSets.load(settings.setId);
    } catch (error) {
      trouble.say(error);
      return;
    } finally {
      this.busy = false;
    }
    const plan = planRun({ ...settings, set, model: entry });
    const { id, createdAt } = runStamp();
    const run = newRun(plan, set, id, createdAt);
    this.show({ format: 'calibration-lab/run', version: 1, run, traces: [] }, false);
    await this.resume(settings.engine);
  }

  /**
   * Goes on with the run on the screen from the first question without traces.
   * @param choice where it is to run if it has not begun; else it goes on where it ran
   */
  async resume(choice: EngineOption = 'auto'): Promise<void> {
    if (!this.run || this.busy) return;
    const { id, model } = this.run;
    if (model) choice = optionOf(model);
    this.busy = true;
    trouble.clear();
    try {
      if (navigator.locks) {
        const taken = await navigator.locks.request(`run/${id}`, { ifAvailable: true }, async (lock) => {
          if (lock) await this.askAll(choice);
          return lock !== null;
        });
        if (!taken)
          trouble.say('Another tab is running this run. Its answers appear here when it is opened again.');
      } else await this.askAll(choice);
    } finally {
      this.busy = false;
    }
  }

  private async askAll(choice: EngineOption): Promise<void> {
    if (!(await modelDesk.load(this.run!.plan.modelId, choice))) return;
    const { model } = this.run!;
    const loaded = modelDesk.model!;
    if (model && optionOf(model) !== optionOf(loaded)) {
      trouble.say(
        `This run was made on ${engineText(model)}; here the model loaded on ${engineText(loaded)}. Answers of both would not compare: its own are kept, start a new run.`
      );
      return;
    }
    await this.setRun({ ...this.run!, state: 'running', model: model ?? loaded });
    const controller = new AbortController();
    this.controller = controller;
    const { plan, set, id } = this.run!;
    try {
      const finished = await runQuestions(
        plan,
        set.questions,
        this.traces.map(({ questionId }) => questionId),
        {
          ask: (plan, question) => modelDesk.ask(plan, question),
          keep: async (questionId, traces) => {
            if (this.db) await putTraces(this.db, id, questionId, traces);
            this.traces = [...this.traces, ...traces];
          },
          onProgress: (progress) => (this.progress = progress),
          signal: controller.signal,
          now: () => performance.now()
        }
      );
      if (finished) await this.setRun({ ...this.run!, state: 'done' });
    } catch (error) {
      trouble.say(error, 'The run broke off: ', ' All questions before this one are kept; press Go on.');
      await this.setRun({ ...this.run!, state: 'failed' });
    } finally {
      this.controller = null;
    }
  }

  private async setRun(run: Run): Promise<void> {
    this.run = run;
    if (this.db && !this.recorded) {
      await putRun(this.db, $state.snapshot(run) as Run);
      this.runs = await listRuns(this.db);
    }
  }

  /** Pauses after what is kept; the question in flight is asked again later. */
  async pause(): Promise<void> {
    await this.halt('paused');
  }

  /** Ends the run with the questions it has. */
  async stop(): Promise<void> {
    await this.halt('stopped');
  }

  private async halt(state: 'paused' | 'stopped'): Promise<void> {
    if (!this.run) return;
    this.controller?.abort();
    modelDesk.interrupt();
    await this.setRun({ ...this.run, state });
  }

  /** A person's grade for some readings; everything follows. `null` takes it back. */
  async overrule(places: readonly GradePlace[], grade: Grade | null): Promise<void> {
    if (!this.run) return;
    const overrules = { ...this.run.overrules };
    for (const { questionId, method, readingId } of places) {
      const key = overruleKey(questionId, method, readingId);
      if (grade === null) delete overrules[key];
      else overrules[key] = { grade, rule: 'person' };
    }
    await this.setOverrules(overrules);
  }

  /** Puts all of a person's grades in the place of those there are, for instance to undo. */
  async setOverrules(overrules: Run['overrules']): Promise<void> {
    if (!this.run) return;
    if (this.recorded && this.db) {
      // The recorded run is nobody's; what a person grades is kept with a copy.
      const { id, title } = this.run;
      const run = { ...this.run, id: `${id}-graded`, title: `${title} · graded` };
      await putRunFile(this.db, { format: 'calibration-lab/run', version: 1, run, traces: this.traces });
      this.run = run;
      this.recorded = false;
    }
    await this.setRun({ ...this.run, overrules });
  }

  /** The run on the screen as a file's text. */
  exportRun(): string {
    return runFileText({ format: 'calibration-lab/run', version: 1, run: this.run!, traces: this.traces });
  }

  /** A stored run, or the one that came with the lab by the id `recorded`; `null` when there is none. */
  async fileOf(id: string): Promise<RunFile | null> {
    if (id === RECORDED) return fetchRecordedRun(this.siteUrl);
    return this.db && ((await loadRun(this.db, id)) ?? null);
  }

  /** A stored run as a file's text, or `null` when it is gone. */
  async exportStored(id: string): Promise<string | null> {
    const file = this.db && (await loadRun(this.db, id));
    return file ? runFileText(file) : null;
  }

  /** A stored run as a report in HTML, or `null` when it is gone. */
  async exportReport(id: string): Promise<string | null> {
    const file = this.db && (await loadRun(this.db, id));
    if (!file) return null;
    const { reportHtml } = await import('../report/report-html');
    return reportHtml(file, this.splitting);
  }

  /** Opens a `run.json` and keeps it. A file that cannot be read changes nothing. Returns whether it was opened. */
  async openRunFile(text: string): Promise<boolean> {
    try {
      const file = parseRunFile(text);
      if (this.db) {
        await putRunFile(this.db, file);
        this.runs = await listRuns(this.db);
      }
      // While a run goes on the screen is its own; the file is in the list.
      if (!this.busy) this.show(file, false);
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
