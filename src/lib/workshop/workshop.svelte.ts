import { base } from '$app/paths';
import * as v from 'valibot';
import { fetchRecordedRun } from '../lab/built-in';
import { runShelf } from '../lab/run-shelf.svelte';
import { questionSets } from '../lab/sets.svelte';
import type { RunFile } from '../runs/run';
import type { ChapterId } from './chapters';
import { browserStorage, removeKept } from './kept';
import { KeptValue } from './kept-value.svelte';
import { covers } from './model-rows';
import { answersName, chapterName, draftsName } from './my-answers';
import type { Quiz } from './quiz';
import { roundOf, RoundDrawing, type DrawnRound } from './round-drawing.svelte';
import { defaultWorkshop, namesWorkshop, workshopFrom, workshopSchema, type HeldBack } from './settings';

/** A run that answered a round. */
export interface RoundRun {
  file: RunFile;
  /** Whether it is one of this browser's runs; else it came with the lab. */
  own: boolean;
}

/** Chapters that show a learner's own answers or the model's to the same questions: void without those answers. */
const OF_ANSWERS = ['you-first', 'your-curve', 'the-model'] as const satisfies ChapterId[];

/** What the chapters share: what the teacher chose, the questions, the runs that answer, and which chapters are done. */
class Workshop {
  readonly settings = new KeptValue('settings', workshopSchema, defaultWorkshop);
  /** Ids of the chapters that were gone through, by round. */
  private readonly doneIn = new KeptValue('done-by-round', v.record(v.string(), v.array(v.string())), {});
  private readonly drawing = new RoundDrawing(async (id) => {
    await questionSets.ready;
    return questionSets.load(id);
  });

  /**
   * Reads what the address names, or else what was kept; then the questions, and again whenever another tab names others.
   * For `onMount`: returns what ends it.
   * @param query of the address
   */
  open(query: URLSearchParams): () => void {
    const draw = () => void this.drawing.draw(this.settings.value);
    const ends = [this.settings.open(draw), this.doneIn.open()];
    if (namesWorkshop(query)) this.settings.value = workshopFrom(query);
    draw();
    return () => ends.forEach((end) => end());
  }

  /** The questions, with the round they are of; `null` until the set is read, and where it cannot be. */
  get drawn(): DrawnRound | null {
    return this.drawing.drawn;
  }

  /** Why there are no questions, in words. */
  get fault(): string | null {
    return this.drawing.fault;
  }

  /** The round that the settings name; its questions may be on their way: see `drawn`. */
  get round(): string {
    return roundOf(this.settings.value);
  }

  /** Whether the teacher keeps something back that nobody has shown on this machine yet. */
  holds(part: HeldBack): boolean {
    return this.settings.value.hide.includes(part);
  }

  /** Shows what is kept back, in every chapter. */
  show(part: HeldBack): void {
    const { value } = this.settings;
    this.settings.value = { ...value, hide: value.hide.filter((each) => each !== part) };
  }

  /** Whether it is known what is done. */
  get ready(): boolean {
    return this.doneIn.ready;
  }

  /** Ids of the chapters that were gone through in this round. */
  get done(): readonly string[] {
    return this.doneIn.value[this.round] ?? [];
  }

  /** Marks a chapter as gone through in a round. */
  finish(id: ChapterId, round = this.round): void {
    const done = this.doneIn.value[round] ?? [];
    if (!done.includes(id)) this.doneIn.value = { ...this.doneIn.value, [round]: [...done, id] };
  }

  /** Forgets the answers to a round's questions, and what was drawn and bet with them in view. */
  forgetAnswers(round: string): void {
    const of = (id: ChapterId) => [chapterName(id, round), draftsName(id, round)];
    const names = new Set([answersName(round), ...OF_ANSWERS.flatMap(of)]);
    removeKept(browserStorage(), (name) => names.has(name));
    const gone: readonly string[] = OF_ANSWERS;
    const left = (this.doneIn.value[round] ?? []).filter((id) => !gone.includes(id));
    this.doneIn.value = { ...this.doneIn.value, [round]: left };
  }

  /** Forgets what was done on this machine in any round; what the teacher chose and the room's codes stay. */
  startAfresh(): void {
    removeKept(browserStorage(), (name) => name !== 'settings' && !name.startsWith('room/'));
    this.doneIn.read();
  }

  private readonly fetched = new Map<string, Promise<RunFile | null>>();

  /**
   * A run that came with the lab; read once.
   * @throws Error in words when it cannot be read; the next call tries again
   */
  recorded(name: 'recorded-run' | 'workshop-run'): Promise<RunFile | null> {
    let run = this.fetched.get(name);
    if (!run) {
      run = fetchRecordedRun(new URL(`${base}/`, location.href).href, name);
      run.catch(() => this.fetched.delete(name));
      this.fetched.set(name, run);
    }
    return run;
  }

  /** Id of the model that the teacher chose; `null` where it is as usual: any that is there will do. */
  get model(): string | null {
    const { model } = this.settings.value;
    return model === defaultWorkshop.model ? null : model;
  }

  /**
   * A run that answered all questions of the round: one of this browser's own, of the chosen model where there is one, or one
   * that came with the lab; or `null`.
   */
  async answersToRound(quiz: Quiz): Promise<RoundRun | null> {
    const ids = quiz.questions.map(({ question }) => question.id);
    const ofSet = runShelf.runs.filter(({ plan }) => plan.setId === quiz.set);
    const isChosen = ({ plan }: (typeof ofSet)[number]) => plan.modelId === this.model;
    // The sort keeps the order of equals.
    for (const { id } of ofSet.toSorted((a, b) => Number(isChosen(b)) - Number(isChosen(a)))) {
      const own = await runShelf.load(id).catch(() => null);
      if (own && covers(own, quiz.set, ids)) return { file: own, own: true };
    }
    for (const name of ['workshop-run', 'recorded-run'] as const) {
      const recorded = await this.recorded(name);
      if (recorded && covers(recorded, quiz.set, ids)) return { file: recorded, own: false };
    }
    return null;
  }
}

/** The page's one workshop. */
export const workshop = new Workshop();
