import { SvelteMap } from 'svelte/reactivity';
import type { CalibratorName } from '../calibration/calibrators/calibrator';
import type { FirstSight } from '../comparison/first-sight';
import { isOfRun, type RowOfRun, type RowPlace } from '../comparison/row-place';
import { pinnedRows, type Row } from '../comparison/rows';
import { runLabels, type NamedRun } from '../comparison/run-labels';
import { shownRow, type ShownRow } from '../comparison/shown-row';
import type { Splitting } from '../comparison/splitting';
import type { RunFile } from '../runs/run';
import type { AddedRun } from './added-run.svelte';
import { ComparisonPart, type Look } from './comparison-part.svelte';
import type { Looked } from './comparison-subject';
import { setOf } from './replaced-map';

/** Milliseconds after which a moved temperature rests. */
const REST = 250;
/** Diagrams that the rows of an added run start with at most. */
const MOST_OF_ADDED = 3;

/**
 * The comparison of what is looked at: the rows of a run and of those added to it, their figures at once, fits and intervals as
 * workers have them. Holds how it is looked at: bins, split, pinned rows, and a temperature for each row.
 */
export class ComparisonView implements Look {
  /** Equal-width bins; `null` takes 5 below 500 answers and 10 from there. */
  bins = $state<number | null>(null);
  /** How calibrators are judged. */
  splitting = $state<Splitting>('halves');
  /** Keys of the rows with a card; `null` for those that runs start with. */
  pinned = $state.raw<readonly string[] | null>(null);
  /** Temperature each row is looked at; a row without one is as it was answered. */
  readonly temperatures = new SvelteMap<string, number>();
  /** Calibrator chosen for a row in place of its usual one. */
  readonly calibrators = new SvelteMap<string, CalibratorName>();
  settled = $state(true);
  private settling: ReturnType<typeof setTimeout> | undefined;

  /** The run looked at. */
  readonly main: ComparisonPart;
  /** Runs whose rows were added, by their number. */
  added = $state.raw<readonly ComparisonPart<AddedRun>[]>([]);
  /** All of them. */
  readonly parts: readonly ComparisonPart[] = $derived.by(() => [this.main, ...this.added]);

  constructor(looked: Looked) {
    this.main = new ComparisonPart(looked, this, 1);
  }

  /** The runs that are there, each with its name where there are several. */
  readonly runs: readonly NamedRun[] = $derived.by(() => {
    const runs = this.parts.flatMap(({ looked }) => looked.run() ?? []);
    const labels = runLabels(runs);
    return runs.map((run, i) => ({ run, name: runs.length > 1 ? labels[i]! : null }));
  });
  /** Every row of the run looked at, grouped by arm. */
  readonly rows: Row[] = $derived.by(() => this.main.rows);
  /** Every row of all runs, grouped by run and arm. */
  readonly all: readonly Row[] = $derived.by(() => this.parts.flatMap(({ rows }) => rows));
  /** Answers whose signals are computed, of all; `null` when they are all there. */
  readonly preparing = $derived.by(
    () => this.parts.find(({ preparing }) => preparing !== null)?.preparing ?? null
  );
  /** Whether answers of the run looked at wait for their signals. */
  readonly unprepared: boolean = $derived.by(() => this.main.unprepared);
  /** Keys of the rows that have a card. */
  readonly pinnedKeys: string[] = $derived.by(() => {
    const keys = setOf(this.parts.flatMap((part) => part.rows.map((row) => part.keyOf(row))));
    if (this.pinned) return this.pinned.filter((key) => keys.has(key));
    return this.parts.flatMap((part) =>
      pinnedRows(part.rows)
        .slice(0, part === this.main ? undefined : MOST_OF_ADDED)
        .map((row) => part.keyOf(row))
    );
  });
  /** Every row with its figures. */
  readonly shown: ShownRow[] = $derived.by(() =>
    this.parts.flatMap((part) => {
      const run = this.nameOf(part.looked.run()?.id);
      return part.rows.map((row) => {
        const key = part.keyOf(row);
        const temperature = this.temperatures.get(key) ?? null;
        return shownRow(row, temperature, this.bins ?? 0, part.slowOf(row), { key, run });
      });
    })
  );
  /** The rows with a card, in the order they were pinned. */
  readonly cards: ShownRow[] = $derived(
    this.pinnedKeys.flatMap((key) => this.shown.find((shown) => shown.key === key) ?? [])
  );
  /** Whether fits or intervals are still being computed. */
  readonly follows: boolean = $derived.by(() => this.parts.some(({ follows }) => follows));

  /** Begins to follow what is looked at. */
  start(): void {
    this.main.start();
  }

  /** Takes the first sight of the recorded run: what it holds is not computed again. */
  foresee(sight: FirstSight): void {
    this.main.foresee(sight);
  }

  /** Has the signals of a run computed that is to be looked at; what is looked at now waits. Resolves when it is done, or broken off. */
  readAhead(file: RunFile): Promise<void> {
    return this.main.readAhead(file);
  }

  /** Goes on with what is looked at, after another run was read ahead. */
  goOn(): void {
    this.main.askAgain();
    this.look([], null);
  }

  /** Another run is looked at: what was chosen for the one before, and was added to it, is forgotten. */
  reset(): void {
    this.temperatures.clear();
    this.calibrators.clear();
    for (const part of this.added) part.end();
    this.added = [];
  }

  /** Adds the rows of another run, in the place of its number. */
  add(run: AddedRun): void {
    const part = new ComparisonPart(run, this, run.number);
    this.added = [...this.added, part].sort((a, b) => a.number - b.number);
    part.start();
  }

  /** Takes the rows of an added run away, with what was chosen for them. */
  takeAway(number: number): void {
    this.added.find((part) => part.number === number)?.end();
    this.added = this.added.filter((part) => part.number !== number);
    this.pinned = this.pinned?.filter((key) => !isOfRun(number, key)) ?? null;
    for (const chosen of [this.temperatures, this.calibrators])
      for (const key of chosen.keys()) if (isOfRun(number, key)) chosen.delete(key);
  }

  /** The part of the comparison that a row is of. */
  partOf({ run }: Pick<RowOfRun, 'run'>): ComparisonPart | undefined {
    return this.parts.find(({ looked }) => looked.run()?.id === run.id);
  }

  /** Short name of a run; `null` where it is the only one, or not there. */
  nameOf(id: string | undefined): string | null {
    return this.runs.find(({ run }) => run.id === id)?.name ?? null;
  }

  /** Where a row stands among all. */
  placeOf(row: RowOfRun): RowPlace {
    return { key: this.partOf(row)?.keyOf(row) ?? row.key, run: this.nameOf(row.run.id) };
  }

  /** Looks at rows at a temperature, `null` for as answered; intervals follow when it rests. */
  look(keys: readonly string[], temperature: number | null): void {
    for (const key of keys) {
      if (temperature === null) this.temperatures.delete(key);
      else this.temperatures.set(key, temperature);
    }
    this.settled = false;
    clearTimeout(this.settling);
    this.settling = setTimeout(() => (this.settled = true), REST);
  }

  /** Gives a row a card, or takes it away. */
  pin(key: string, pinned: boolean): void {
    const others = this.pinnedKeys.filter((each) => each !== key);
    this.pinned = pinned ? [...others, key] : others;
  }
}
