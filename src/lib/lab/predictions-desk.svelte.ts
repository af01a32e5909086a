import type { ReadingChoices } from '../predictions/predictions';
import type { ReportSettings } from '../predictions/report';
import type { RunFile } from '../runs/run';
import type { PredictionsView, RunResult, SeveralRows, ViewResult } from '../runs/predictions/service';

/** Reads a file of predictions in a worker: `viewPredictions`. */
export type Viewer = (
  file: Blob,
  choices: ReadingChoices,
  settings: ReportSettings,
  signal: AbortSignal
) => Promise<ViewResult>;

/** Reads a file of predictions in a worker as a run: `openPredictionsRun`. */
export type RunOpener = (file: File, choices: ReadingChoices, signal: AbortSignal) => Promise<RunResult>;

/** What a person may set of the figures. */
export type FigureChoices = Pick<ReportSettings, 'bins' | 'binning' | 'fits'> & {
  /** Share of the rows to fit on, where the file's own split is not used. */
  split: number;
};

const RESAMPLES = 1000;

/** The file of predictions on the page: how it is read, and what came of it. */
export class PredictionsDesk {
  file = $state.raw<File | null>(null);
  /** Whether a file is being read or its figures are being computed. */
  busy = $state(false);
  /** The last figures; they stay while a change is being computed. */
  view = $state.raw<PredictionsView | null>(null);
  /** The rows of a file that has several: its figures are those of the comparison. */
  several = $state.raw<SeveralRows | null>(null);
  /** Whether the file is being opened as a run. */
  opening = $state(false);
  /** Why there are no figures, in words, or `null`. */
  refused = $state.raw<{ message: string; columns: readonly string[] } | null>(null);
  /** Names of files that came with it and were not opened. */
  others = $state.raw<string[]>([]);
  reading = $state.raw<ReadingChoices>({});
  figures = $state.raw<FigureChoices>({
    bins: 10,
    binning: 'width',
    fits: ['temperature', 'platt'],
    split: 0.5
  });
  private controller = new AbortController();

  constructor(
    private readonly viewer: Viewer,
    private readonly opener: RunOpener
  ) {}

  /** Opens a file, the first where several come at once; what was said of the one before is forgotten. */
  async open(file: File, ...others: File[]): Promise<void> {
    this.file = file;
    this.others = others.map(({ name }) => name);
    this.reading = {};
    this.view = this.several = null;
    await this.compute();
  }

  /** Reads the file in another way. */
  async read(change: ReadingChoices): Promise<void> {
    this.reading = { ...this.reading, ...change };
    await this.compute();
  }

  /** Computes other figures. */
  async set(change: Partial<FigureChoices>): Promise<void> {
    this.figures = { ...this.figures, ...change };
    await this.compute();
  }

  /** Takes the file off the page; whatever is being computed ends. */
  close(): void {
    this.controller.abort();
    this.file = this.view = this.several = this.refused = null;
    this.busy = this.opening = false;
  }

  /** The file as a run without replies; `null`, and why is said, where it cannot be one. */
  async asRun(): Promise<RunFile | null> {
    const { file, reading } = this;
    if (!file || this.opening) return null;
    const { signal } = this.controller;
    this.opening = true;
    this.refused = null;
    try {
      const result = await this.opener(file, reading, signal);
      if ('run' in result) return result.run;
      this.refused = { message: result.refused, columns: result.columns };
    } catch (error) {
      if (!signal.aborted)
        this.refused = { message: error instanceof Error ? error.message : String(error), columns: [] };
    } finally {
      this.opening = false;
    }
    return null;
  }

  private async compute(): Promise<void> {
    const { file, reading, figures } = this;
    if (!file) return;
    this.controller.abort();
    const { signal } = (this.controller = new AbortController());
    this.busy = true;
    this.refused = null;
    const settings = { ...figures, file: file.name, seed: 0, resamples: RESAMPLES };
    try {
      const result = await this.viewer(file, reading, settings, signal);
      if (signal.aborted) return;
      this.view = 'report' in result ? result : null;
      this.several = 'several' in result ? result.several : null;
      if ('refused' in result) this.refused = { message: result.refused, columns: result.columns };
    } catch (error) {
      if (signal.aborted) return;
      this.view = this.several = null;
      this.refused = { message: error instanceof Error ? error.message : String(error), columns: [] };
    } finally {
      if (!signal.aborted) this.busy = false;
    }
  }
}

const reading = () => import('../runs/predictions/view-predictions');

/** The page's predictions. What reads them is fetched with the first file. */
export const predictionsDesk = new PredictionsDesk(
  async (...call) => (await reading()).viewPredictions(...call),
  async (...call) => (await reading()).openPredictionsRun(...call)
);
