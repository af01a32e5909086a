import type { Costs } from '../../src/lib/calibration/selective/cheapest-threshold';
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

/** A source and what a wrong answer and asking a person cost. */
export interface RewardCase extends Costs {
  source: Source;
}

/** A mistake is dear and was seldom met: answering loses whatever the threshold. */
const nearlyRight: Source = {
  name: 'nearly right',
  says: 'between 0 and 100 %, right in 95 % whatever it says',
  draw: (draws) => [draws.uniform(), 0.95]
};

/** Sources and costs of the studies of where answering pays. */
export const rewardCases: readonly RewardCase[] = [
  { source: nearlyRight, wrong: 25, ask: 1 },
  { source: short, wrong: 5, ask: 1 },
  { source: known('sure'), wrong: 100, ask: 1 },
  { source: known('mid-range'), wrong: 2, ask: 1 },
  { source: known('overconfident'), wrong: 5, ask: 1 }
];

/** Two periods, and by how much the true ECE of the second is larger. */
export interface DriftCase {
  before: Source;
  after: Source;
  change: number;
}

/** Right in three points less, and so off by three more. */
const slipped = ({ draw, ...source }: Source): Source => ({
  ...source,
  name: `${source.name}, right 3 points less often`,
  draw(draws) {
    const [confidence, chance] = draw(draws);
    return [confidence, chance - 0.03];
  }
});

/** Sources of the studies of drift: none, and one just as large as the alarm. */
export const driftCases: readonly DriftCase[] = ['mid-range', 'overconfident'].flatMap((name) => [
  { before: known(name), after: known(name), change: 0 },
  { before: known(name), after: slipped(known(name)), change: 0.03 }
]);

const ROWS = 200_000;

/** Shares of all answers that a threshold shows, and that it shows and are right. */
interface Shown {
  shown: number;
  right: number;
  /** Chance of the surest of all. */
  surest: number;
}

/** The truth about a source above any threshold, from the chances of 200,000 rows: to about 0.001. */
function shownAbove({ draw }: Source): (threshold: number) => Shown {
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
    return { shown: lo / ROWS, right: sums[lo] / ROWS, surest: rows[0][1] };
  };
}

/** The true precision of a source above any threshold; above all that it says, that at the top. */
export function truePrecision(source: Source): (threshold: number) => number {
  const above = shownAbove(source);
  return (threshold) => {
    const { shown, right, surest } = above(threshold);
    return shown === 0 ? surest : right / shown;
  };
}

/** What a question of a source truly brings under any threshold, against asking a person every time. */
export function trueReward({ source, wrong, ask }: RewardCase): (threshold: number) => number {
  const above = shownAbove(source);
  return (threshold) => {
    const { shown, right } = above(threshold);
    return shown * ask - (shown - right) * wrong;
  };
}

/** True mean confidence and share right of a source. */
export function trueMeans({ draw }: Source): { confidence: number; right: number } {
  const draws = new Draws(135_791);
  let [confidence, right] = [0, 0];
  for (let row = 0; row < ROWS; row++) {
    const [sure, chance] = draw(draws);
    confidence += sure / ROWS;
    right += chance / ROWS;
  }
  return { confidence, right };
}
