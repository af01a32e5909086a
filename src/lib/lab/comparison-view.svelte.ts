import { SvelteMap } from 'svelte/reactivity';
import type { CalibratorName } from '../calibration/calibrators/calibrator';
import { hasCells } from '../comparison/columns';
import { calibratorsFor } from '../comparison/fit-inputs';
import { ComparisonFollower } from '../comparison/follow/follower';
import { pinnedRows, rowsOf, type Row } from '../comparison/rows';
import { shownRow, type ShownRow, type SlowParts } from '../comparison/shown-row';
import type { Splitting } from '../comparison/splitting';
import { movesWithTemperature } from '../comparison/values-at';
import type { Run, StoredAnswers } from '../runs/run';
import { same, type Kept, type Subject } from './comparison-subject';
import { trouble } from './trouble.svelte';

/** What is looked at. */
export interface Looked {
  run(): Run | null;
  answers(): StoredAnswers[];
  /** Whether answers come in. */
  busy(): boolean;
}

/** Resamples behind the intervals once nothing moves any more. */
export const RESAMPLES = 1000;
/** Up to this many new answers their signals are computed at once, within a few frames. */
const AT_ONCE = 24;
/** Milliseconds after which a moved temperature rests. */
const REST = 250;

/**
 * The comparison of what is looked at: its rows and their figures at once, fits and intervals as a worker has them. Holds
 * how it is looked at: bins, split, pinned rows, and a temperature for each row.
 */
export class ComparisonView {
  private readonly looked: Looked;

  /** Equal-width bins; `null` takes 5 below 500 answers and 10 from there. */
  bins = $state<number | null>(null);
  /** How calibrators are judged. */
  splitting = $state<Splitting>('halves');
  /** Keys of the rows with a card; `null` for those a run starts with. */
  pinned = $state.raw<readonly string[] | null>(null);
  /** Temperature each row is looked at; a row without one is as it was answered. */
  readonly temperatures = new SvelteMap<string, number>();
  /** Calibrator chosen for a row in place of its usual one. */
  readonly calibrators = new SvelteMap<string, CalibratorName>();
  /** Answers whose signals are computed, of all; `null` when they are all there. */
  preparing = $state.raw<{ done: number; total: number } | null>(null);

  private readonly follower = new ComparisonFollower();
  /** False while something moves: intervals are left out until it rests. */
  private settled = $state(true);
  private settling: ReturnType<typeof setTimeout> | undefined;
  private kept = $state.raw<Readonly<Record<string, Kept>>>({});
  private following = $state(false);
  private asked: string | null = null;
  private askedFor: Subject | null = null;
  /** Counts what was prepared, so that rows are made again. */
  private prepared = $state(0);

  constructor(looked: Looked) {
    this.looked = looked;
  }

  private readonly subject: Subject | null = $derived.by(() => {
    const [run, answers] = [this.looked.run(), this.looked.answers()];
    const { bins, splitting } = this;
    return run && { run: run.id, answers, overrules: run.overrules, bins: bins ?? 0, splitting };
  });
  /** Whether there are too many answers whose signals are not computed yet to do it at once. */
  private readonly unprepared: boolean = $derived.by(() => {
    void this.prepared;
    const missing = this.looked.answers().reduce((count, stored) => count + (hasCells(stored) ? 0 : 1), 0);
    return missing > AT_ONCE;
  });
  /** The answers whose signals are there, or few enough to be computed at once. */
  private readonly ready: StoredAnswers[] = $derived.by(() => {
    const answers = this.looked.answers();
    return this.unprepared ? answers.filter(hasCells) : answers;
  });

  /** Every row of the run, grouped by arm. */
  readonly rows: Row[] = $derived.by(() => {
    const run = this.looked.run();
    return run ? rowsOf({ run, answers: this.ready }) : [];
  });
  /** Keys of the rows that have a card. */
  readonly pinnedKeys: string[] = $derived(
    this.pinned?.filter((key) => this.rows.some((row) => row.key === key)) ??
      pinnedRows(this.rows).map(({ key }) => key)
  );
  /** Every row with its figures. */
  readonly shown: ShownRow[] = $derived(
    this.rows.map((row) =>
      shownRow(row, this.temperatures.get(row.key) ?? null, this.bins ?? 0, this.slowOf(row))
    )
  );
  /** The rows with a card, in the order they were pinned. */
  readonly cards: ShownRow[] = $derived(
    this.pinnedKeys.flatMap((key) => this.shown.find((shown) => shown.key === key) ?? [])
  );
  /** Whether fits or intervals are still being computed. */
  readonly follows: boolean = $derived(
    this.unprepared ||
      (this.rows.length > 0 && this.ready.length > 0 && !this.rows.every((row) => this.isComplete(row)))
  );

