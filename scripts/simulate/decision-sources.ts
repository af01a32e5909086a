import { calibratedSources, Draws, otherSources, type Source } from './sources';

/** A source and a precision that is asked of it. */
export interface DecisionCase {
  source: Source;
  target: number;
}

const known = (name: string) =>
  [...calibratedSources, ...otherSources].find((source) => source.name === name)!;

/** Precision is just below the target whatever the threshold: whatever is found misses. */
const short: Source = {
  name: 'just short',
  says: 'between 0 and 100 %, right in 79 % whatever it says',
  draw: (draws) => [draws.uniform(), 0.79]
};

/** The surest tenth is no better than chance: precision does not fall with the threshold. */
const conceited: Source = {
  name: 'conceited',
  says: 'between 0 and 100 %, right as often, but from 90 % on in 50 %',
  draw(draws) {
    const confidence = draws.uniform();
    return [confidence, confidence < 0.9 ? confidence : 0.5];
  }
};

/** Sources and targets of the studies of thresholds. */
export const decisionCases: readonly DecisionCase[] = [
  { source: known('mid-range'), target: 0.7 },
  { source: known('weak'), target: 0.6 },
  { source: known('two-point'), target: 0.9 },
  { source: known('overconfident'), target: 0.75 },
  { source: short, target: 0.8 },
  { source: conceited, target: 0.7 }
];

const ROWS = 200_000;

/** The true precision of a source above any threshold, from the chances of 200,000 rows: to about 0.001. */
export function truePrecision({ draw }: Source): (threshold: number) => number {
  const draws = new Draws(135_791);
  const rows = Array.from({ length: ROWS }, () => draw(draws)).sort((a, b) => b[0] - a[0]);
  const sums = new Float64Array(ROWS + 1);
  rows.forEach(([, chance], i) => (sums[i + 1] = sums[i] + chance));
  return (threshold) => {
    let [lo, hi] = [0, ROWS];
    while (lo < hi) {
      const middle = (lo + hi) >> 1;
      if (rows[middle][0] >= threshold) lo = middle + 1;
      else hi = middle;
    }
    return lo === 0 ? rows[0][1] : sums[lo] / lo;
  };
}
