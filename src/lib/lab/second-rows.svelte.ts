import { keptRows, type Row } from '../comparison/rows';
import { rowTitle } from '../comparison/shown-row';
import type { DecisionRows } from '../decisions/decision-rows';
import { rowsOfComparison } from '../decisions/rows-of-comparison';
import { rowsOfPredictions } from '../decisions/rows-of-predictions';
import type { RunFile } from '../runs/run';
import type { Reader } from './decide-desk.svelte';
import type { Candidate } from './ensemble-desk.svelte';

/** Where a second run or file comes from. */
export interface SecondSources {
  load(id: string): Promise<RunFile | null>;
  read: Reader;
}

/** A second run, or file of predictions, that a decision is held against: a larger model, a later period. */
export class SecondRows {
  /** Id of the chosen run; `null` without one. */
  runId = $state<string | null>(null);
  /** Most that a cascade may hand on to it, as a share. */
  budget = $state(0.3);
  busy = $state(false);
  /** Why there are no rows, or `null`. */
  refused = $state<string | null>(null);
  private run = $state.raw<RunFile | null>(null);
  private file = $state.raw<DecisionRows | null>(null);
  private controller = new AbortController();

  constructor(private readonly sources: SecondSources) {}

  /** Rows of the run that were answered. */
  private readonly runRows: readonly Row[] = $derived.by(() =>
    this.run ? keptRows(this.run).filter(({ answers }) => answers.length > 0) : []
  );

  /** Name of what was chosen; `null` without. */
  get title(): string | null {
    return this.file?.title ?? this.run?.run.title ?? null;
  }

  /** Whether it is the run of this id. */
  isRun(id: string | undefined): boolean {
    return this.run !== null && this.run.run.id === id;
  }

  /** The rows of a run's row of this key, or of the file; `null` where there are none. */
  rowsFor(key: string | null): DecisionRows | null {
    if (this.file) return this.file;
    const row = this.runRows.find((each) => each.key === key);
    return row ? rowsOfComparison(row) : null;
  }

  /** Every row that something is held against: of the run, or the one of the file. */
  all(): Omit<Candidate, 'from'>[] {
    const { file } = this;
    if (file) return [{ key: 'file', title: file.title, of: file, rows: () => file }];
    return this.runRows.map((row) => ({
      key: row.key,
      title: rowTitle(row),
      of: row,
      rows: () => rowsOfComparison(row)
    }));
  }

  /** Takes a stored run; `null` takes what was chosen away. */
  async takeRun(id: string | null): Promise<void> {
    await this.taking(async () => {
      this.runId = id;
      if (id === null) return;
      const found = await this.sources.load(id);
      if (!found) throw new Error('This run is not in this browser any more.');
      return () => (this.run = found);
    });
  }

  /** Takes a file of predictions. */
  async takeFile(file: File): Promise<void> {
    await this.taking(async (signal) => {
      const result = await this.sources.read(file, {}, signal);
      if ('refused' in result) throw new Error(result.refused);
      if ('run' in result) return () => (this.run = result.run);
      const rows = rowsOfPredictions(result.predictions, file.name);
      return () => (this.file = rows);
    });
  }

  private async taking(find: (signal: AbortSignal) => Promise<(() => void) | void>): Promise<void> {
    this.controller.abort();
    const { signal } = (this.controller = new AbortController());
    this.run = this.file = this.runId = this.refused = null;
    this.busy = true;
    try {
      const put = await find(signal);
      if (!signal.aborted) put?.();
    } catch (error) {
      if (!signal.aborted) this.refused = error instanceof Error ? error.message : String(error);
    } finally {
      if (!signal.aborted) this.busy = false;
    }
  }
}
