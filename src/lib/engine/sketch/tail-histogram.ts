/** Distances are counted from this much above the maximum, so that those near 0 get bins of a fixed, tiny width. */
const HEADROOM = 2 ** -10;
/** Distances from here on are lost: at T = 20 such a token weighs e^-204. */
const LARGEST = 2 ** 12;
/** Fine bins per octave of the distance, as bits of a float's mantissa; a fine bin keeps the count and mean of its tokens. */
const FINE_BITS = 9;
const FINE_SHIFT = 23 - FINE_BITS;
const LOW_MASK = (1 << FINE_SHIFT) - 1;
/** Coarse bins per octave; each keeps its count and seven moments about its centre. */
const COARSE_BITS = 3;
const FINE_PER_COARSE = 1 << (FINE_BITS - COARSE_BITS);
const MOMENTS = 8;
/** Coarse bins of an octave. */
const OCTAVE = 1 << COARSE_BITS;
/**
 * A token adds ONE + low to its fine bin, low being the rest of its mantissa: one addition keeps both the count and the
 * sum of the lows. Exact for vocabularies to 2^18, and the two stay apart to 2^22.
 */
const ONE = 2 ** 35;
/** exp of minus this, a million times, is lost beside the tail's largest token, which weighs 1. */
const NEGLIGIBLE = 48;
/** To here five terms of a bin's series do: the next is below (0.045 · 0.5)^5 / 5!, 5e-11. */
const FEW_TERMS = 0.5;

/** A few distances and, over the same memory, their bits. */
const distances = new Float32Array(8);
const bits = new Int32Array(distances.buffer);

const floatView = new Float32Array(1);
const bitView = new Int32Array(floatView.buffer);

function bitsOf(value: number): number {
  floatView[0] = value;
  return bitView[0]!;
}

function valueOf(bits: number): number {
  bitView[0] = bits;
  return floatView[0]!;
}

const FIRST = bitsOf(HEADROOM);
const RANGE = bitsOf(LARGEST) - FIRST;
const FINE_BINS = RANGE >> FINE_SHIFT;
const COARSE_BINS = FINE_BINS / FINE_PER_COARSE;

/** Lower edge, width of a unit of `low` and variance if spread evenly, by fine bin; centre, by coarse bin. */
const fineEdges = new Float64Array(FINE_BINS);
const lowWidths = new Float64Array(FINE_BINS);
const variances = new Float64Array(FINE_BINS);
for (let bin = 0; bin < FINE_BINS; bin++) {
  const lo = valueOf(FIRST + (bin << FINE_SHIFT));
  fineEdges[bin] = lo - HEADROOM;
  const width = valueOf(FIRST + ((bin + 1) << FINE_SHIFT)) - lo;
  lowWidths[bin] = width / (1 << FINE_SHIFT);
  variances[bin] = (width * width) / 12;
}
const centres = new Float64Array(COARSE_BINS);
for (let bin = 0; bin < COARSE_BINS; bin++) {
  const from = bin * FINE_PER_COARSE;
  const next = FIRST + ((from + FINE_PER_COARSE) << FINE_SHIFT);
  centres[bin] = (fineEdges[from]! + valueOf(next) - HEADROOM) / 2;
}

/**
 * Counts a distance, given as its float's bits; with a weight of −1 takes it out again. What is above the maximum has bits
 * below FIRST or, being negative, below 0, and stays out, as does what is too far away.
 */
function add(fine: Float64Array, bits: number, weight = 1): void {
  const place = (bits - FIRST) | 0;
  if (place >>> 0 < RANGE) fine[place >>> FINE_SHIFT]! += weight * (ONE + (place & LOW_MASK));
}

/**
 * The tail's distances d = max − z in bins of equal relative width, each with its count and moments. A sum of
 * exp(−β d) only feels distances with β d under about 30, so equal relative width gives every β the same precision. A
 * token is counted with one addition in a fine bin read off its float's exponent and leading mantissa bits; the fine bins
 * are gathered into a few coarse ones afterwards.
 */
export class TailHistogram {
  private readonly fine = new Float64Array(FINE_BINS);
  private readonly moments = new Float64Array(COARSE_BINS * MOMENTS);
  private readonly used = new Int32Array(COARSE_BINS);
  /** Place in `used` of the bin an octave below, or −1. */
  private readonly below = new Int32Array(COARSE_BINS);
  private readonly weights = new Float64Array(COARSE_BINS);
  private usedCount = 0;