  /** Begins to follow what is looked at. */
  start(): void {
    $effect.root(() => {
      $effect(() => this.prepare());
      $effect(() => this.follow());
    });
  }

  /** Another run is looked at: what was chosen for the one before is forgotten. */
  reset(): void {
    this.temperatures.clear();
    this.calibrators.clear();
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

  /** The calibrator of a row. */
  calibratorOf(row: Row): CalibratorName | null {
    const chosen = this.calibrators.get(row.key);
    const possible = calibratorsFor(row);
    return chosen && possible.includes(chosen) ? chosen : (possible[0] ?? null);
  }

  private slowOf(row: Row): SlowParts {
    const kept: Kept | undefined = this.kept[row.key];
    if (!kept || !same(kept.subject, this.subject)) {
      // While answers come in, fits may be some answers old; a figure's interval may not.
      const older =
        kept && kept.subject.run === this.subject?.run && kept.subject.splitting === this.subject.splitting;
      return older && this.looked.busy() ? { fit: kept.fit, curve: kept.curve } : {};
    }
    const { intervals, fit, curve, temperature, calibrator } = kept;
    return {
      intervals: temperature === (this.temperatures.get(row.key) ?? null) ? intervals : null,
      fit: calibrator === this.calibratorOf(row) ? fit : null,
      curve
    };
  }

  private isComplete(row: Row): boolean {
    const { intervals, fit } = this.slowOf(row);
    return Boolean(intervals && fit);
  }

  /** Has the signals of many answers computed beside the page. */
  private prepare(): void {
    const [run, answers] = [this.looked.run(), this.looked.answers()];
    if (!run || !this.unprepared) return;
    this.follower
      .prepare({ run, answers }, (done, total) => (this.preparing = { done, total }))
      .then((all) => {
        if (!all) return;
        this.preparing = null;
        this.prepared++;
      })
      .catch((error) => trouble.say(error, 'The run could not be read: '));
  }

  /** Has the slow parts computed for what is on the screen, the pinned rows first, once it rests. */
  private follow(): void {
    const { subject, rows, pinnedKeys } = this;
    const [run, answers, busy] = [this.looked.run(), this.looked.answers(), this.looked.busy()];
    if (!run || !subject || !this.settled || this.unprepared || (busy && this.following)) return;
    const wanted = rows
      .filter(({ key }) => !busy || pinnedKeys.includes(key))
      .map((row) => ({
        row,
        temperature: this.temperatures.get(row.key) ?? null,
        calibrator: this.calibratorOf(row),
        slides: pinnedKeys.includes(row.key) && movesWithTemperature(row) && row.signal.kind === 'probability'
      }))
      .sort((a, b) => Number(pinnedKeys.includes(b.row.key)) - Number(pinnedKeys.includes(a.row.key)));
    const resamples = busy ? 0 : RESAMPLES;
    const key = JSON.stringify([
      resamples,
      wanted.map(({ row, temperature, calibrator, slides }) => [row.key, temperature, calibrator, slides])
    ]);
    if (this.asked === key && same(this.askedFor, subject)) return;
    const missing = wanted.filter(({ row, temperature, calibrator, slides }) => {
      const kept: Kept | undefined = this.kept[row.key];
      return !(
        kept &&
        same(kept.subject, subject) &&
        kept.temperature === temperature &&
        kept.calibrator === calibrator &&
        (kept.intervals || resamples === 0) &&
        kept.fit &&
        (kept.curve || !slides)
      );
    });
    this.asked = key;
    this.askedFor = subject;
    this.following = true;
    const put = (row: string, part: SlowParts) => {
      const of = wanted.find((each) => each.row.key === row)!;
      const before: Kept | undefined = this.kept[row];
      const { temperature, calibrator } = of;
      const still = before && same(before.subject, subject) ? before : {};
      this.kept = { ...this.kept, [row]: { ...still, ...part, subject, temperature, calibrator } };
    };
    this.follower
      .follow(
        {
          file: { run, answers },
          rows: missing,
          bins: subject.bins,
          splitting: subject.splitting,
          resamples
        },
        {
          intervals: (row, intervals) => put(row, { intervals }),
          fit: (row, fit) => put(row, { fit }),
          curve: (row, curve) => put(row, { curve })
        }
      )
      .catch((error) => trouble.say(error, 'The intervals could not be computed: '))
      .finally(() => {
        if (this.asked === key) this.following = false;
      });
  }
}
