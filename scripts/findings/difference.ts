import { asProbabilities } from '../../src/lib/calibration/confidence';
import { calibrationDifference } from '../../src/lib/calibration/intervals/calibration-difference';
import { pairedAccuracyInterval } from '../../src/lib/calibration/intervals/paired-accuracy';
import { studentDeviations } from '../../src/lib/calibration/intervals/student';
import { mean } from '../../src/lib/calibration/metrics/accuracy';
import { influenceOf } from '../../src/lib/comparison/figure-influence';
import { binsFor } from '../../src/lib/comparison/figures';
import type { Row } from '../../src/lib/comparison/rows';

/** How much better one row is than another, on the questions both have. */
export interface Difference {
  /** Questions that count in both rows. */
  n: number;
  /** The figure of each, and by how much the first is better. */
  first: number;
  second: number;
  better: number;
  /** 95 % interval of `better`, paired by question; `null` where there is none. */
  interval: readonly [number, number] | null;
}

interface Side {
  values: number[];
  correct: (0 | 1)[];
}

function shared(one: Row, other: Row): [Side, Side] {
  const places = new Map(other.questionIds.map((id, i) => [id, i]));
  const counts = (row: Row, i: number | undefined): i is number =>
    i !== undefined && !Number.isNaN(row.values[i]) && row.correct[i] >= 0;
  const sides: [Side, Side] = [
    { values: [], correct: [] },
    { values: [], correct: [] }
  ];
  one.questionIds.forEach((id, i) => {
    const j = places.get(id);
    if (!counts(one, i) || !counts(other, j)) return;
    sides[0].values.push(one.values[i]);
    sides[0].correct.push(one.correct[i] as 0 | 1);
    sides[1].values.push(other.values[j]);
    sides[1].correct.push(other.correct[j] as 0 | 1);
  });
  return sides;
}

/** Larger AUROC, or Brier skill: the difference over its standard error, as rows are ranked by on the page. */
export function rankedDifference(figure: 'auroc' | 'brierSkill', one: Row, other: Row): Difference {
  const sides = shared(one, other);
  const [first, second] = sides.map(({ values, correct }) => influenceOf(figure, values, correct));
  const n = sides[0].correct.length;
  if (!first || !second) return { n, first: NaN, second: NaN, better: NaN, interval: null };
  const better = first.estimate - second.estimate;
  const squares = first.pulls.reduce((sum, pull, i) => sum + (pull - second.pulls[i]) ** 2, 0);
  const freedom = Math.min(first.fewer, second.fewer) - 1;
  const reach = (Math.sqrt(squares) / n) * studentDeviations(freedom);
  return {
    n,
    first: first.estimate,
    second: second.estimate,
    better,
    interval: [better - reach, better + reach]
  };
}

/** Smaller mean squared gap of the bins, each without its bias. */
export function calibrationAdvantage(one: Row, other: Row): Difference {
  const judged = shared(one, other).map(({ values, correct }) => ({
    confidences: asProbabilities(values),
    correct
  }));
  const n = judged[0].correct.length;
  const { first, second, difference, interval } = calibrationDifference(judged[0], judged[1], {
    bins: binsFor(n, 0)
  });
  return { n, first, second, better: -difference, interval: interval && [-interval[1], -interval[0]] };
}

/** More right answers. */
export function accuracyDifference(one: Row, other: Row): Difference {
  const [first, second] = shared(one, other).map(({ correct }) => correct);
  return {
    n: first.length,
    first: mean(first),
    second: mean(second),
    better: mean(first) - mean(second),
    interval: pairedAccuracyInterval(first, second)
  };
}
