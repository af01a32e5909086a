import { betaBinomialQuantile, betaQuantile } from '../beta-distribution';
import { requireSameLength, requireCount, requireWithin, requireLevel, requireList } from '../outcomes';
import { conformalRank } from './quantile';

/** How often sets held the right answer, on rows the thresholds were not learned on. */
export interface Coverage {
  n: number;
  covered: number;
  /** Share of sets that hold the right option; NaN when there are none. */
  coverage: number;
  /** Exact 95 % interval of the coverage (Clopper & Pearson 1934); `null` when there are no rows. */
  interval: [number, number] | null;
  meanSize: number;
  /** Shares of sets with no and with exactly one option. */
  empty: number;
  single: number;
}

/**
 * Exact interval of a share (Clopper & Pearson 1934), by quantiles of the beta distribution.
 * @throws RangeError when n is no whole number, more succeed than there are, or fewer than none, or the level is not in (0, 1)
 */
export function clopperPearson(successes: number, n: number, level = 0.95): [number, number] {
  requireCount(n, 'rows');
  requireWithin(successes, 'the number of successes', 0, n);
  requireLevel(level);
  const tail = (1 - level) / 2;
  return [
    successes === 0 ? 0 : betaQuantile(tail, successes, n - successes + 1),
    successes === n ? 1 : betaQuantile(1 - tail, successes + 1, n - successes)
  ];
}

function requireLabel(label: number, row: number): void {
  if (!(Number.isInteger(label) && label >= 0)) {
    throw new RangeError(`Row ${row}: the label must be the number of an option, from 0, got ${label}`);
  }
}

/**
 * Coverage of prediction sets on held-out rows.
 * @param sets options of each row
 * @param labels the right option of each
 */
export function coverageOf(
  sets: readonly (readonly number[])[],
  labels: ArrayLike<number>,
  level = 0.95
): Coverage {
  requireList(sets, 'The sets');
  requireSameLength(sets, labels, 'labels');
  for (let row = 0; row < labels.length; row++) requireLabel(labels[row], row);
  const n = sets.length;
  const count = (has: (set: readonly number[], row: number) => boolean) => sets.filter(has).length;
  const covered = count((set, row) => set.includes(labels[row]));
  return {
    n,
    covered,
    coverage: covered / n,
    interval: n === 0 ? null : clopperPearson(covered, n, level),
    meanSize: sets.reduce((sum, set) => sum + set.length, 0) / n,
    empty: count((set) => set.length === 0) / n,
    single: count((set) => set.length === 1) / n
  };
}

/** Coverage of each group. */
export function coverageByGroup(
  sets: readonly (readonly number[])[],
  labels: ArrayLike<number>,
  groups: ArrayLike<string>,
  level = 0.95
): Map<string, Coverage> {
  requireList(sets, 'The sets');
  requireSameLength(sets, labels, 'labels');
  requireSameLength(sets, groups, 'groups');
  const rows = new Map<string, number[]>();
  for (let row = 0; row < sets.length; row++) rows.set(groups[row], [...(rows.get(groups[row]) ?? []), row]);
  return new Map(
    Array.from(rows, ([group, members]) => [
      group,
      coverageOf(
        members.map((row) => sets[row]),
        members.map((row) => labels[row]),
        level
      )
    ])
  );
}

/**
 * Where the coverage on m held-out rows falls in 95 % of cases when the promise holds and scores have no ties: the share
 * covered is beta-binomial with the calibration rows' ranks (Vovk 2012; Angelopoulos & Bates 2023, §3.2). A coverage below
 * it says that calibration and held-out rows are not exchangeable.
 * @param n calibration rows
 * @param m held-out rows
 */
export function expectedCoverage(n: number, m: number, alpha: number, level = 0.95): [number, number] {
  requireCount(n, 'calibration rows');
  requireCount(m, 'held-out rows');
  requireLevel(level);
  const rank = conformalRank(n, alpha);
  if (rank > n) return [1, 1];
  const tail = (1 - level) / 2;
  return [
    betaBinomialQuantile(tail, m, rank, n + 1 - rank) / m,
    betaBinomialQuantile(1 - tail, m, rank, n + 1 - rank) / m
  ];
}
