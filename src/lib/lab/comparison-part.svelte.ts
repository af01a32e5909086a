import type { CalibratorName } from '../calibration/calibrators/calibrator';
import type { FirstSight } from '../comparison/first-sight';
import { calibratorsFor } from '../comparison/fit-inputs';
import { ComparisonFollower } from '../comparison/follow/follower';
import { isRead } from '../comparison/question-facts';
import { keyAt } from '../comparison/row-place';
import { keptRows, type Row } from '../comparison/rows';
import { computeRowsAhead } from '../comparison/rows-ahead';
import type { SlowParts } from '../comparison/shown-row';
import type { Splitting } from '../comparison/splitting';
import { movesWithTemperature } from '../comparison/values-at';
import type { RunFile, StoredAnswers } from '../runs/run';
import {
  lacks,
  nameOf,
  partsThatHold,
  same,
  subjectOf,
  withPart,
  type Kept,
  type Looked,
  type Subject,
  type Wanted
} from './comparison-subject';
import { foreseenParts } from './foreseen-parts';
import { mapOf } from './replaced-map';
import { trouble } from './trouble.svelte';

/** Resamples behind the intervals once nothing moves any more. */
export const RESAMPLES = 1000;
/** Up to this many new answers their signals are computed at once, within a few frames. */
const AT_ONCE = 24;

/** How the comparison that a run is part of is looked at; rows by their keys there. */
export interface Look {
  readonly bins: number | null;
  readonly splitting: Splitting;
  /** False while something moves: intervals are left out until it rests. */
  readonly settled: boolean;
  readonly pinnedKeys: readonly string[];
  readonly temperatures: ReadonlyMap<string, number>;
  readonly calibrators: ReadonlyMap<string, CalibratorName>;
}

/** One run of a comparison: its rows at once, their fits and intervals as a worker has them. */
export class ComparisonPart<L extends Looked = Looked> {
  /** Answers whose signals are computed, of all; `null` when they are all there. */
  preparing = $state.raw<{ done: number; total: number } | null>(null);

  private readonly follower = new ComparisonFollower();
  private kept = $state.raw<Readonly<Record<string, Kept>>>({});
  private following = $state(false);
  /** What came with the page of the recorded run. */
  private sight = $state.raw<FirstSight | null>(null);
  private asked: string | null = null;
  private askedFor: Subject | null = null;
  /** Counts what was prepared, so that rows are made again. */
  private prepared = $state(0);
  private ended = () => {};

  /**
   * @param looked the run
   * @param look how all runs of the comparison are looked at
   * @param number of the run in the comparison, from 1
   */
  constructor(
    readonly looked: L,
    private readonly look: Look,
    readonly number: number
  ) {}

  private readonly subject: Subject | null = $derived.by(() => {
    const { looked, look } = this;
    return subjectOf(looked.run(), looked.answers(), { bins: look.bins, splitting: look.splitting });
  });
  /** Whether there are too many answers whose signals are not computed yet to do it at once. */
  readonly unprepared: boolean = $derived.by(() => {
    void this.prepared;
    return this.looked.answers().filter((stored) => !this.isRead(stored)).length > AT_ONCE;
  });
  /** The answers whose signals are there, or few enough to be computed at once. */
  private readonly ready: StoredAnswers[] = $derived.by(() => {
    const answers = this.looked.answers();
    return this.unprepared ? answers.filter((stored) => this.isRead(stored)) : answers;
  });

  /** Intervals and fits that came with the page, by row: only for the run they are of, and with nothing chosen. */
  private readonly foreseen: ReadonlyMap<string, Kept> = $derived.by(() =>
    this.looked.recorded() ? foreseenParts(this.sight, this.subject) : mapOf()
  );

  /** Every row of the run, grouped by arm. */
  readonly rows: Row[] = $derived.by(() => {
    const run = this.looked.run();
    return run ? keptRows({ run, answers: this.ready }) : [];
  });
  /** Whether fits or intervals are still being computed. */
  readonly follows: boolean = $derived(
    this.unprepared ||
      (this.ready.length > 0 &&
        this.rows.some((row) => {
          const { intervals, fit } = this.slowOf(row);
          return !intervals || !fit;
        }))
  );

  /** Begins to follow the run. */
  start(): void {
    this.ended = $effect.root(() => {
      $effect(() => this.prepare());
      $effect(() => this.follow());
    });
  }

  /** Follows it no longer. */
  end(): void {
    this.ended();
    this.follower.end();
  }

