import { cascadeRows, decideCascade, type CascadeDecision, type CascadeRows } from '../decisions/cascade';
import type { DecisionRows } from '../decisions/decision-rows';
import type { CalibratorName } from '../calibration/calibrators/calibrator';
import { driftOfRows, type Drift } from '../decisions/drift';
import { recalibrate, type NoRecalibration, type Recalibration } from '../decisions/recalibration';
import type { SecondRows } from './second-rows.svelte';

/** What is held against the second run or file. */
export interface DecidedRow {
  rows(): DecisionRows | null;
  /** Key of the run's row; `null` for a file. */
  rowKey(): string | null;
  /** The calibrator that was chosen for it; `null` for the usual one. */
  fit(): CalibratorName | null;
}

/** The decided row held against the second run or file: each is computed when it is first looked at, and once. */
export class AgainstSecond {
  constructor(
    private readonly own: DecidedRow,
    private readonly second: SecondRows
  ) {}

  /** Its rows; `null` where there are none like the decided ones. */
  readonly rows: DecisionRows | null = $derived.by(() => this.second.rowsFor(this.own.rowKey()));

  /** The questions of both; `null` without a second. */
  readonly shared: CascadeRows | null = $derived.by(() => {
    const own = this.own.rows();
    return own && this.rows && cascadeRows(own, this.rows);
  });

  /** `null` where the two share no question. */
  readonly cascade: CascadeDecision | null = $derived.by(() =>
    this.shared && this.shared.ids.length > 0 ? decideCascade(this.shared, this.second.budget) : null
  );

  /** `null` where one of them is a score. */
  readonly drift: Drift | null = $derived.by(() => {
    const own = this.own.rows();
    const both = own?.kind === 'probability' && this.rows?.kind === 'probability';
    return both ? driftOfRows(own, this.rows!) : null;
  });

  /** What the row's calibrator does there; `null` where there is no drift to speak of. */
  readonly recalibration: Recalibration | NoRecalibration | null = $derived.by(() => {
    const own = this.own.rows();
    if (!own || !this.rows || !this.drift) return null;
    const fit = this.own.fit();
    return recalibrate(own, this.rows, fit && own.calibrators.includes(fit) ? fit : null);
  });
}
