import type { CalibratorName } from '../calibration/calibrators/calibrator';
import { firstRows, keptRows, type Row } from '../comparison/rows';
import { usualEdges, type BandEdges, type MadeBands } from '../decisions/bands';
import { chainAnswersOf, type ChainAnswers, type ChainSteps } from '../decisions/chain-answers';
import type { NoFit } from '../calibration/fits/enough-rows';
import { calibratedRows, isCalibrated, type CalibratedRows } from '../decisions/calibrated';
import { placesOf, rowsAt, type DecisionRows } from '../decisions/decision-rows';
import { decideGroups, type GroupDecision } from '../decisions/groups';
import { withKnownGroup } from '../decisions/grouped-by';
import { bandsBy } from '../decisions/made-bands';
import { decideSets, type SetChoice, type SetDecision } from '../decisions/prediction-sets';
import { precisionCurve, type PrecisionPoint } from '../decisions/precision-curve';
import { decideReward, type RewardDecision } from '../decisions/reward';
import type { SampledSetChoice, SampledSetDecision } from '../decisions/sampled-set-decision';
import { decideSampledSets } from '../decisions/sampled-sets';
import { rowsOfComparison } from '../decisions/rows-of-comparison';
import { rowsOfPredictions } from '../decisions/rows-of-predictions';
import { thresholdCandidate, thresholdsSideBySide, type RowThreshold } from '../decisions/side-by-side';
import { decideStream, type StreamSets } from '../decisions/stream-sets';
import { decisionFile, type DecisionFile, type Source } from '../decisions/take-away/decision-file';
import { judgedRows, type JudgedRows } from '../decisions/take-away/judged-rows';
import { decideThreshold } from '../decisions/threshold';
import { thresholdSpread, type ThresholdSpread } from '../decisions/threshold-spread';
import type { Target, ThresholdDecision } from '../decisions/threshold-decision';
import type { Predictions, ReadingChoices } from '../predictions/predictions';
import type { RunFile } from '../runs/run';
import type { ReadResult } from '../runs/predictions/service';

/** Reads a file of predictions in a worker: `readPredictionsFile`. */
export type Reader = (file: File, choices: ReadingChoices, signal: AbortSignal) => Promise<ReadResult>;

/** A file that was read: its one row, or a run of its several. */
type FileRead = { name: string } & ({ predictions: Predictions } | { run: RunFile });

/** Where rows come from. */
export interface DecideSources {
  /** Rows of the run looked at. */
  runRows(): readonly Row[];
  read: Reader;
}

/** The decisions of the page: on which rows, for which target, and what comes of it. */
export class DecideDesk {
  /** Whether it is the run looked at or the file of predictions that is decided on. */
  source = $state<'run' | 'file'>('run');
  /** Key of the run's row; one that is not there falls back to the first probability. */
  rowKey = $state<string | null>(null);
  target = $state.raw<Target>({ kind: 'precision', precision: 0.9, certainty: 0.95 });
  edges = $state.raw<BandEdges>(usualEdges);
  /** Calibrator behind the bands; `null` takes confidences as they are, a score's usual calibrator. */
  fit = $state<CalibratorName | null>(null);
  sets = $state.raw<SetChoice>({ score: 'lac', alpha: 0.1 });
  sampledSets = $state.raw<SampledSetChoice>({ alpha: 0.1, unanswered: 'count' });
  chain = $state.raw<ChainSteps>({ steps: 5, dependence: 0 });
  /** Whether a file is being read. */
  busy = $state(false);
  /** Why a file gave no rows, or `null`. */
  refused = $state<string | null>(null);
  /** Whether every row stands beside the others, or the first of each way to ask. */
  everyRow = $state(false);
  private file = $state.raw<FileRead | null>(null);
  private controller = new AbortController();

  constructor(private readonly sources: DecideSources) {}

  /** Rows of a file that has several; none where the file has one, or it is the run that is decided on. */
  get fileRows(): readonly Row[] {
    const { file } = this;
    return this.source === 'file' && file && 'run' in file ? keptRows(file.run) : [];
  }

  /** Name of the file that is decided on; `null` without one. */
  get fileName(): string | null {
    return this.source === 'file' ? (this.file?.name ?? null) : null;
  }

  /** Rows that could be decided on: of the run looked at, or of a file with several. */
  get ownRows(): readonly Row[] {
    return this.source === 'run' ? this.sources.runRows() : this.fileRows;
  }

  /** The row that is decided on; `null` where it is a file with one. */
  readonly row: Row | null = $derived.by(() => {
    const rows = this.ownRows;
    const chosen = rows.find(({ key }) => key === this.rowKey);
    return (
      chosen ?? rows.find(({ signal }) => signal.first && signal.kind === 'probability') ?? rows[0] ?? null
    );
  });

  /** Key of the row that is decided on; `null` where it is a file with one. */
  get keyOfRun(): string | null {
    return this.row?.key ?? null;
  }

  /** Rows that could be decided on. */
  get choices(): number {
    return Math.max(1, this.ownRows.length);
  }

  /** The rows decided on; `null` where there are none. */
  readonly rows: DecisionRows | null = $derived.by(() => {
    const { file } = this;
    if (this.source === 'file' && file && 'predictions' in file) {
      return rowsOfPredictions(file.predictions, file.name);
    }
    return this.row && this.row.answers.length > 0 ? rowsOfComparison(this.row) : null;
  });

