import type { CalibratorName } from '../../calibration/calibrators/calibrator';
import type { NoFit } from '../../calibration/fits/enough-rows';
import { portable } from '../../runs/packed-answers';
import { asRegrouped } from '../../runs/regrouped';
import type { Run, RunFile, StoredAnswers } from '../../runs/run';
import { binsFor } from '../figures';
import { countedAt } from '../counted-at';
import type { RowFit } from '../fits';
import type { RowIntervals } from '../intervals';
import type { NllCurve } from '../nll-curve';
import { hasFacts, keepFacts, placesOf } from '../question-facts';
import type { Row } from '../rows';
import type { Splitting } from '../splitting';
import { temperatureGrid } from '../../signals/temperature-grid';
import { keepCurve } from '../values-at';
import { startInWorker, startOnPage, ThreadLost, type ComparisonBackend } from './backend';
import type { Facts } from './service';

/** A row whose slow parts are wanted. */
export interface FollowedRow {
  row: Row;
  /** Temperature its values are looked at; `null` leaves them as they are. */
  temperature: number | null;
  /** What is fitted to it; `null` for no fit. */
  calibrator: CalibratorName | null;
  /** Whether its values at all temperatures and its NLL curve are wanted, for a slider. */
  slides: boolean;
}

/** What the slow parts are wanted for. */
export interface FollowRequest {
  file: RunFile;
  rows: readonly FollowedRow[];
  /** Equal-width bins; 0 for the usual number. */
  bins: number;
  splitting: Splitting;
  /** Bootstrap resamples and floor simulations; 0 asks for no intervals. */
  resamples: number;
}

/** Gets the slow parts as they come, by the row's key. Not called for a request that is not the newest. */
export interface FollowListener {
  intervals(key: string, intervals: RowIntervals): void;
  fit(key: string, fit: RowFit | NoFit): void;
  curve(key: string, curve: NllCurve[]): void;
}

/** Answers in one message: few enough to be copied, and their signals to be taken, well within a frame. */
const ANSWERS_A_MESSAGE = 50;

/** Puts what was computed of some questions where the page finds it. */
function keep(answers: readonly StoredAnswers[], { keys, values, judged, lacks, arms }: Facts): void {
  const places = placesOf(keys);
  const size = keys.length;
  for (const [i, stored] of answers.entries()) {
    const [from, to] = [i * size, (i + 1) * size];
    keepFacts(stored, {
      arms: arms[i]!,
      places,
      values: values.subarray(from, to),
      judged: judged.subarray(from, to),
      lacks: lacks.subarray(from, to)
    });
  }
}

/**
 * Computes what is slow of a comparison beside the page: one worker, started when first needed, the page's own thread
 * where none can start. The newest request wins: older ones are broken off between two rows, and their answers dropped.
 * The numbers are those of `compareRow` on the page.
 */
export class ComparisonFollower {
  private backend: ComparisonBackend | null = null;
  private held: { run: Run; answers: Set<StoredAnswers>; kept: Promise<void> } | null = null;
  private newest = 0;

  /** @param start makes the thread; a worker unless told */
  constructor(private readonly start: () => ComparisonBackend = startInWorker) {}

  /**
   * Computes every signal of the answers that lack them.
   * @param told how many of them are done, as they are
   * @returns whether all are there; false when a newer request came
   */
  prepare(file: RunFile, told: (done: number, total: number) => void = () => {}): Promise<boolean> {
    return this.withThread(async (backend, current) => this.send(backend, file, current, told));
  }

  /**
   * Follows a comparison until its slow parts have been told to the listener.
   * @returns whether they were; false when a newer request came
   * @throws whatever computing them throws
   */
  follow(request: FollowRequest, listener: FollowListener): Promise<boolean> {
    return this.withThread((backend, current) => this.compute(backend, request, listener, current));
  }

  /** Ends what goes on, and its thread; who waits is told that something newer came. */
  end(): void {
    this.newest++;
    this.backend?.end();
    this.backend = this.held = null;
  }

  private async withThread(
    work: (backend: ComparisonBackend, current: () => boolean) => Promise<boolean>
  ): Promise<boolean> {
    const ticket = ++this.newest;
    const current = () => ticket === this.newest;
    for (;;) {
      const backend = this.ready();
      try {
        return await work(backend, current);
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
    this.held = null;
  }

  private async send(
    { service, answer }: ComparisonBackend,
    { run, answers }: RunFile,
    current: () => boolean,
    told: (done: number, total: number) => void = () => {}
  ): Promise<boolean> {
    const lacking = (has: ReadonlySet<StoredAnswers>) => answers.filter((stored) => !has.has(stored));
    let missing = lacking(this.held?.answers ?? new Set());
    // Something else is held where not all of it is among the answers.
    const others = this.held && this.held.answers.size + missing.length > answers.length;
    if (!this.held || this.held.run.id !== run.id || others) {
      this.held = { run, answers: new Set(), kept: Promise.resolve() };
      missing = [...answers];
      await answer(service.begin(run));
    } else if (this.held.run.overrules !== run.overrules || this.held.run.regrouped !== run.regrouped) {
      this.held.run = run;
      const { overrules, regrouped } = run;
      await answer(service.judge({ overrules, regrouped }));
    }
    const { held } = this;
    for (let from = 0; from < missing.length; from += ANSWERS_A_MESSAGE) {
      if (!current()) return false;
      const batch = missing.slice(from, from + ANSWERS_A_MESSAGE);
      for (const stored of batch) held.answers.add(stored);
      const read = batch.map((stored) => asRegrouped(run, stored));
      held.kept = answer(service.add(batch.map(portable))).then((facts) => {
        if (read.some((stored) => !hasFacts(stored))) keep(read, facts);
      });
      await held.kept;
      told(answers.length - missing.length + from + batch.length, answers.length);
    }
    // An older request may have asked for the last of them.
    await held.kept;
    return current();
  }

  private async compute(
    backend: ComparisonBackend,
    { file, rows, bins, splitting, resamples }: FollowRequest,
    listener: FollowListener,
    current: () => boolean
  ): Promise<boolean> {
    const { service, answer } = backend;
    if (!(await this.send(backend, file, current))) return false;
    const { seed } = file.run.plan;
    for (const { row, temperature, calibrator, slides } of rows) {
      const { key } = row;
      if (slides) {
        const curves = await answer(service.curves(key));
        if (!current()) return false;
        keepCurves(row, curves);
        const curve = await answer(service.nllCurve(key, splitting));
        if (!current()) return false;
        listener.curve(key, curve);
      }
      const { values, correct } = countedAt(row, temperature);
      const ofRow = binsFor(correct.length, bins);
      if (resamples > 0) {
        const isProbability = row.signal.kind === 'probability';
        const settings = { bins: ofRow, resamples, seed, isProbability };
        const intervals = await answer(service.intervals(values, correct, settings));
        if (!current()) return false;
        listener.intervals(key, intervals);
      }
      if (calibrator) {
        const fit = await answer(service.fit(key, { calibrator, splitting, bins: ofRow, resamples, seed }));
        if (!current()) return false;
        listener.fit(key, fit);
      }
    }
    return true;
  }
}

function keepCurves(row: Row, curves: Float64Array): void {
  const size = temperatureGrid.length;
  row.answers.forEach((stored, i) => {
    const curve = curves.subarray(i * size, (i + 1) * size);
    keepCurve(row.key, stored, Number.isNaN(curve[0]) ? null : curve);
  });
}
