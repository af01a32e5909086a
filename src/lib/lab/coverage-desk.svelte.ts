import { coveragePair, type CoveragePair } from '../decisions/coverage-pair';
import type { Row } from '../comparison/rows';
import type { DecisionRows } from '../decisions/decision-rows';
import { nameWithin, type Candidate } from './ensemble-desk.svelte';

/** The row that the decided row's order is held against. */
export class CoverageDesk {
  /** Key of a candidate; `null` without one. */
  key = $state<string | null>(null);

  constructor(
    private readonly sources: {
      rows(): DecisionRows | null;
      candidates(): readonly Candidate[];
      /** The row that is decided on, which is no other; `null` where it is a file’s only one. */
      row(): Row | null;
    }
  ) {}

  /** Every row but the decided one. */
  get candidates(): readonly Candidate[] {
    const own: unknown = this.sources.row() ?? this.sources.rows();
    return this.sources.candidates().filter(({ of }) => of !== own);
  }

  /** The row of that key; `null` where there is none. */
  readonly other: Candidate | null = $derived.by(
    () => this.candidates.find(({ key }) => key === this.key) ?? null
  );

  /** Key of the other row, where it is of a run; `null` where it is from elsewhere. */
  nameWithin(runId: string | null): string | null {
    return this.other && nameWithin(this.other.key, runId);
  }

  /** The two of them; `null` without another row. */
  readonly pair: CoveragePair | null = $derived.by(() => {
    const rows = this.sources.rows();
    const { other } = this;
    return rows && other ? coveragePair(rows, { ...other.rows(), title: other.title }) : null;
  });
}
