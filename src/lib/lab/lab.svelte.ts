import { engineText, optionOf, type EngineOption } from '../engine/resolve-engine';
import type { MethodId, Trace } from '../methods/trace';
import type { QuestionSet } from '../questions/question';
import type { Grade } from '../questions/verdict';
import type { Comparison } from '../runs/comparison';
import type { GradePlace } from '../runs/graded-replies';
import { overruleKey } from '../runs/judged-rows';
import { newRun, planRun, runStamp } from '../runs/plan';
import { mergedTraces } from '../runs/merged-traces';
import { RECORDED } from '../runs/run-id';
import { runFileText } from '../runs/run-file';
import type { Run, RunFile } from '../runs/run';
import type { RunProgress } from '../runs/progress';
import { runQuestions } from '../runs/runner';
import type { Splitting } from '../runs/splitting';
import { RunGone } from '../store/store-error';
import { whileLocked } from '../store/tab-lock';
import { fetchRecordedRun } from './built-in';
import { FollowedComparison } from './followed-comparison.svelte';
import { modelDesk } from './model-desk.svelte';
import { models } from './models.svelte';
import { questionSets } from './sets.svelte';
import { setOf } from './replaced-map';
import { lockOf, runShelf, type RunNews } from './run-shelf.svelte';
import type { GradeChanges, RunChange } from '../store/runs';
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

/** The lab's state on a page: the runs, the one looked at with everything computed from its traces, and asking it. */
export class Lab {
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

  private readonly followed = new FollowedComparison(this);
  /** The whole comparison screen as numbers; its slow parts follow. */
  readonly comparison: Comparison | null = $derived(this.followed.comparison);
  /** What of it is still being computed: the fits (none is shown then) and the intervals. */
  readonly follows = $derived(this.followed.follows);

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
    runShelf.watch((news) => void this.follow(news));
    try {
      await runShelf.start();
    } catch (error) {
      trouble.say(error);
    }
    this.opened = true;
    try {
      await questionSets.start(siteUrl, runShelf.connected ? runShelf.store : null);
    } catch (error) {
      trouble.say(error);
    }
    await this.openLast();
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

  /** Shows a stored run. One that cannot be shown is said, and what was on the screen stays. */
  async open(id: string): Promise<void> {
    try {
      await this.showFetched(() => runShelf.load(id), false);
    } catch (error) {
      trouble.say(error);
    }
  }

  /** Shows the newest run that can be shown, or the recorded one. */
  private async openLast(): Promise<void> {
    const before = this.shown;
    for (const { id } of runShelf.runs) {
      if (runShelf.faults.has(id)) continue;
      await this.open(id);
      if (this.shown !== before || this.busy) return;
    }
    await this.openRecorded();
  }

  /** What other tabs told last and was not looked at yet. */
  private news: RunNews | null = null;
  private following = false;

  /** Another tab changed a run: where it is on the screen, what was stored since is shown. */
  private async follow(news: RunNews): Promise<void> {
    if (this.recorded || this.run?.id !== news.runId) return;
    // What only adds answers does not make less of what changes more.
    if (!this.news || this.news.questionId !== undefined) this.news = news;
    if (this.following) return;
    this.following = true;
    try {
      while (this.news) {
        const { runId, questionId } = this.news;
        this.news = null;
        await (questionId === undefined ? this.takeStored(runId) : this.takeAnswers(runId));
      }
    } catch (error) {
      trouble.say(error);
    } finally {
      this.following = false;
    }
  }

  private async takeAnswers(id: string): Promise<void> {
    if (this.busy || !this.run || this.run.id !== id) return;
    const fresh = await runShelf.newTraces(this.run, setOf(this.traces.map(({ questionId }) => questionId)));
    if (this.busy || this.run.id !== id || fresh.length === 0) return;
    this.traces = mergedTraces(this.run.plan.questionIds, this.traces, fresh);
  }

