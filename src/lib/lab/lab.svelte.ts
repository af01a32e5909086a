import * as Comlink from 'comlink';
import type { CatalogueEntry } from '../engine/catalogue';
import { probeDevice, type DeviceReport } from '../engine/device-probe';
import { EngineError, type LoadProgress, type ModelDescription } from '../engine/language-model';
import type { RemoteSource } from '../engine/files/remote-models';
import {
  engineText,
  optionOf,
  resolveEngine,
  type EngineChoice,
  type EngineOption
} from '../engine/resolve-engine';
import { startEngine, type EngineClient } from '../engine/worker/client';
import type { AnswerSampling } from '../methods/sample-answers';
import type { MethodId, Trace } from '../methods/trace';
import type { Question, QuestionSet } from '../questions/question';
import type { Grade } from '../questions/verdict';
import { askThroughLoss } from '../runs/ask-through-loss';
import { compare, type CalibratorFit, type Comparison } from '../runs/comparison';
import { ComparisonFollower } from '../runs/follow/comparison-follower';
import type { GradePlace } from '../runs/graded-replies';
import { judgedRun, overruleKey } from '../runs/judged-rows';
import { newRun, planRun, runStamp } from '../runs/plan';
import { parseRunFile, runFileText } from '../runs/run-file';
import type { RowIntervals } from '../runs/row-intervals';
import type { Run, RunFile } from '../runs/run';
import type { RunProgress } from '../runs/progress';
import { runQuestions } from '../runs/runner';
import type { Splitting } from '../runs/splitting';
import { openDatabase, type LabDatabase } from '../store/database';
import { listRuns, loadRun, putRun, putRunFile, putTraces, removeRun } from '../store/runs';
import { fetchRecordedRun } from './built-in';
import { models } from './models.svelte';
import { questionSets } from './sets.svelte';
import { defaultSettings } from './settings';

/** What the model is doing. */
export type ModelState = 'none' | 'loading' | 'ready' | 'failed';

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
/** Resamples behind the intervals once nothing moves any more. */
const RESAMPLES = 1000;
/** Up to this many traces a temperature is fitted within a frame or two, so that nobody need wait for the worker. */
const FIT_AT_ONCE = 1200;

/** What slow parts of a comparison were computed for; they hold while it is the same. */
interface Subject {
  runId: string;
  traces: readonly Trace[];
  overrules: Run['overrules'];
  bins: number;
  splitting: Splitting;
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

const same = (a: Subject, b: Subject) =>
  a.runId === b.runId &&
  a.traces === b.traces &&
  a.overrules === b.overrules &&
  a.bins === b.bins &&
  a.splitting === b.splitting;

/** The lab's state on a page: one model, one run looked at, and everything computed from its traces. */
export class Lab {
  device = $state.raw<DeviceReport | null>(null);
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
  modelState = $state<ModelState>('none');
  model = $state.raw<ModelDescription | null>(null);
  /** Id of the model loaded, being loaded, or that did not load. */
  wanted = $state<string | null>(null);
  loadProgress = $state.raw<LoadProgress | null>(null);
  progress = $state.raw<RunProgress | null>(null);
  busy = $state(false);
  /** What went wrong last, in words, or `null`. */
  error = $state<string | null>(null);
  /** Whether the store was looked into: stored runs are known from then on. */
  opened = $state(false);
  /** A run just removed, to be put back. */
  removed = $state.raw<RunFile | null>(null);

  /** False while something moves: intervals are left out until it rests. */
  private settled = $state(true);
  private settling: ReturnType<typeof setTimeout> | undefined;

  private readonly follower = new ComparisonFollower();
  private following = $state(false);
  /** What the follower was asked last. */
  private asked: { subject: Subject; temperature: number | null; resamples: number } | null = null;
  private readonly subject: Subject | null = $derived(
    this.run && {
      runId: this.run.id,
      traces: this.traces,
      overrules: this.run.overrules,
      bins: this.bins ?? 0,
      splitting: this.splitting
    }
  );
  private followedFits = $state.raw<{
    subject: Subject;
    list: (CalibratorFit | null)[];
    intervals: boolean;
  } | null>(null);
  private followedIntervals = $state.raw<{
    subject: Subject;
    temperature: number | null;
    list: RowIntervals[];
  } | null>(null);

