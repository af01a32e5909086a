import { fitCurve } from './curve';
import type { LogitSketch } from './sketch';
import { listOf } from './list-of';
import { TailHistogram } from './tail-histogram';

/** How many of the largest logits a sketch keeps exactly. */
export const TOP = 32;

/**
 * Turns logits into sketches in one pass over the vocabulary and no `exp` per token. Holds its buffers between steps,
 * so make one and keep it.
 */
export class SketchBuilder {
  private readonly histogram = new TailHistogram();
  /** The largest logits and one more, the tail's largest. */
  private readonly topIds = new Int32Array(TOP + 1);
  private readonly topLogits = new Float64Array(TOP + 1);
  private sum = 0;

  /**
   * @param logits raw logits or log-probabilities, one per token, length at least 1; not changed
   * @param chosen the token taken at this step
   * @throws RangeError when a logit is NaN or +∞, or `chosen` is no token
   */
  build(logits: Float32Array, chosen: number): LogitSketch {
    if (!(chosen >= 0 && chosen < logits.length))
      throw new RangeError(`No token ${chosen} in ${logits.length}`);
    this.selectTop(logits);
    if (!Number.isFinite(this.topLogits[0])) throw new RangeError('The logits hold no finite number');
    let kept = Math.min(TOP, logits.length);
    while (this.topLogits[kept - 1] === -Infinity) kept--;
    const topLogits = this.topLogits.subarray(0, kept);
    const finite = Number.isFinite(this.sum) ? null : finiteOf(logits);
    const next = logits.length > TOP ? this.topLogits[TOP]! : -Infinity;
    const tailMax = next === -Infinity ? null : next;
    if (tailMax !== null) this.histogram.fill(logits, tailMax, topLogits);
    return {
      chosen,
      chosenLogit: logits[chosen]!,
      topIds: listOf(this.topIds, kept),
      topLogits: listOf(topLogits, kept),
      meanLogit: finite ? finite.mean : this.sum / logits.length,
      ...(finite && { finiteCount: finite.count }),
      tailMax,
      tailCurve: tailMax === null ? [] : fitCurve((beta) => this.histogram.logSum(beta))
    };
  }

  /** Fills the top arrays, falling, ties by lower id first, and sums all logits. */
  private selectTop(logits: Float32Array): void {
    const n = logits.length;
    const wanted = Math.min(TOP + 1, n);
    let sum = 0;
    for (let id = 0; id < wanted; id++) {
      sum += logits[id]!;
      this.insert(id, logits[id]!, id);
    }
    let threshold = this.topLogits[wanted - 1]!;
    let id = wanted;
    // Eight at a time, in three sums: an addition need not wait for the one before, and all rarely need a closer look.
    let second = 0;
    let third = 0;
    for (; id + 8 <= n; id += 8) {
      const a = logits[id]!;
      const b = logits[id + 1]!;
      const c = logits[id + 2]!;
      const d = logits[id + 3]!;
      const e = logits[id + 4]!;
      const f = logits[id + 5]!;
      const g = logits[id + 6]!;
      const h = logits[id + 7]!;
      sum += a + b;
      second += c + d + e;
      third += f + g + h;
      if (
        a <= threshold &&
        b <= threshold &&
        c <= threshold &&
        d <= threshold &&
        e <= threshold &&
        f <= threshold &&
        g <= threshold &&
        h <= threshold
      )
        continue;
      for (let near = id; near < id + 8; near++) threshold = this.consider(near, logits[near]!, threshold);
    }
    for (; id < n; id++) {
      sum += logits[id]!;
      threshold = this.consider(id, logits[id]!, threshold);
    }
    this.sum = sum + second + third;
  }

  private consider(id: number, logit: number, threshold: number): number {
    if (logit <= threshold) return threshold;
    this.insert(id, logit, TOP);
    return this.topLogits[TOP]!;
  }

  /** Puts a logit among the `filled` ones that are there, the last of which may fall out. */
  private insert(id: number, logit: number, filled: number): void {
    if (logit !== logit || logit === Infinity) throw new RangeError(`The logit of token ${id} is ${logit}`);
    const { topIds, topLogits } = this;
    let slot = filled;
    while (slot > 0 && topLogits[slot - 1]! < logit) {
      topLogits[slot] = topLogits[slot - 1]!;
      topIds[slot] = topIds[slot - 1]!;
      slot--;
    }
    topLogits[slot] = logit;
    topIds[slot] = id;
  }
}

function finiteOf(logits: Float32Array): { count: number; mean: number } {
  let count = 0;
  let sum = 0;
  for (const z of logits) {
    if (z === -Infinity) continue;
    count++;
    sum += z;
  }
  return { count, mean: sum / count };
}