  /** Thresholds of several rows beside each other; none where there is one row. */
  readonly sideBySide: readonly RowThreshold[] = $derived.by(() => {
    const rows = this.ownRows.filter(({ answers }) => answers.length > 0);
    if (rows.length < 2) return [];
    const shown = this.everyRow ? rows : firstRows(rows);
    return thresholdsSideBySide(shown.map(thresholdCandidate), this.target);
  });

  readonly threshold: ThresholdDecision | null = $derived(
    this.rows && decideThreshold(this.rows, this.target)
  );
  /** Where answering pays; `null` where the target is not the least cost. */
  readonly reward: RewardDecision | null = $derived(
    this.rows && this.target.kind === 'cost' ? decideReward(this.rows, this.target) : null
  );
  /** How far the threshold depends on the questions it was chosen on. */
  readonly spread: ThresholdSpread | null = $derived(this.rows && thresholdSpread(this.rows, this.target));
  /** Precision over coverage on the questions that chose nothing. */
  readonly curve: PrecisionPoint[] = $derived.by(() => {
    if (!this.rows) return [];
    const { values, correct } = rowsAt(this.rows, placesOf(this.rows, 'judge'));
    return precisionCurve(values, correct);
  });
  readonly groups: GroupDecision[] = $derived(
    this.rows && this.threshold ? decideGroups(this.rows, this.target, this.threshold.threshold) : []
  );
  /** The chosen calibrator, a score's usual one where none is; why it was not fitted; `null` where confidences stay as they are. */
  readonly calibrated: CalibratedRows | NoFit | null = $derived.by(() => {
    const { rows } = this;
    if (!rows) return null;
    const chosen = this.fit && rows.calibrators.includes(this.fit) ? this.fit : null;
    const name = chosen ?? (rows.kind === 'rank-score' ? rows.calibrators[0] : null) ?? null;
    return name === null ? null : calibratedRows(rows, name);
  });
  /** Figures of the questions that chose nothing, as they are and calibrated; computed when they are first looked at. */
  readonly judged: JudgedRows | null = $derived.by(() => {
    const { rows, calibrated } = this;
    return rows && judgedRows(rows, calibrated && isCalibrated(calibrated) ? calibrated : null);
  });
  /** The bands, or why there are none. */
  readonly bands: MadeBands | null = $derived(this.rows && bandsBy(this.rows, this.calibrated, this.edges));
  readonly setDecision: SetDecision | null = $derived.by(() => {
    const { rows, sets } = this;
    if (!rows?.options) return null;
    return decideSets(rows, withKnownGroup(sets, rows));
  });
  /** Sets of drawn answers; `null` where none were drawn. */
  readonly sampledDecision: SampledSetDecision | null = $derived.by(() => {
    const { rows, sampledSets } = this;
    return rows && decideSampledSets(rows, withKnownGroup(sampledSets, rows));
  });
  /** Sets that follow the questions in their order; `null` where there are no sets. */
  readonly stream: StreamSets | null = $derived(
    this.rows && this.setDecision && decideStream(this.rows, { alpha: this.sets.alpha })
  );
  /** The decision as it is taken away; `null` without rows. */
  fileFor(labVersion: string): DecisionFile | null {
    const { rows, threshold, calibrated, row } = this;
    if (!rows || !threshold) return null;
    const source: Source =
      this.source === 'file' || !row
        ? { kind: 'predictions', file: this.fileName ?? rows.title, labVersion }
        : {
            kind: 'run',
            run: row.run.id,
            title: row.run.title,
            row: row.key,
            model: row.run.model?.modelId ?? row.run.plan.modelId,
            seed: row.run.plan.seed,
            questions: row.run.set.title,
            labVersion,
            createdAt: row.run.createdAt
          };
    return decisionFile(rows, source, {
      threshold,
      spread: this.spread,
      calibrated: calibrated && isCalibrated(calibrated) ? calibrated : null,
      bands: this.bands
    });
  }

  /** Answers that steps of a chain are taken from. */
  readonly chainAnswers: ChainAnswers = $derived(
    this.rows && this.threshold ? chainAnswersOf(this.rows, this.threshold) : { of: 'all', outcomes: [] }
  );

  /** Decides on a file of predictions; whatever is being read ends. */
  async take(file: File, choices: ReadingChoices = {}): Promise<void> {
    this.controller.abort();
    const { signal } = (this.controller = new AbortController());
    this.source = 'file';
    this.busy = true;
    this.refused = null;
    this.file = null;
    try {
      const result = await this.sources.read(file, choices, signal);
      if (signal.aborted) return;
      if ('refused' in result) this.refused = result.refused;
      else this.file = { name: file.name, ...result };
    } catch (error) {
      if (!signal.aborted) this.refused = error instanceof Error ? error.message : String(error);
    } finally {
      if (!signal.aborted) this.busy = false;
    }
  }

  /** Decides on the run looked at again; whatever is being read ends. */
  leaveFile(): void {
    this.controller.abort();
    this.source = 'run';
    this.busy = false;
    this.refused = null;
    this.file = null;
  }
}
