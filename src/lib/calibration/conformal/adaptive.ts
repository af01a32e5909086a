import { requireScores, requireWithin } from '../outcomes';
import { requireAlpha } from './quantile';

/** How the error rate is steered along a stream. */
export interface AdaptiveOptions {
  /** Share of misses aimed at; 0.1 unless told. */
  alpha?: number;
  /** Step γ; larger follows faster and swings more. 0.005 unless told (the paper's). */
  gamma?: number;
  /** Scores to start from. */
  calibration?: ArrayLike<number>;
  /** Only the newest scores are kept when there are more than this; all unless told. */
  window?: number;
}

/** One step of a stream. */
export interface AdaptiveStep {
  /** The working error rate α_t the set was made with; it may leave [0, 1]. */
  workingAlpha: number;
  /** Largest nonconformity that was let in; Infinity lets all in, −Infinity nothing. */
  threshold: number;
  covered: boolean;
}

/**
 * Adaptive conformal inference for a stream that may drift (Gibbs & Candès 2021): after each answer the working error
 * rate moves by α_{t+1} = α_t + γ (α − err_t), err_t being 1 for a miss. Whatever the stream, the share of misses over T
 * steps is then within (max(α, 1 − α) + γ) / (γ T) of α (their Proposition 4.1).
 */
export class AdaptiveConformal {
  readonly alpha: number;
  readonly gamma: number;
  #workingAlpha: number;
  readonly #window: number;
  /** Scores in the order they came, and sorted. */
  readonly #arrived: number[] = [];
  readonly #sorted: number[] = [];

  /** @throws RangeError for α outside (0, 1), a step that is not above 0, a window below 1, or a score that is NaN */
  constructor({ alpha = 0.1, gamma = 0.005, calibration = [], window = Infinity }: AdaptiveOptions = {}) {
    requireAlpha(alpha);
    if (!(gamma > 0)) throw new RangeError(`The step γ must be above 0, got ${gamma}`);
    if (!(window >= 1)) throw new RangeError(`The window must hold at least one score, got ${window}`);
    this.alpha = alpha;
    this.gamma = gamma;
    this.#workingAlpha = alpha;
    this.#window = window;
    for (let i = 0; i < calibration.length; i++) this.#remember(calibration[i]);
  }

  /** The working error rate α_t of the next set. */
  get workingAlpha(): number {
    return this.#workingAlpha;
  }

  /** Largest nonconformity let into the next set: the ⌈(n + 1)(1 − α_t)⌉-th smallest score seen. */
  get threshold(): number {
    const n = this.#sorted.length;
    const rank = Math.ceil((n + 1) * (1 - this.#workingAlpha) - 1e-9);
    if (rank <= 0) return -Infinity;
    return rank > n ? Infinity : this.#sorted[rank - 1];
  }

  /**
   * Takes in the nonconformity of the right answer, once it is known, and steers.
   * @throws RangeError when the score is NaN
   */
  observe(score: number): AdaptiveStep {
    const { threshold, workingAlpha } = this;
    const covered = score <= threshold;
    this.#remember(score);
    this.#workingAlpha += this.gamma * (this.alpha - (covered ? 0 : 1));
    return { workingAlpha, threshold, covered };
  }

  #place(score: number): number {
    let [lo, hi] = [0, this.#sorted.length];
    while (lo < hi) {
      const middle = (lo + hi) >> 1;
      if (this.#sorted[middle] < score) lo = middle + 1;
      else hi = middle;
    }
    return lo;
  }

  #remember(score: number): void {
    requireWithin(score, 'a nonconformity score', -Infinity, Infinity);
    this.#sorted.splice(this.#place(score), 0, score);
    this.#arrived.push(score);
    if (this.#arrived.length > this.#window) this.#sorted.splice(this.#place(this.#arrived.shift()!), 1);
  }
}

/** Runs a whole stream of scores through adaptive conformal inference. */
export function adaptiveConformal(scores: ArrayLike<number>, options: AdaptiveOptions = {}): AdaptiveStep[] {
  requireScores(scores, 'a nonconformity score');
  const stream = new AdaptiveConformal(options);
  return Array.from({ length: scores.length }, (_, t) => stream.observe(scores[t]));
}
