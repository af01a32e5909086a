/** Bins per octave of the distance, as bits of a float's mantissa. */
const MANTISSA_BITS = 6;
const SHIFT = 23 - MANTISSA_BITS;
/** Distances below 2^-12 share the first bin: at T = 0.05 they differ by under 0.5 % of a nat. */
const SMALLEST = 2 ** -12;
const LARGEST = 2 ** 12;

const floatView = new Float32Array(1);
const bitView = new Int32Array(floatView.buffer);

function bitsOf(value: number): number {
  floatView[0] = value;
  return bitView[0] >>> SHIFT;
}

const FIRST = bitsOf(SMALLEST);
const BINS = bitsOf(LARGEST) - FIRST + 1;
/** Count and the first three moments about the bin's centre. */
const MOMENTS = 4;

const centres = new Float64Array(BINS);
for (let bin = 1; bin < BINS; bin++) {
  bitView[0] = (bin + FIRST) << SHIFT;
  const lo = floatView[0];
  bitView[0] = (bin + FIRST + 1) << SHIFT;
  centres[bin] = (lo + floatView[0]) / 2;
}

/**
 * The tail's distances d = max − z in bins of equal relative width, each with its count and three moments. A sum of
 * exp(−β d) only feels distances with β d under about 30, so equal relative width gives every β the same precision;
 * the bin is read off the float's own exponent and leading mantissa bits.
 */
export class TailHistogram {
  private readonly moments = new Float64Array(BINS * MOMENTS);
  private readonly used = new Int32Array(BINS);
  private usedCount = 0;
  private readonly distances = new Float32Array(1 << 14);
  private readonly bits = new Int32Array(this.distances.buffer);

  /**
   * Replaces the content by all logits under `below`.
   * @param maximum the largest logit that goes in
   * @param below logits at or above it stay out
   */
  fill(logits: Float32Array, maximum: number, below: number): void {
    const { moments, distances, bits } = this;
    moments.fill(0);
    const chunk = distances.length;
    for (let start = 0; start < logits.length; start += chunk) {
      const n = Math.min(chunk, logits.length - start);
      for (let i = 0; i < n; i++) distances[i] = maximum - logits[start + i];
      for (let i = 0; i < n; i++) {
        const distance = distances[i];
        if (distance < 0 || logits[start + i] >= below) continue;
        let bin = (bits[i] >> SHIFT) - FIRST;
        if (bin < 0) bin = 0;
        else if (bin >= BINS) continue;
        const offset = distance - centres[bin];
        const at = bin << 2;
        moments[at]++;
        moments[at + 1] += offset;
        const square = offset * offset;
        moments[at + 2] += square;
        moments[at + 3] += square * offset;
      }
    }
    this.usedCount = 0;
    for (let bin = 0; bin < BINS; bin++) if (moments[bin << 2] > 0) this.used[this.usedCount++] = bin;
  }

  /** Adds tokens that have the maximum's logit exactly. */
  addAtMaximum(count: number): void {
    if (this.moments[0] === 0) {
      this.used.copyWithin(1, 0, this.usedCount);
      this.used[0] = 0;
      this.usedCount++;
    }
    this.moments[0] += count;
  }

  /** log Σ exp(−β d) over the content; −∞ when empty. */
  logSum(beta: number): number {
    const { moments, used } = this;
    let sum = 0;
    for (let u = 0; u < this.usedCount; u++) {
      const bin = used[u];
      const exponent = beta * centres[bin];
      if (exponent > 60) break;
      const at = bin << 2;
      const series =
        moments[at] -
        beta * (moments[at + 1] - (beta / 2) * (moments[at + 2] - (beta / 3) * moments[at + 3]));
      sum += series * Math.exp(-exponent);
    }
    return Math.log(sum);
  }
}
