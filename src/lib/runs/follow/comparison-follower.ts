import type { Trace } from '../../methods/trace';
import { FIT_RESAMPLES, figureRows, outcomesAt, type CalibratorFit } from '../comparison';
import { judgedRun, type JudgedRow, type JudgedRun } from '../judged-rows';
import type { FitSettings } from '../fit-row';
import { binsFor, type RowIntervals } from '../row-intervals';
import type { Run } from '../run';
import { partsOf, type Splitting } from '../splitting';
import { startInWorker, startOnPage, ThreadLost, type ComparisonBackend } from './comparison-backend';
import type { FitRequest } from './comparison-service';
import { SentReadings } from './sent-readings';

/** What the slow parts are wanted for. */
export interface FollowRequest {
  run: Run;
  traces: readonly Trace[];
  temperature: number | null;
  /** Equal-width bins; 0 for the usual number. */
  bins: number;
  splitting: Splitting;
  /** Bootstrap resamples and floor simulations; 0 asks for the fits alone, without the temperature's interval. */
  resamples: number;
}

/** Gets the slow parts as they come: of each row of `compare`, in its order. Not called for a request that is not the newest. */
export interface FollowListener {
  intervals(list: RowIntervals[]): void;
  fits(list: (CalibratorFit | null)[]): void;
}

/**
 * Computes what is slow of a comparison beside the page: one worker, started when first needed, the page's own thread
 * where none can start. The newest request wins: older ones are broken off between two rows, and their answers dropped.
 * The numbers are those of `compare` on the page.
 */
export class ComparisonFollower {
  private backend: ComparisonBackend | null = null;
  private sent = new SentReadings();
  private runId: string | null = null;
  private newest = 0;
  private lastFits: {
    judged: JudgedRun;
    bins: number;
    splitting: Splitting;
    resamples: number;
    fits: (CalibratorFit | null)[];
  } | null = null;

  /** @param start makes the thread; a worker unless told */
  constructor(private readonly start: () => ComparisonBackend = startInWorker) {}

  /**
   * Follows a comparison until its slow parts have been told to the listener.
   * @returns whether they were; false when a newer request came
   * @throws whatever computing them throws
   */
  async follow(request: FollowRequest, listener: FollowListener): Promise<boolean> {
    const ticket = ++this.newest;
    const current = () => ticket === this.newest;
    for (;;) {
      const backend = this.ready();
      try {
        return await this.compute(backend, request, listener, current);
      } catch (error) {
        if (!current()) return false;
        if (!(error instanceof ThreadLost)) throw error;
        if (this.backend === backend) this.move(startOnPage());
      }
    }
  }

  private ready(): ComparisonBackend {
    if (!this.backend) {
      try {
        this.move(this.start());
      } catch {
        this.move(startOnPage());
      }
    }
    return this.backend!;
  }

  private move(backend: ComparisonBackend): void {
    this.backend = backend;
    this.sent = new SentReadings();
  }

  private async compute(
    { service, answer }: ComparisonBackend,
    { run, traces, temperature, bins, splitting, resamples }: FollowRequest,
    listener: FollowListener,
    current: () => boolean
  ): Promise<boolean> {
    if (run.id !== this.runId) {
      this.runId = run.id;
      this.sent = new SentReadings();
      await answer(service.forget());
    }
    const judged = judgedRun(run, traces);
    const settings = { bins, resamples, seed: run.plan.seed };
    if (resamples > 0) {
      const intervals: RowIntervals[] = [];
      for (const row of judged.rows) {
        if (!current()) return false;
        const { confidences, correct } = figureRows(outcomesAt(row, temperature));
        const ofRow = { ...settings, bins: binsFor(correct.length, bins) };
        intervals.push(await answer(service.intervals(confidences, correct, ofRow)));
      }
      if (!current()) return false;
      listener.intervals(intervals);
    }
    const last = this.lastFits;
    if (
      last?.judged !== judged ||
      last.bins !== bins ||
      last.splitting !== splitting ||
      last.resamples !== resamples
    ) {
      const fits: (CalibratorFit | null)[] = [];
      for (const row of judged.rows) {
        const readings = row.outcomes.map(({ reading }) => reading);
        await answer(this.sent.send(service, readings, current));
        if (!current()) return false;
        fits.push(
          await answer(
            service.fit(this.fitRequest(row, splitting), fitSettings(row, { ...settings, splitting }))
          )
        );
      }
      if (!current()) return false;
      this.lastFits = { judged, bins, splitting, resamples, fits };
    }
    listener.fits(this.lastFits!.fits);
    return true;
  }

  private fitRequest({ outcomes }: JudgedRow, splitting: Splitting): FitRequest {
    return {
      ids: Int32Array.from(outcomes, ({ reading }) => this.sent.idOf(reading)),
      correct: Int8Array.from(outcomes, ({ correct }) => correct ?? -1),
      parts: partsOf(
        outcomes.map(({ questionId }) => questionId),
        splitting
      )
    };
  }
}

/** A row's fit is made as `compare` makes it. */
function fitSettings({ outcomes }: JudgedRow, { bins, resamples, ...rest }: FitSettings): FitSettings {
  const used = outcomes.filter(({ confidence, correct }) => confidence !== null && correct !== null);
  return { ...rest, bins: binsFor(used.length, bins), resamples: Math.min(FIT_RESAMPLES, resamples) };
}
