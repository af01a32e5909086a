import { fitCurve } from './curve';
import type { LogitSketch } from './sketch';
import { TailHistogram } from './tail-histogram';

/** How many of the largest logits a sketch keeps exactly. */
export const TOP = 32;

/**
 * Turns logits into sketches in one pass over the vocabulary and no `exp` per token. Holds its buffers between steps,
 * so make one and keep it.
 */
export class SketchBuilder {
  private readonly histogram = new TailHistogram();
  private readonly topIds = new Int32Array(TOP);
  private readonly topLogits = new Float64Array(TOP);

  /**
   * @param logits raw logits or log-probabilities, one per token, length at least 1; not changed
   * @param chosen the token taken at this step
   * @param tracked further tokens whose logits are kept
   * @throws RangeError when a logit is NaN or +∞, or `chosen` is no token
   */
  build(logits: Float32Array, chosen: number, tracked: readonly number[] = []): LogitSketch {
    if (!(chosen >= 0 && chosen < logits.length))
      throw new RangeError(`No token ${chosen} in ${logits.length}`);
    const kept = this.selectTop(logits);
    if (!Number.isFinite(this.topLogits[0])) throw new RangeError('The logits hold NaN or no finite number');
    const tailMax = logits.length > kept ? this.fillTail(logits, kept) : null;
    return {
      chosen,
      chosenLogit: logits[chosen],
      topIds: Array.from(this.topIds.subarray(0, kept)),
      topLogits: Array.from(this.topLogits.subarray(0, kept)),
      ...(tracked.length > 0 && {
        trackedIds: [...tracked],
        trackedLogits: tracked.map((id) => logits[id])
      }),
      meanLogit: meanOfFinite(logits),
      tailMax,
      tailCurve: tailMax === null ? [] : fitCurve((beta) => this.histogram.logSum(beta))
    };
  }

  /** Fills the top arrays, falling, ties by lower id first. Returns how many were kept. */
  private selectTop(logits: Float32Array): number {
    const { topIds, topLogits } = this;
    const kept = Math.min(TOP, logits.length);
    topLogits.fill(-Infinity);
    let threshold = -Infinity;
    let filled = 0;
    for (let id = 0; id < logits.length; id++) {
      const z = logits[id];
      if (z <= threshold && filled === kept) continue;
      if (z !== z || z === Infinity) throw new RangeError(`The logit of token ${id} is ${z}`);
      if (filled < kept) filled++;
      let slot = filled - 1;
      while (slot > 0 && topLogits[slot - 1] < z) {
        topLogits[slot] = topLogits[slot - 1];
        topIds[slot] = topIds[slot - 1];
        slot--;
      }
      topLogits[slot] = z;
      topIds[slot] = id;
      threshold = topLogits[kept - 1];
    }
    return kept;
  }

  /** Puts every token that is not in the top arrays into the histogram. Returns the largest of them. */
  private fillTail(logits: Float32Array, kept: number): number | null {
    const threshold = this.topLogits[kept - 1];
    let tailMax = -Infinity;
    let ties = 0;
    for (let id = 0; id < logits.length; id++) {
      const z = logits[id];
      if (z < threshold) {
        if (z > tailMax) tailMax = z;
      } else if (z === threshold) ties++;
    }
    // Tokens that tie with the last kept one but did not fit belong to the tail.
    for (let slot = 0; slot < kept; slot++) if (this.topLogits[slot] === threshold) ties--;
    if (ties > 0) tailMax = threshold;
    if (tailMax === -Infinity) return null;
    this.histogram.fill(logits, tailMax, threshold);
    if (ties > 0) this.histogram.addAtMaximum(ties);
    return tailMax;
  }
}

function meanOfFinite(logits: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < logits.length; i++) sum += logits[i];
  if (Number.isFinite(sum)) return sum / logits.length;
  const finite = logits.filter(Number.isFinite);
  return finite.reduce((total, z) => total + z, 0) / finite.length;
}
