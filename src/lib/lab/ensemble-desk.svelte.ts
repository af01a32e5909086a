import type { CalibratorName } from '../calibration/calibrators/calibrator';
import { firstRows, type Row } from '../comparison/rows';
import { rowTitle } from '../comparison/shown-row';
import type { DecisionRows } from '../decisions/decision-rows';
import { decideEnsemble, type EnsembleDecision } from '../decisions/ensemble/ensemble';
import { afterwardsOf } from '../decisions/ensemble/variants';
import type { EnsembleRule } from '../decisions/ensemble/rules';
import { rowsOfComparison } from '../decisions/rows-of-comparison';

/** What may become a member. */
export interface Candidate {
  key: string;
  title: string;
  /** Where it is from, for people. */
  from: string;
  /** What its rows are made of: another object, other rows. */
  of: object;
  rows(): DecisionRows;
}

/** Key of a row within its run, from a candidate's; `null` where it is of another run or a file. */
export function nameWithin(key: string, runId: string | null): string | null {
  const head = `run/${runId}/`;
  return key.startsWith(head) ? key.slice(head.length) : null;
}

/** Where members come from. */
export interface EnsembleSources {
  /** Rows of the run looked at. */
  runRows(): readonly Row[];
  runTitle(): string;
  /** Rows that are held against them, and what they are called. */
  others(): { title: string; rows: readonly Omit<Candidate, 'from'>[] };
  /** A file of predictions that is decided on; `null` where it is the run. */
  file(): DecisionRows | null;
}

/** Members a card starts with at most. */
const MOST_AT_FIRST = 5;

/** The page's ensemble: who is in it, and what they make of their questions together. */
export class EnsembleDesk {
  rule = $state<EnsembleRule>('mean');
  /** Calibrator of what comes of it. */
  afterwards = $state<CalibratorName>(afterwardsOf(null));
  busy = $state(false);
  /** Why they cannot answer together, or `null`. */
  refused = $state<string | null>(null);
  /** What was chosen by hand; `null` before. */
  private chosen = $state.raw<readonly string[] | null>(null);
  private made = $state.raw<{
    members: readonly Candidate[];
    afterwards: CalibratorName;
    decision: EnsembleDecision;
  } | null>(null);
  private controller = new AbortController();

  constructor(private readonly sources: EnsembleSources) {}

  /** Rows of what is decided on. */
  private readonly own: readonly Candidate[] = $derived.by(() => {
    const file = this.sources.file();
    if (file)
      return [{ key: `file/${file.title}`, title: file.title, from: 'the file', of: file, rows: () => file }];
    const from = this.sources.runTitle();
    return this.sources
      .runRows()
      .filter(({ answers }) => answers.length > 0)
      .map((row) => ({
        key: `run/${row.run.id}/${row.key}`,
        title: rowTitle(row),
        from,
        of: row,
        rows: () => rowsOfComparison(row)
      }));
  });

  /** Rows of what it is held against. */
  private readonly second: readonly Candidate[] = $derived.by(() => {
    const { title, rows } = this.sources.others();
    return rows.map((row) => ({
      ...row,
      key: `second/${title}/${row.key}`,
      title: row.key === 'file' ? row.title : `${row.title} · second run`,
      from: `second: ${title}`
    }));
  });

  readonly candidates: readonly Candidate[] = $derived([...this.own, ...this.second]);

  /** Of each way to ask its first row, where none were chosen. */
  private readonly usual: readonly string[] = $derived.by(() =>
    firstRows(this.sources.runRows())
      .filter(({ signal }) => signal.kind === 'probability')
      .slice(0, MOST_AT_FIRST)
      .map(({ run, key }) => `run/${run.id}/${key}`)
  );

  readonly members: readonly Candidate[] = $derived(
    (this.chosen ?? this.usual).flatMap((key) => this.candidates.find((each) => each.key === key) ?? [])
  );

  /** What they make of their questions; `null` until it is asked for, and where members or grades changed since. */
  get decision(): EnsembleDecision | null {
    const { made, members, afterwards } = this;
    // A run or file in another's place may have its name, and so its rows their keys: the rows themselves must be the same.
    const same =
      made?.afterwards === afterwards &&
      made.members.length === members.length &&
      made.members.every(({ key, of }, i) => key === members[i]?.key && of === members[i]?.of);
    return same ? made.decision : null;
  }

  /** Keys of the members' rows, where all are of one run; `null` where some are from elsewhere. */
  namesWithin(runId: string | null): string[] | null {
    const names = this.members.flatMap(({ key }) => nameWithin(key, runId) ?? []);
    return names.length === this.members.length ? names : null;
  }

  add(key: string): void {
    this.change([...this.members.map((member) => member.key), key]);
  }

  remove(key: string): void {
    this.change(this.members.map((member) => member.key).filter((each) => each !== key));
  }

  private change(keys: readonly string[]): void {
    this.stop();
    this.chosen = keys.filter((key, i) => keys.indexOf(key) === i);
  }

  /** Ends what is being computed. */
  stop(): void {
    this.controller.abort();
    this.busy = false;
    this.refused = null;
  }

  /** Lets the members answer together. */
  async decide(): Promise<void> {
    this.controller.abort();
    const { signal } = (this.controller = new AbortController());
    this.busy = true;
    this.refused = null;
    const { members, afterwards } = this;
    try {
      const asked = members.map(({ key, title, rows }) => ({ key, title, rows: rows() }));
      const decision = await decideEnsemble(asked, { afterwards, signal });
      if (signal.aborted) return;
      if ('reason' in decision) this.refused = decision.reason;
      else this.made = { members, afterwards, decision };
    } catch (error) {
      if (!signal.aborted) this.refused = error instanceof Error ? error.message : String(error);
    } finally {
      if (!signal.aborted) this.busy = false;
    }
  }
}
