import type { Probability } from '../confidence';
import { binEnds, requireBins, type Binning } from '../metrics/bins';
import { CLIP } from '../metrics/nll';
import { requireJudged } from '../outcomes';
import { risingOrder } from '../rising-order';

/** Figures of confidences and outcomes that the bootstrap gives intervals for, in the order of the arrays below. */
export const figureNames = ['accuracy', 'meanConfidence', 'gap', 'ece', 'brier', 'nll', 'auroc'] as const;

/** `gap` is mean confidence − accuracy; the others are as their functions say. */
export type FigureName = (typeof figureNames)[number];

/**
 * Rows in rising order of confidence, wrong before right where confidences are equal: the one order that is the same
 * however the rows came.
 */
export function canonicalOrder(confidences: ArrayLike<number>, correct: ArrayLike<number>): Uint32Array {
  const rows = Array.from(correct, (_, row) => row);
  const wrongFirst = [...rows.filter((row) => !correct[row]), ...rows.filter((row) => correct[row])];
  const order = risingOrder(Float64Array.from(wrongFirst, (row) => confidences[row]));
  return order.map((place) => wrongFirst[place]);
}

/**
 * Confidences and outcomes made ready for many resamples: sorted once, with every row's term of each figure, so that
 * all figures of a resample take one pass over its counts.
 */
export class WeightedFigures {
  private readonly n: number;
  /** Row of each place in rising order of confidence. */
  private readonly order: Uint32Array;
  private readonly correct: Float64Array;
  /** Outcome − confidence, its square, and −ln of the likelihood, by place. */
  private readonly gaps: Float64Array;
  private readonly squares: Float64Array;
  private readonly losses: Float64Array;
  /** 1 at the last place of a tied block. */
  private readonly blockEnds: Uint8Array;
  /** Place after the last of each bin. */
  private readonly binEnds: readonly number[];

  /**
   * @param correct 1 right, 0 wrong
   * @param bins bins of the ECE
   * @param binning of equal width, or of nearly equal counts: the cuts of the data, kept for every resample
   * @throws RangeError naming the row of a bad confidence or outcome, or the number of bins
   */
  constructor(
    confidences: ArrayLike<Probability>,
    correct: ArrayLike<number>,
    bins: number,
    binning: Binning = 'width'
  ) {
    requireBins(bins);
    requireJudged(confidences, correct);
    const n = confidences.length;
    this.n = n;
    this.order = canonicalOrder(confidences, correct);
    this.correct = new Float64Array(n);
    this.gaps = new Float64Array(n);
    this.squares = new Float64Array(n);
    this.losses = new Float64Array(n);
    this.blockEnds = new Uint8Array(n);
    for (let place = 0; place < n; place++) {
      const row = this.order[place];
      const confidence = confidences[row];
      const outcome = correct[row];
      const gap = outcome - confidence;
      this.correct[place] = outcome;
      this.gaps[place] = gap;
      this.squares[place] = gap * gap;
      this.losses[place] = -Math.log(Math.max(CLIP, outcome ? confidence : 1 - confidence));
      this.blockEnds[place] = place === n - 1 || confidences[this.order[place + 1]] !== confidence ? 1 : 0;
    }
    const sorted = Float64Array.from(this.order, (row) => confidences[row]);
    this.binEnds = binEnds(sorted, bins, binning);
  }

  /**
   * All figures of a resample.
   * @param counts how often each row is in it
   * @param into gets the figures in the order of `figureNames`; NaN where the resample has none
   */
  of(counts: ArrayLike<number>, into = new Float64Array(figureNames.length)): Float64Array {
    const { order, correct, gaps, squares, losses, blockEnds, binEnds } = this;
    let right = 0;
    let gapSum = 0;
    let absolute = 0;
    let square = 0;
    let loss = 0;
    let won = 0;
    let wrongBelow = 0;
    let blockRight = 0;
    let blockWrong = 0;
    for (let bin = 0, place = 0; bin < binEnds.length; bin++) {
      let binGap = 0;
      for (; place < binEnds[bin]; place++) {
        const count = counts[order[place]];
        const hits = count * correct[place];
        binGap += count * gaps[place];
        square += count * squares[place];
        loss += count * losses[place];
        blockRight += hits;
        blockWrong += count - hits;
        if (blockEnds[place]) {
          won += blockRight * (wrongBelow + blockWrong / 2);
          right += blockRight;
          wrongBelow += blockWrong;
          blockRight = 0;
          blockWrong = 0;
        }
      }
      gapSum += binGap;
      absolute += Math.abs(binGap);
    }
    const size = right + wrongBelow;
    into[0] = right / size;
    into[1] = (right - gapSum) / size;
    into[2] = -gapSum / size;
    into[3] = absolute / size;
    into[4] = square / size;
    into[5] = loss / size;
    into[6] = won / (right * wrongBelow);
    return into;
  }

  /** All figures with each row left out in turn, in rising order of confidence (the jackknife), in one pass. */
  leaveOneOut(): Float64Array[] {
    const { n, correct, gaps, squares, losses, blockEnds, binEnds } = this;
    const all = this.of(new Uint8Array(n).fill(1));
    const right = Math.round(all[0] * n);
    const wrong = n - right;
    const won = all[6] * right * wrong;
    const sums = [all[3] * n, all[4] * n, all[5] * n];
    const figures: Float64Array[] = [];
    let blockStart = 0;
    let wrongBelow = 0;
    let rightBelow = 0;
    for (let bin = 0, end = 0; bin < binEnds.length; bin++) {
      let binGap = 0;
      for (let place = end; place < binEnds[bin]; place++) binGap += gaps[place];
      for (; end < binEnds[bin]; end++) {
        if (!blockEnds[end]) continue;
        let blockRight = 0;
        for (let place = blockStart; place <= end; place++) blockRight += correct[place];
        const blockWrong = end + 1 - blockStart - blockRight;
        for (let place = blockStart; place <= end; place++) {
          const outcome = correct[place];
          const pairs = outcome
            ? wrongBelow + blockWrong / 2
            : right - rightBelow - blockRight + blockRight / 2;
          const gapSum = -all[2] * n - gaps[place];
          const left = [right - outcome, wrong - (1 - outcome)];
          figures.push(
            Float64Array.of(
              left[0] / (n - 1),
              (left[0] - gapSum) / (n - 1),
              -gapSum / (n - 1),
              (sums[0] - Math.abs(binGap) + Math.abs(binGap - gaps[place])) / (n - 1),
              (sums[1] - squares[place]) / (n - 1),
              (sums[2] - losses[place]) / (n - 1),
              (won - pairs) / (left[0] * left[1])
            )
          );
        }
        wrongBelow += blockWrong;
        rightBelow += blockRight;
        blockStart = end + 1;
      }
    }
    return figures;
  }
}