  private readonly fitsAtOnce = $derived(
    this.run && this.traces.length <= FIT_AT_ONCE
      ? compare(this.run, this.traces, {
          bins: this.bins ?? 0,
          splitting: this.splitting,
          resamples: 0
        }).rows.map(({ fit }) => fit)
      : null
  );
  /** The newest fits there are: while thousands of answers come in they may be some answers old. `null`: they follow. */
  private readonly fits = $derived.by(() => {
    const { followedFits: followed, subject } = this;
    if (followed && subject && same(followed.subject, subject)) return followed.list;
    if (this.fitsAtOnce) return this.fitsAtOnce;
    const { runId, bins, splitting } = followed?.subject ?? {};
    const older = runId === subject?.runId && bins === subject?.bins && splitting === subject?.splitting;
    return older ? (followed?.list ?? null) : null;
  });
  private readonly intervals = $derived.by(() => {
    const { followedIntervals: followed, subject, temperature } = this;
    const current = followed && subject && same(followed.subject, subject);
    return current && followed.temperature === temperature ? followed.list : undefined;
  });

  /** The whole comparison screen as numbers; its slow parts follow. */
  readonly comparison: Comparison | null = $derived.by(() =>
    this.run
      ? compare(this.run, this.traces, {
          temperature: this.temperature,
          bins: this.bins ?? 0,
          resamples: 0,
          fits: this.fits ?? judgedRun(this.run, this.traces).rows.map(() => null),
          intervals: this.intervals
        })
      : null
  );
  /** What of it is still being computed: the fits (none is shown then) and the intervals. */
  readonly follows = $derived({
    fits: this.fits === null,
    intervals:
      this.run !== null &&
      !(this.intervals && this.followedFits?.intervals && same(this.followedFits.subject, this.subject!))
  });

  private db: LabDatabase | null = null;
  private engine: EngineClient | null = null;
  /** What the loaded model was asked to run on. */
  private loaded: EngineChoice | null = null;
  private controller: AbortController | null = null;
  private siteUrl = '';

  /**
   * Opens the store, looks at the device, and shows the last run, or the recorded one on a first visit.
   * @param siteUrl absolute URL of the site's root
   */
  async start(siteUrl: string): Promise<void> {
    this.siteUrl = siteUrl;
    $effect.root(() => {
      $effect(() => this.follow());
    });
    const kept = models.refresh(siteUrl).catch((error) => (this.error = message(error)));
    const device = probeDevice().then((report) => (this.device = report));
    try {
      this.db = await openDatabase();
      this.runs = await listRuns(this.db);
    } catch (error) {
      this.error = message(error);
    }
    this.opened = true;
    try {
      await questionSets.start(siteUrl, this.db);
    } catch (error) {
      this.error = message(error);
    }
    const last = this.runs[0];
    if (last) await this.open(last.id);
    else await this.openRecorded();
    await Promise.all([device, kept]);
  }

