import { requireOutcomes, requireSameLength, requireScores, requireCount, requireLevel } from '../outcomes';
import { refuseWeights, type NoWeights } from '../weights';
import { risingOrder } from '../rising-order';
import type { BootstrapOptions } from './bootstrap';
import { percentilesOfDraws, type Interval } from './bootstrap-interval';
import { expandedLevel } from './loss-interval';
import { pairedAreaTest } from './paired-area-test';
import { Resampler } from './resampler';

/** One method's answers: row i of each method is question i. */
export interface OrderedRows extends NoWeights {
  /** Larger is surer. */
  scores: ArrayLike<number>;
  /** 1 right, 0 wrong. */
  correct: ArrayLike<number>;
}

/** Two methods' risk over coverage, and what sets them apart, first − second; below 0 the first errs less. */
export interface RiskCoverageDifference {
  /** Shares of the answers kept, the surest first, in (0, 1]. */
  coverages: readonly number[];
  /** Share wrong of those kept, at each coverage. */
  first: Float64Array;
  second: Float64Array;
  difference: Float64Array;
  /** Interval of the difference at each coverage by itself: no band for the whole curve. */
  band: (Interval | null)[];
  /**
   * Area under each curve, the mean risk over 1 … n answers kept, the difference, and p of the paired permutation test of it, with as
   * many permutations as resamples: with few questions the test is the stricter. NaN without rows or resamples.
   */
  aurc: { first: number; second: number; difference: number; interval: Interval | null; p: number };
}

/** Where two methods are compared unless told: every 5 %. */
const usualCoverages = Array.from({ length: 20 }, (_, i) => (i + 1) / 20);

/** Rows sorted once, so that a resample's curve is one pass over its counts. */
class WeightedCurve {
  private readonly order: ArrayLike<number>;
  private readonly starts: Uint8Array;
  private readonly wrong: Uint8Array;

  constructor({ scores, correct }: OrderedRows) {
    requireOutcomes(scores, correct);
    requireScores(scores);
    this.order = Array.from(risingOrder(scores)).reverse();
    this.wrong = Uint8Array.from(this.order, (row) => 1 - correct[row]);
    this.starts = Uint8Array.from(this.order, (row, i) =>
      i === 0 || scores[row] !== scores[this.order[i - 1]] ? 1 : 0
    );
  }

  /**
   * Risk at each coverage, and the area behind them. Within a tied block the expectation over its orders is taken; between
   * two whole numbers of answers the number wrong is a straight line.
   * @param counts how often each row counts
   */
  of(counts: ArrayLike<number>, coverages: readonly number[], risks: Float64Array): number {
    const { order, starts, wrong } = this;
    let n = 0;
    for (let i = 0; i < order.length; i++) n += counts[order[i]];
    let [shown, errors, area, next] = [0, 0, 0, 0];
    let [size, misses] = [0, 0];
    const close = () => {
      const share = size > 0 ? misses / size : 0;
      for (let k = 1; k <= size; k++) area += (errors + share * k) / (shown + k);
      while (next < coverages.length && coverages[next] * n <= shown + size + 1e-9) {
        const kept = coverages[next] * n;
        risks[next++] = (errors + share * (kept - shown)) / kept;
      }
      shown += size;
      errors += misses;
      size = misses = 0;
    };
    for (let i = 0; i < order.length; i++) {
      if (starts[i] === 1) close();
      const count = counts[order[i]];
      size += count;
      misses += count * wrong[i];
    }
    close();
    return area / n;
  }
}

/**
 * Risk–coverage curves of two methods on the same questions, with a paired bootstrap (Efron 1979; whole groups of rows
 * where they are given), its percentiles a little wider where units are few (Hesterberg 2015): both get the same resamples, so that what makes a question easy for both falls out. The AURC is
 * that of `aurc`. NaN and `null` without rows.
 * @param coverages rising, in (0, 1]
 * @throws RangeError naming the row of a bad outcome or score, the lengths, the number of group labels, or the coverage
 */
export function riskCoverageDifference(
  first: OrderedRows,
  second: OrderedRows,
  {
    coverages = usualCoverages,
    resamples = 1000,
    seed = 0,
    level = 0.95,
    groups,
    ...others
  }: Omit<BootstrapOptions, 'method'> & { coverages?: readonly number[] } = {}
): RiskCoverageDifference {
  for (const each of [first, second, others]) refuseWeights(each, 'riskCoverageDifference');
  requireSameLength(first.correct, second.correct, 'rows of the second method');
  requireCount(resamples, 'resamples');
  requireLevel(level);
  const bad = coverages.find((each, i) => !(each > 0 && each <= 1 && (i === 0 || each > coverages[i - 1])));
  if (bad !== undefined) throw new RangeError(`Coverages must rise within (0, 1], got ${bad}`);
  const n = first.correct.length;
  const [a, b] = [first, second].map((rows) => new WeightedCurve(rows));
  const risks = [a, b].map(() => new Float64Array(coverages.length).fill(NaN));
  const once = new Uint8Array(n).fill(1);
  const areas = [a, b].map((curve, i) => curve.of(once, coverages, risks[i]));
  const resampler = new Resampler(n, seed, groups);
  const drawn = n === 0 ? 0 : resamples;
  const values = coverages.map(() => new Float64Array(drawn));
  const areaValues = new Float64Array(drawn);
  const [own, other] = [a, b].map(() => new Float64Array(coverages.length));
  for (let draw = 0; draw < drawn; draw++) {
    resampler.draw();
    areaValues[draw] = a.of(resampler.counts, coverages, own) - b.of(resampler.counts, coverages, other);
    for (let i = 0; i < coverages.length; i++) values[i][draw] = own[i] - other[i];
  }
  const wide = expandedLevel(resampler.units, level);
  return {
    coverages,
    first: risks[0],
    second: risks[1],
    difference: risks[0].map((risk, i) => risk - risks[1][i]),
    band: values.map((each) => percentilesOfDraws(each, wide)),
    aurc: {
      first: areas[0],
      second: areas[1],
      difference: areas[0] - areas[1],
      interval: percentilesOfDraws(areaValues, wide),
      p: pairedAreaTest([first, second], resamples, seed, groups)
    }
  };
}
