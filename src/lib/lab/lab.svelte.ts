import type { EngineOption } from '../engine/resolve-engine';
import type { QuestionSet } from '../questions/question';
import { runFileBlob } from '../runs/file/write';
import type { PromptForm } from '../methods/arm';
import type { VariantReference } from '../methods/variant-reference';
import { newRun, planRun, runStamp } from '../runs/plan';
import type { Run, RunFile, RunPlan, StoredAnswers } from '../runs/run';
import { RECORDED } from '../runs/run-id';
import { fetchRecordedRun } from './built-in';
import { ComparisonView } from './comparison-view.svelte';
import { modelDesk } from './model-desk.svelte';
import { models } from './models.svelte';
import { RunDesk } from './run-desk.svelte';
import { paces } from './paces.svelte';
import { runShelf } from './run-shelf.svelte';
import { questionSets } from './sets.svelte';
import { TabFollower } from './tab-follower';
import { trouble } from './trouble.svelte';
import { variants } from './variants.svelte';

/** What a person chooses before pressing Run. */
export interface RunSettings {
  setId: string;
  limit: number;
  /** Ids of methods. */
  methods: string[];
  /** Variants; those this browser does not have are not asked. */
  variants: VariantReference[];
  modelId: string;
  engine: EngineOption;
  seed: number;
  form: PromptForm;
  examples: number;
}

/** The lab's state on a page: the runs, the one being asked, and the one looked at with everything computed from it. */
export class Lab {
  /** The run being asked. */
  readonly desk = new RunDesk();
  /** A run that is looked at and is not the desk's. */
  private other = $state.raw<RunFile | null>(null);
  /** True while the run on the screen is the one that came with the lab. */
  recorded = $state(false);
  /** Whether the store was looked into: stored runs are known from then on, and files can be taken. */
  opened = $state(false);

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

  private siteUrl = '';

  /**
   * Opens the store, looks at the device, and shows the last run, or the recorded one on a first visit.
   * @param siteUrl absolute URL of the site's root
   */
  async start(siteUrl: string): Promise<void> {
    this.siteUrl = siteUrl;
    this.view.start();
    variants.start();
    paces.start();
    const desk = modelDesk.start(siteUrl);
    const tabs = new TabFollower(this);
    runShelf.watch((news) => void tabs.follow(news));
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
    if (file && this.shown === before) this.show(file, recorded);
  }

  /** Shows a run: on the desk, where it can go on, unless another is being asked there. */
  show(file: RunFile, recorded: boolean): void {
    this.shown++;
    const sameAsDesk = this.busy && this.desk.run?.id === file.run.id;
    this.other = sameAsDesk || this.desk.take(file) ? null : file;
    this.recorded = recorded;
    this.view.reset();
  }

  /** Shows a stored run; while one is being asked, beside it. */
  async open(id: string): Promise<void> {
    try {
      await this.showFetched(() => runShelf.load(id), false);
    } catch (error) {
      trouble.say(error);
    }
  }

  /** Shows the newest run that can be shown, or the recorded one. */
  async openLast(): Promise<void> {
    const before = this.shown;
    for (const { id } of runShelf.runs) {
      if (runShelf.faults.has(id)) continue;
      await this.open(id);
      if (this.shown !== before) return;
    }
    await this.openRecorded();
  }

  /** Whether this tab asks the run of an id. */
  asks(id: string): boolean {
    return this.busy && this.desk.run?.id === id;
  }

  /** Puts a run, as it is now, in the place of the one on the screen. */
  put(file: RunFile): void {
    if (this.other) this.other = file;
    else {
      this.desk.run = file.run;
      this.desk.answers = file.answers;
    }
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
    let plan: RunPlan;
    try {
      set = await questionSets.load(settings.setId);
      const methods = [...settings.methods, ...variants.named(settings.variants)];
      plan = planRun({ ...settings, methods, set, model: entry });
    } catch (error) {
      trouble.say(error);
      return;
    } finally {
      this.desk.busy = false;
    }
    const before = this.run && this.answers.length > 0 ? { run: this.run, answers: this.answers } : null;
    const { recorded } = this;
    const { id, createdAt } = runStamp();
    const run = $state.snapshot(newRun(plan, set, id, createdAt)) as Run;
    this.show({ run, answers: [] }, false);
    // It is stored before the model is loaded: a plan is not lost with the tab.
    await this.desk.resume(settings.engine);
    await this.stepBack(run.id, before && { file: before, recorded });
  }

  /** Asks the run on the desk again, after its model did not load. */
  async tryAgain(choice: EngineOption): Promise<void> {
    const before = this.other && { file: this.other, recorded: this.recorded };
    this.watch();
    await this.desk.resume(choice);
    if (this.desk.run) await this.stepBack(this.desk.run.id, before);
  }

  /**
   * Where a run's model did not load and it has no answers, what was on the screen before it is shown again, or the recorded
   * run; the run stays on the desk.
   */
  private async stepBack(id: string, before: { file: RunFile; recorded: boolean } | null): Promise<void> {
    const empty = () =>
      this.watching && this.desk.run?.id === id && this.answers.length === 0 && modelDesk.state === 'failed';
    if (!empty()) return;
    const shown =
      before ??
      (await fetchRecordedRun(this.siteUrl)
        .then((file) => file && { file, recorded: true })
        .catch(() => null));
    if (!shown || !empty()) return;
    this.shown++;
    this.other = shown.file;
    this.recorded = shown.recorded;
    this.view.reset();
  }

  /** The run on the screen as a file. */
  exportRun(): Blob {
    return runFileBlob({ run: this.run!, answers: this.answers });
  }

  /** A stored run, or the one that came with the lab by the id `recorded`; `null` when there is none. */
  async fileOf(id: string): Promise<RunFile | null> {
    return id === RECORDED ? fetchRecordedRun(this.siteUrl) : runShelf.load(id);
  }
}

/** The page's one lab. */
export const lab = new Lab();
