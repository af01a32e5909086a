import type { Trace } from '../methods/trace';
import { compare, type CalibratorFit, type Comparison } from '../runs/comparison';
import { ComparisonFollower } from '../runs/follow/comparison-follower';
import { judgedRun } from '../runs/judged-rows';
import type { RowIntervals } from '../runs/row-intervals';
import type { Run } from '../runs/run';
import type { Splitting } from '../runs/splitting';
import { trouble } from './trouble.svelte';

/** What is looked at, and how. */
export interface Looked {
  readonly run: Run | null;
  readonly traces: Trace[];
  /** Equal-width bins; `null` takes 5 below 500 answers and 10 from there. */
  readonly bins: number | null;
  readonly splitting: Splitting;
  readonly temperature: number | null;
  /** Whether answers come in. */
  readonly busy: boolean;
}

/** Resamples behind the intervals once nothing moves any more. */
const RESAMPLES = 1000;
/** Up to this many traces a temperature is fitted within a frame or two, so that nobody need wait for the worker. */
const FIT_AT_ONCE = 1200;
/** Milliseconds after which a moved temperature rests. */
const REST = 250;

/** What slow parts of a comparison were computed for; they hold while it is the same. */
interface Subject {
  runId: string;
  traces: readonly Trace[];
  overrules: Run['overrules'];
  bins: number;
  splitting: Splitting;
}

const same = (a: Subject, b: Subject) =>
  a.runId === b.runId &&
  a.traces === b.traces &&
  a.overrules === b.overrules &&
  a.bins === b.bins &&
  a.splitting === b.splitting;

/** The comparison of what is looked at: its figures at once, its fits and intervals as a worker has them. */
export class FollowedComparison {
  private readonly looked: Looked;
  /** False while something moves: intervals are left out until it rests. */
  private settled = $state(true);
  private settling: ReturnType<typeof setTimeout> | undefined;
  private readonly follower = new ComparisonFollower();
  private following = $state(false);
  /** What the follower was asked last. */
  private asked: { subject: Subject; temperature: number | null; resamples: number } | null = null;
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

  constructor(looked: Looked) {
    this.looked = looked;
  }

  private readonly subject: Subject | null = $derived.by(() => {
    const { run, traces, bins, splitting } = this.looked;
    return run && { runId: run.id, traces, overrules: run.overrules, bins: bins ?? 0, splitting };
  });
  private readonly fitsAtOnce = $derived.by(() => {
    const { run, traces, bins, splitting } = this.looked;
    return run && traces.length <= FIT_AT_ONCE
      ? compare(run, traces, { bins: bins ?? 0, splitting, resamples: 0 }).rows.map(({ fit }) => fit)
      : null;
  });
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
    const { followedIntervals: followed, subject } = this;
    const current = followed && subject && same(followed.subject, subject);
    return current && followed.temperature === this.looked.temperature ? followed.list : undefined;
  });

  /** The whole comparison screen as numbers; its slow parts follow. */
  readonly comparison: Comparison | null = $derived.by(() => {
    const { run, traces, bins, temperature } = this.looked;
    if (!run) return null;
    return compare(run, traces, {
      temperature,
      bins: bins ?? 0,
      resamples: 0,
      fits: this.fits ?? judgedRun(run, traces).rows.map(() => null),
      intervals: this.intervals
    });
  });
  /** What of it is still being computed: the fits (none is shown then) and the intervals. */
  readonly follows = $derived.by(() => {
    const { fits, intervals, followedFits, subject } = this;
    const fitted = followedFits?.intervals && subject && same(followedFits.subject, subject);
    return { fits: fits === null, intervals: subject !== null && !(intervals && fitted) };
  });

  /** Begins to follow what is looked at. */
  start(): void {
    $effect.root(() => {
      $effect(() => this.follow());
    });
  }

  /** Something moves: intervals follow when it rests. */
  moved(): void {
    this.settled = false;
    clearTimeout(this.settling);
    this.settling = setTimeout(() => (this.settled = true), REST);
  }

  /**
   * Has the slow parts computed for what is on the screen, once it rests. While a run fills in the fits alone, one
   * after the other, so that each is finished.
   */
  private follow(): void {
    const { subject } = this;
    const { run, traces, temperature, busy } = this.looked;
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
      .catch((error) => trouble.say(error, 'The intervals could not be computed: '))
      .finally(() => {
        if (this.asked === asking) this.following = false;
      });
  }
}