  private async takeStored(id: string): Promise<void> {
    const stored = await runShelf.load(id);
    if (this.run?.id !== id || this.recorded) return;
    if (!stored) {
      if (this.busy || runShelf.unstored(id).any) return;
      trouble.say('The run on the screen was removed in another tab; it can be put back on the Runs page.');
      await this.openLast();
      return;
    }
    // What this tab asks is its own; a person's grades may come from anywhere.
    if (this.busy) this.run = { ...this.run, overrules: stored.run.overrules };
    else {
      this.run = stored.run;
      this.traces = stored.traces;
    }
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
    const run = $state.snapshot(newRun(plan, set, id, createdAt)) as Run;
    this.show({ format: 'calibration-lab/run', version: 1, run, traces: [] }, false);
    // Before the model is loaded: a plan is not lost with the tab.
    await runShelf.add(this.whole());
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
      const locked = await whileLocked(lockOf(id), async () => {
        await this.readStored(id);
        await this.askAll(choice);
      });
      if (!locked.taken) trouble.say('Another tab is asking this run. Its answers appear here as they come.');
    } catch (error) {
      trouble.say(error);
    } finally {
      this.busy = false;
      await runShelf.refresh();
    }
  }

  /** The run on the screen, whole. */
  private whole(): RunFile {
    return { format: 'calibration-lab/run', version: 1, run: this.run!, traces: this.traces };
  }

  /** Takes what other tabs asked of the run, so that nothing is asked twice. @throws RunGone when it was removed */
  private async readStored(id: string): Promise<void> {
    if (runShelf.unstored(id).any) return;
    const stored = await runShelf.load(id).catch((error: unknown) => {
      if (runShelf.connected) throw error;
      return null;
    });
    if (!stored) {
      if (runShelf.removed.some((each) => each.id === id)) throw new RunGone('removed');
      // Gone with the site's data, or never stored: what is on the screen is stored again.
      await runShelf.add(this.whole());
      return;
    }
    this.run = { ...this.run!, ...stored.run };
    this.traces = mergedTraces(stored.run.plan.questionIds, stored.traces, this.traces);
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
    await this.changeRun({ state: 'running', model: model ?? loaded });
    const controller = new AbortController();
    this.controller = controller;
    const { plan, set } = this.run!;
    try {
      const finished = await runQuestions(
        plan,
        set.questions,
        this.traces.map(({ questionId }) => questionId),
        {
          ask: (plan, question) => modelDesk.ask(plan, question),
          keep: async (questionId, traces) => {
            this.traces = [...this.traces, ...traces];
            await runShelf.keep(() => this.whole(), questionId, traces);
          },
          onProgress: (progress) => (this.progress = progress),
          signal: controller.signal,
          now: () => performance.now()
        }
      );
      if (finished) await this.changeRun({ state: 'done' });
    } catch (error) {
      if (error instanceof RunGone) {
        trouble.say(error, 'The run broke off: ', ' What is on the screen can be saved as a file.');
        this.run = { ...this.run!, state: 'failed' };
        return;
      }
      trouble.say(error, 'The run broke off: ', ' All questions before this one are kept; press Go on.');
      await this.changeRun({ state: 'failed' });
    } finally {
      this.controller = null;
    }
  }

  private async changeRun(change: RunChange): Promise<void> {
    this.run = { ...this.run!, ...change };
    if (this.recorded) return;
    await runShelf.change(() => this.whole(), change);
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
    await this.changeRun({ state }).catch((error) => trouble.say(error));
  }

  /** A person's grade for some readings; everything follows. `null` takes it back. */
  async overrule(places: readonly GradePlace[], grade: Grade | null): Promise<void> {
    const keys = places.map(({ questionId, method, readingId }) =>
      overruleKey(questionId, method, readingId)
    );
    await this.changeGrades(keys.map((key) => [key, grade && { grade, rule: 'person' }] as const));
  }

  /** Gives and takes back grades; those not named stay as they are, here and in other tabs. */
  async changeGrades(changes: GradeChanges): Promise<void> {
    if (!this.run) return;
    try {
      if (this.recorded) await this.copyRecorded(this.run);
      const overrules = { ...this.run.overrules };
      for (const [key, verdict] of changes) {
        if (verdict) overrules[key] = verdict;
        else delete overrules[key];
      }
      this.run = { ...this.run, overrules };
      await runShelf.grade(() => this.whole(), changes);
    } catch (error) {
      trouble.say(error, 'The grade was not stored: ');
    }
  }

  /** The recorded run is nobody's; what a person grades is kept with a copy. */
  private async copyRecorded({ title, ...rest }: Run): Promise<void> {
    const { id } = runStamp();
    this.run = { ...rest, id: `graded-${id}`, title: `${title} · graded` };
    this.recorded = false;
    await runShelf.add(this.whole());
  }

  /** The run on the screen as a file's text. */
  exportRun(): string {
    return runFileText({ format: 'calibration-lab/run', version: 1, run: this.run!, traces: this.traces });
  }

  /** A stored run, or the one that came with the lab by the id `recorded`; `null` when there is none. */
  async fileOf(id: string): Promise<RunFile | null> {
    return id === RECORDED ? fetchRecordedRun(this.siteUrl) : runShelf.load(id);
  }

  /** A stored run as a file's text, or `null` when it is gone. One that cannot be shown is given as it is stored. */
  async exportStored(id: string): Promise<string | null> {
    if (runShelf.faults.has(id)) return runShelf.raw(id);
    const file = await runShelf.load(id);
    return file && runFileText(file);
  }

  /** A stored run as a report in HTML, or `null` when it is gone or cannot be shown. */
  async exportReport(id: string): Promise<string | null> {
    try {
      const file = await runShelf.load(id);
      if (!file) return null;
      const { reportHtml } = await import('../report/report-html');
      return reportHtml(file, this.splitting);
    } catch (error) {
      trouble.say(error, 'The report was not made: ');
      return null;
    }
  }

  /** Opens a `run.json` and keeps it. A file that cannot be read changes nothing. Returns whether it was opened. */
  async openRunFile(text: string): Promise<boolean> {
    try {
      const file = await runShelf.open(text);
      // While a run goes on the screen is its own; the file is in the list.
      if (!this.busy) this.show(file, false);
      trouble.clear();
      return true;
    } catch (error) {
      trouble.say(error, 'The file was not opened: ');
      return false;
    }
  }

  /** Takes back what opening the last file did. */
  async undoOpen(): Promise<void> {
    const opened = runShelf.lastOpened;
    try {
      await runShelf.undoOpen();
      if (opened && this.run?.id === opened.id)
        await (opened.how === 'join' ? this.open(opened.id) : this.openLast());
    } catch (error) {
      trouble.say(error, 'This could not be taken back: ');
    }
  }

  /** Takes a stored run off the list; it can be put back. */
  async remove(id: string): Promise<void> {
    try {
      await runShelf.remove(id);
      if (this.run?.id === id) await this.openLast();
    } catch (error) {
      trouble.say(error, 'The run was not removed: ');
    }
  }

  /** Puts a removed run back. */
  async putBack(id: string): Promise<void> {
    try {
      await runShelf.putBack(id);
    } catch (error) {
      trouble.say(error, 'The run was not put back: ');
    }
  }

  /** Deletes a removed run for good. */
  async clear(id: string): Promise<void> {
    try {
      await runShelf.clear(id);
    } catch (error) {
      trouble.say(error, 'The run was not deleted: ');
    }
  }
}

/** The page's one lab. */
export const lab = new Lab();