  /** Takes the first sight of the recorded run: what it holds is not computed again. */
  foresee(sight: FirstSight): void {
    this.sight = sight;
  }

  /** Has the signals of a run computed that is to be looked at; what is looked at now waits. Resolves when it is done, or broken off. */
  async readAhead(file: RunFile): Promise<void> {
    // What fails is said when the run is looked at.
    if (file.answers.length > AT_ONCE) await this.follower.prepare(file).catch(() => {});
  }

  /** Forgets what it was asked, so that it is asked again, after another run was read ahead. */
  askAgain(): void {
    this.asked = null;
    this.prepare();
  }

  /** Key of a row of the run in the comparison. */
  keyOf({ key }: { key: string }): string {
    return keyAt(this.number, key);
  }

  /** The calibrator of a row. */
  calibratorOf(row: Row): CalibratorName | null {
    const chosen = this.look.calibrators.get(this.keyOf(row));
    const possible = calibratorsFor(row);
    return chosen && possible.includes(chosen) ? chosen : (possible[0] ?? null);
  }

  /** What is computed beside the page of a row, as far as it is there. */
  slowOf(row: Row): SlowParts {
    return partsThatHold(this.keptOf(row), this.subject, this.wantedOf(row), this.looked.busy());
  }

  private keptOf({ key }: Row): Kept | undefined {
    const kept: Kept | undefined = this.kept[key];
    return kept && same(kept.subject, this.subject) ? kept : (this.foreseen.get(key) ?? kept);
  }

  /** Whether the signals of a question are computed, its draws grouped as they are now. */
  private readonly isRead = (stored: StoredAnswers) => isRead(this.looked.run(), stored);

  private wantedOf(row: Row): Wanted {
    return {
      temperature: this.look.temperatures.get(this.keyOf(row)) ?? null,
      calibrator: this.calibratorOf(row)
    };
  }

  /** What is being prepared: another object each time. */
  private preparation = {};

  /** Has the signals of many answers computed beside the page. */
  private prepare(): void {
    const [run, answers] = [this.looked.run(), this.looked.answers()];
    const own = (this.preparation = {});
    /** Says how far it is, while nothing else is prepared. */
    const tell = (preparing: { done: number; total: number } | null) => {
      if (this.preparation === own) this.preparing = preparing;
    };
    if (!run || !this.unprepared) return tell(null);
    this.follower
      .prepare({ run, answers }, (done, total) => tell({ done, total }))
      .then(async (all) => {
        if (!all) return;
        await computeRowsAhead({ run, answers }, this.look.bins ?? 0);
        tell(null);
        this.prepared++;
      })
      .catch((error) => {
        tell(null);
        trouble.say(error, 'The run could not be read: ');
      });
  }

  /** Has the slow parts computed for what is on the screen, the pinned rows first, once it rests. */
  private follow(): void {
    const { subject, rows, look } = this;
    const [run, answers, busy] = [this.looked.run(), this.looked.answers(), this.looked.busy()];
    if (!run || !subject || !look.settled || this.unprepared || (busy && this.following)) return;
    const isPinned = (row: Row) => look.pinnedKeys.includes(this.keyOf(row));
    const wanted = rows
      .filter((row) => !busy || isPinned(row))
      .map((row) => ({
        row,
        ...this.wantedOf(row),
        slides: isPinned(row) && movesWithTemperature(row) && row.signal.kind === 'probability'
      }))
      .sort((a, b) => Number(isPinned(b.row)) - Number(isPinned(a.row)));
    const resamples = busy ? 0 : RESAMPLES;
    const key = nameOf(wanted, resamples);
    if (this.asked === key && same(this.askedFor, subject)) return;
    const missing = wanted.filter((each) => lacks(this.keptOf(each.row), subject, each, resamples > 0));
    this.asked = key;
    this.askedFor = subject;
    this.following = true;
    const put = (row: string, part: SlowParts) => {
      const of = wanted.find((each) => each.row.key === row)!;
      this.kept = { ...this.kept, [row]: withPart(this.keptOf(of.row), part, subject, of) };
    };
    const { bins, splitting } = subject;
    const request = { file: { run, answers }, rows: missing, bins, splitting, resamples };
    this.follower
      .follow(request, {
        intervals: (row, intervals) => put(row, { intervals }),
        fit: (row, fit) => put(row, { fit }),
        curve: (row, curve) => put(row, { curve })
      })
      .catch((error) => trouble.say(error, 'The intervals could not be computed: '))
      .finally(() => {
        if (this.asked === key) this.following = false;
      });
  }
}
