import { requireOutcomes, requireScores } from '../outcomes';
import { risingOrder } from '../rising-order';

/** Figures of an order that the bootstrap gives intervals for, in the order of the arrays below. */
export const orderFigureNames = ['aurc', 'auprc', 'prr'] as const;

/** As `aurc`, `auprc` and `predictionRejectionRatio` say. */
export type OrderFigureName = (typeof orderFigureNames)[number];

/**
 * Scores and outcomes made ready for many resamples: sorted once, so that the figures of a resample's order take one pass over its
 * counts. They are those of `aurc`, `auprc` and `predictionRejectionRatio` of the rows drawn, to rounding.
 */
export class WeightedOrder {
  /** Rows from the surest down. */
  private readonly order: Uint32Array;
  /** 1 at the last place of a tied block. */
  private readonly blockEnds: Uint8Array;
  private readonly right: Uint8Array;
  /** Harmonic numbers, 1 + 1/2 + … + 1/k. */
  private harmonic = new Float64Array(1);

  /**
   * @param scores larger is surer
   * @param correct 1 right, 0 wrong
   * @throws RangeError naming the row of a bad outcome or score, or the lengths
   */
  constructor(scores: ArrayLike<number>, correct: ArrayLike<number>) {
    requireOutcomes(scores, correct);
    requireScores(scores);
    const n = scores.length;
    this.order = risingOrder(scores).reverse();
    this.right = Uint8Array.from(this.order, (row) => correct[row]);
    this.blockEnds = Uint8Array.from(this.order, (row, place) =>
      place === n - 1 || scores[row] !== scores[this.order[place + 1]] ? 1 : 0
    );
  }

  /** Harmonic numbers up to one of so many rows. */
  private harmonicTo(size: number): Float64Array {
    if (this.harmonic.length <= size) {
      this.harmonic = new Float64Array(size + 1);
      for (let k = 1; k <= size; k++) this.harmonic[k] = this.harmonic[k - 1] + 1 / k;
    }
    return this.harmonic;
  }

  /**
   * All figures of a resample.
   * @param counts how often each row is in it, whole numbers
   * @param into gets the figures in the order of `orderFigureNames`; NaN where the resample has none
   */
  of(counts: ArrayLike<number>, into = new Float64Array(orderFigureNames.length)): Float64Array {
    const { order, right, blockEnds } = this;
    let n = 0;
    for (let place = 0; place < order.length; place++) n += counts[order[place]];
    const harmonic = this.harmonicTo(n);
    let [shown, wrong, area, precision] = [0, 0, 0, 0];
    let [size, hits] = [0, 0];
    for (let place = 0; place < order.length; place++) {
      const count = counts[order[place]];
      size += count;
      hits += count * right[place];
      if (!blockEnds[place] || size === 0) continue;
      // Σ over k ≤ size of (wrong + share k) / (shown + k): within a tied block the expectation over its orders.
      const share = 1 - hits / size;
      area += share * size + (wrong - share * shown) * (harmonic[shown + size] - harmonic[shown]);
      shown += size;
      wrong += size - hits;
      precision += (hits * (shown - wrong)) / shown;
      size = hits = 0;
    }
    const rights = n - wrong;
    const best = wrong - rights * (harmonic[n] - harmonic[rights]);
    into[0] = area / n;
    into[1] = precision / rights;
    // All right or all wrong: no order is better than another.
    into[2] = wrong > 0 && rights > 0 ? (wrong - area) / (wrong - best) : NaN;
    return into;
  }
}