  /** Shows the run that came with the lab. */
  async openRecorded(): Promise<void> {
    try {
      await this.showFetched(() => fetchRecordedRun(this.siteUrl), true);
    } catch (error) {
      this.error = message(error);
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
    this.settled = false;
    clearTimeout(this.settling);
    this.settling = setTimeout(() => (this.settled = true), 250);
  }

  /**
   * Has the slow parts computed for what is on the screen, once it rests. While a run fills in the fits alone, one
   * after the other, so that each is finished.
   */
  private follow(): void {
    const { run, traces, temperature, subject, busy } = this;
    if (!run || !subject || !this.settled || (busy && this.following)) return;
    const resamples = busy ? 0 : RESAMPLES;
    const { asked } = this;
    if (asked?.resamples === resamples && asked.temperature === temperature && same(asked.subject, subject))
      return;
    const asking = { subject, temperature, resamples };
    this.asked = asking;
    this.following = true;
    this.follower
      .follow(
        { run, traces, temperature, bins: subject.bins, splitting: subject.splitting, resamples },
        {
          intervals: (list) => (this.followedIntervals = { subject, temperature, list }),
          fits: (list) => (this.followedFits = { subject, list, intervals: resamples > 0 })
        }
      )
      .catch((error) => (this.error = `The intervals could not be computed: ${message(error)}`))
      .finally(() => {
        if (this.asked === asking) this.following = false;
      });
  }

  /** The engine a choice comes to on this machine, and why; `null` until the machine was looked at. */
  chooseEngine(choice: EngineOption, entry: CatalogueEntry): EngineChoice | null {
    return this.device && resolveEngine(choice, entry, this.device);
  }

  /**
   * Loads a model unless it is loaded. Returns whether it is ready.
   * @param because what is said first, where it is not just starting
   */
  async loadModel(modelId: string, choice: EngineOption, because = 'Starting'): Promise<boolean> {
    const entry = models.find(modelId);
    if (!entry) {
      this.error = `No model is called ${modelId}.`;
      return false;
    }
    this.device ??= await probeDevice();
    const resolved = resolveEngine(choice, entry, this.device);
    const { engine, arithmetic } = resolved;
    const same = this.loaded?.engine === engine && this.loaded.arithmetic === arithmetic;
    if (this.modelState === 'ready' && this.model?.modelId === modelId && same) return true;
    this.error = null;
    this.wanted = modelId;
    this.modelState = 'loading';
    this.model = null;
    this.loadProgress = { stage: because, fraction: null };
    try {
      this.engine ??= startEngine();
      this.model = await this.engine.service.load(
        entry,
        { engine, arithmetic },
        this.siteUrl,
        Comlink.proxy((progress) => (this.loadProgress = progress))
      );
      this.loaded = resolved;
      this.modelState = 'ready';
      return true;
    } catch (error) {
      this.modelState = 'failed';
      this.error = message(error);
      return false;
    } finally {
      this.loadProgress = null;
    }
  }

  /** Breaks off a load. */
  cancelLoad(): void {
    void this.engine?.service.cancelLoad();
  }

  /** Adds a GGUF file from this machine, or a model by its address, to the list. Returns whether it was added. */
  async addModel(source: File | RemoteSource): Promise<boolean> {
    try {
      if (source instanceof File) await models.add(source, this.siteUrl);
      else await models.addRemote(source, this.siteUrl);
      this.error = null;
      return true;
    } catch (error) {
      this.error = message(error);
      return false;
    }
  }

  /** Removes a model's files from this browser. */
  async forgetModel(entry: CatalogueEntry): Promise<void> {
    if (entry.remote) await models.removeRemote(entry, this.siteUrl);
    else await models.forget(entry, this.siteUrl);
  }

  /** Removes a model's files from the cache and fetches them again. */
  async clearAndRetry(entry: CatalogueEntry, choice: EngineOption): Promise<void> {
    await models.forget(entry, this.siteUrl);
    this.modelState = 'none';
    await this.loadModel(entry.id, choice);
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
      this.error = message(error);
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
    this.error = null;
    try {
      if (navigator.locks) {
        const taken = await navigator.locks.request(`run/${id}`, { ifAvailable: true }, async (lock) => {
          if (lock) await this.askAll(choice);
          return lock !== null;
        });
        if (!taken)
          this.error = 'Another tab is running this run. Its answers appear here when it is opened again.';
      } else await this.askAll(choice);
    } finally {
      this.busy = false;
    }
  }

  private async askAll(choice: EngineOption): Promise<void> {
    if (!(await this.loadModel(this.run!.plan.modelId, choice))) return;
    const { model } = this.run!;
    if (model && optionOf(model) !== optionOf(this.model!)) {
      this.error = `This run was made on ${engineText(model)}; here the model loaded on ${engineText(this.model!)}. Answers of both would not compare: its own are kept, start a new run.`;
      return;
    }
    await this.setRun({ ...this.run!, state: 'running', model: model ?? this.model });
    const controller = new AbortController();
    this.controller = controller;
    const { plan, set, id } = this.run!;
    const service = this.engine!.service;
    try {
      const finished = await runQuestions(
        plan,
        set.questions,
        this.traces.map(({ questionId }) => questionId),
        {
          ask: (plan, question) =>
            askThroughLoss(
              () => service.ask(plan, question),
              () => this.reloadAfterLoss()
            ),
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
      this.error = `The run broke off: ${message(error)} All questions before this one are kept; press Go on.`;
      await this.setRun({ ...this.run!, state: 'failed' });
    } finally {
      this.controller = null;
    }
  }

  /**
   * What the loaded model answers to a question when sampled, as `sampleAnswers`.
   * @param signal aborted to break it off; then it rejects
   * @throws EngineError when no model is loaded
   */
  async sampleAnswers(question: Question, options: AnswerSampling, signal: AbortSignal): Promise<string[]> {
    const { engine } = this;
    if (!engine || this.modelState !== 'ready')
      throw new EngineError('not-loaded', 'No model is loaded. Load one on the Models page, then go on.');
    signal.throwIfAborted();
    const interrupt = () => void engine.service.interrupt();
    signal.addEventListener('abort', interrupt, { once: true });
    try {
      return await askThroughLoss(
        () => engine.service.sample(question, options),
        () => this.reloadAfterLoss()
      );
    } finally {
      signal.removeEventListener('abort', interrupt);
    }
  }

  /** Loads the model again on the engine it ran on. */
  private async reloadAfterLoss(): Promise<boolean> {
    const lost = this.model!;
    this.modelState = 'none';
    return this.loadModel(lost.modelId, optionOf(lost), 'The GPU was lost; loading the model again');
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
    void this.engine?.service.interrupt();
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
      this.error = null;
      return true;
    } catch (error) {
      this.error = `The file was not opened: ${message(error)}`;
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
