import type { EngineOption } from '../engine/resolve-engine';
import type { QuestionSet } from '../questions/question';
import { runFileBlob } from '../runs/file/write';
import { newRun, planRun, runStamp } from '../runs/plan';
import type { Run, RunFile, RunPlan, StoredAnswers } from '../runs/run';
import { RECORDED } from '../runs/run-id';
import { fetchRecordedRun } from './built-in';
import { ComparisonView } from './comparison-view.svelte';
import { LookedRun } from './looked-run.svelte';
import { modelDesk } from './model-desk.svelte';
import { models } from './models.svelte';
import { RunDesk } from './run-desk.svelte';
import { paces } from './paces.svelte';
import type { RunSettings } from './run-settings';
import { runShelf } from './run-shelf.svelte';
import type { ScreenRun } from './screen-run';
import { questionSets } from './sets.svelte';
import { TabFollower } from './tab-follower';
import { trouble } from './trouble.svelte';
import { Turns } from './turns';
import { variants } from './variants.svelte';

/** The lab's state on a page: the runs, the one being asked, and the one looked at with everything computed from it. */
export class Lab {
  /** The run being asked. */
  readonly desk = new RunDesk();
  /** The run looked at: the desk's, or another beside it. */
  readonly looked = new LookedRun(this.desk, () => this.openLast());
  /** Whether the store was looked into: stored runs are known from then on, and files can be taken. */
  opened = $state(false);

  /** The run looked at, and its answers. */
  readonly run: Run | null = $derived(this.looked.run());
  readonly answers: StoredAnswers[] = $derived(this.looked.answers());
  /** True while it is the one that came with the lab. */
  readonly recorded: boolean = $derived(this.looked.recorded());
  /** Whether a run is being asked, and whether it is the one looked at. */
  readonly busy: boolean = $derived(this.desk.busy);
  readonly watching: boolean = $derived(this.looked.beside === null);
  /** The comparison of the run looked at. */
  readonly view = new ComparisonView(this.looked);
  private readonly tabs = new TabFollower((id) => this.onScreen(id));
  private siteUrl = '';
  private told = () => {};
  /** Resolves once the run that the page begins with was looked for. */
  readonly ready = new Promise<void>((resolve) => (this.told = resolve));
  /** Whether the run that the page begins with was looked for. */
  private begun = $state(false);
  /** Whether that run is there with all its rows, or there is none. */
  readonly settled: boolean = $derived(this.begun && !this.view.unprepared);

  constructor() {
    runShelf.watch((news) => this.tabs.follow(news));
  }

  /**
   * Opens the store, looks at the device, and shows the run that is named, else the last one, or the recorded one on a first
   * visit.
   * @param siteUrl absolute URL of the site's root
   * @param named id of a run, where an address names one
   */
  async start(siteUrl: string, named: string | null = null): Promise<void> {
    this.siteUrl = siteUrl;
    this.view.start();
    variants.start();
    paces.start();
    const desk = modelDesk.start(siteUrl);
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
    // Earlier than whatever a person asks for meanwhile.
    const turn = this.turns.take();
    if (named === null || !(await this.openNamed(named, turn))) await this.openLast(turn);
    this.begun = true;
    this.told();
    await desk;
  }

  /** Shows the run that came with the lab. @param turn when it was asked for */
  async openRecorded(turn = this.turns.take()): Promise<void> {
    try {
      await this.showFetched(() => fetchRecordedRun(this.siteUrl), true, turn);
    } catch (error) {
      trouble.say(error);
    }
  }

  /** A run that comes late does not push away what was asked for since. */
  readonly turns = new Turns();

  private async showFetched(
    fetch: () => Promise<RunFile | null>,
    recorded: boolean,
    turn: number
  ): Promise<void> {
    const file = await fetch();
    if (file) this.show(file, recorded, turn);
  }

  /**
   * Shows a run: on the desk, where it can go on, unless another is being asked there.
   * @param turn when it was asked for
   * @returns whether it is shown: not where another was asked for later and is
   */
  show(file: RunFile, recorded: boolean, turn = this.turns.take()): boolean {
    if (!this.turns.fill(turn)) return false;
    const sameAsDesk = this.busy && this.desk.run?.id === file.run.id;
    this.looked.show(sameAsDesk || this.desk.take(file) ? null : file, recorded);
    this.view.reset();
    return true;
  }

  /** Shows a stored run; while one is being asked, beside it. @param turn when it was asked for */
  async open(id: string, turn = this.turns.take()): Promise<void> {
    try {
      await this.showFetched(() => runShelf.load(id), false, turn);
    } catch (error) {
      trouble.say(error);
    }
  }

  /** Shows a stored run, or the one that came with the lab by the id `recorded`. Returns whether it was there. */
  async openNamed(id: string, turn = this.turns.take()): Promise<boolean> {
    await (id === RECORDED ? this.openRecorded(turn) : this.open(id, turn));
    return this.turns.passed(turn);
  }

  /** Shows the newest run that can be shown, or the recorded one. */
  async openLast(turn = this.turns.take()): Promise<void> {
    for (const { id } of runShelf.runs) {
      if (runShelf.faults.has(id)) continue;
      await this.open(id, turn);
      if (this.turns.passed(turn)) return;
    }
    await this.openRecorded(turn);
  }

  /** Whether this tab asks the run of an id. */
  asks(id: string): boolean {
    return this.busy && this.desk.run?.id === id;
  }

  /** The run on the screen of an id: the one looked at, or one whose rows are added. */
  onScreen(id: string): ScreenRun | undefined {
    return [this.looked, ...this.view.added.map(({ looked }) => looked)].find((each) => each.runId() === id);
  }

  /** Shows the run that is being asked again. */
  watch(): void {
    this.turns.fill(this.turns.take());
    this.looked.show(null, false);
    this.view.reset();
    // What other tabs decided of it while another was looked at.
    if (this.desk.run) void this.tabs.follow({ runId: this.desk.run.id });
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
    const { beside } = this.looked;
    const before = beside && { file: beside, recorded: this.recorded };
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
    this.turns.fill(this.turns.take());
    this.looked.show(shown.file, shown.recorded);
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