  /**
   * Replaces the content by all logits but those left out.
   * @param maximum the largest logit that stays
   * @param leftOut logits, each as often as it is among the others, that do not go in
   */
  fill(logits: Float32Array, maximum: number, leftOut: ArrayLike<number>): void {
    const { fine } = this;
    const top = maximum + HEADROOM;
    fine.fill(0);
    // Eight at a time, written out: three times as fast as a loop over one, whose bookkeeping costs more than its work.
    const whole = logits.length - (logits.length % 8);
    for (let id = 0; id < whole; id += 8) {
      distances[0] = top - logits[id]!;
      distances[1] = top - logits[id + 1]!;
      distances[2] = top - logits[id + 2]!;
      distances[3] = top - logits[id + 3]!;
      distances[4] = top - logits[id + 4]!;
      distances[5] = top - logits[id + 5]!;
      distances[6] = top - logits[id + 6]!;
      distances[7] = top - logits[id + 7]!;
      add(fine, bits[0]!);
      add(fine, bits[1]!);
      add(fine, bits[2]!);
      add(fine, bits[3]!);
      add(fine, bits[4]!);
      add(fine, bits[5]!);
      add(fine, bits[6]!);
      add(fine, bits[7]!);
    }
    for (let id = whole; id < logits.length; id++) add(fine, bitsOf(top - logits[id]!));
    for (let i = 0; i < leftOut.length; i++) add(fine, bitsOf(top - leftOut[i]!), -1);
    this.gather();
  }

  /** Moments of the coarse bins about their centres; within a fine bin tokens are taken as evenly spread about their mean. */
  private gather(): void {
    const { fine, moments, used, below } = this;
    this.usedCount = 0;
    let lower = 0;
    for (let bin = 0; bin < COARSE_BINS; bin++) {
      let m0 = 0;
      let m1 = 0;
      let m2 = 0;
      let m3 = 0;
      let m4 = 0;
      let m5 = 0;
      let m6 = 0;
      let m7 = 0;
      const end = (bin + 1) * FINE_PER_COARSE;
      for (let at = bin * FINE_PER_COARSE; at < end; at++) {
        const packed = fine[at]!;
        if (packed === 0) continue;
        const count = Math.floor(packed / ONE);
        const low = packed / count - ONE;
        const offset = fineEdges[at]! + low * lowWidths[at]! - centres[bin]!;
        let term = count * offset;
        m0 += count;
        m1 += term;
        m2 += (term *= offset) + (count - 1) * variances[at]!;
        m3 += term *= offset;
        m4 += term *= offset;
        m5 += term *= offset;
        m6 += term *= offset;
        m7 += term * offset;
      }
      if (m0 === 0) continue;
      const to = this.usedCount * MOMENTS;
      moments[to] = m0;
      moments[to + 1] = m1;
      moments[to + 2] = m2 / 2;
      moments[to + 3] = m3 / 6;
      moments[to + 4] = m4 / 24;
      moments[to + 5] = m5 / 120;
      moments[to + 6] = m6 / 720;
      moments[to + 7] = m7 / 5040;
      while (used[lower]! < bin - OCTAVE && lower < this.usedCount) lower++;
      below[this.usedCount] = lower < this.usedCount && used[lower] === bin - OCTAVE ? lower : -1;
      used[this.usedCount++] = bin;
    }
  }

  /** log Σ exp(−β d) over the content; −∞ when empty. */
  logSum(beta: number): number {
    const { moments, used, below, weights, usedCount } = this;
    const step = Math.exp(-beta * HEADROOM);
    let sum = 0;
    for (let u = 0, at = 0; u < usedCount; u++, at += MOMENTS) {
      const exponent = beta * centres[used[u]!]!;
      if (exponent > NEGLIGIBLE) break;
      // An octave up, distance and headroom are twice as large: a square is cheaper than another exp.
      const lower = below[u]!;
      const weight = lower >= 0 ? weights[lower]! * weights[lower]! * step : Math.exp(-exponent);
      weights[u] = weight;
      let series = moments[at + 4]!;
      if (exponent > FEW_TERMS) {
        series = moments[at + 6]! - beta * moments[at + 7]!;
        series = moments[at + 5]! - beta * series;
        series = moments[at + 4]! - beta * series;
      }
      series = moments[at + 3]! - beta * series;
      series = moments[at + 2]! - beta * series;
      series = moments[at + 1]! - beta * series;
      series = moments[at]! - beta * series;
      sum += series * weight;
    }
    return Math.log(sum);
  }
}
