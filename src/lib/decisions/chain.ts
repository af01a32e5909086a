import { warmGenerator } from '../calibration/warm-generator';

/** A chain of steps that all have to be right. */
export interface Chain {
  /** Chance that a step is right, in [0, 1]. */
  accuracy: number;
  /** Steps, a whole number from 1. */
  steps: number;
  /** From 0, every step its own, to 1, all right or all wrong together: the chance that a chain's steps share one outcome. */
  dependence: number;
}

/**
 * Checks a chain.
 * @throws RangeError naming what is out of its range
 */
function requireChain({ accuracy, steps, dependence }: Chain): void {
  if (!(accuracy >= 0 && accuracy <= 1)) {
    throw new RangeError(`An accuracy must lie in [0, 1], got ${accuracy}`);
  }
  if (!(Number.isInteger(steps) && steps >= 1)) {
    throw new RangeError(`Steps must be a whole number from 1, got ${steps}`);
  }
  if (!(dependence >= 0 && dependence <= 1)) {
    throw new RangeError(`A dependence must lie in [0, 1], got ${dependence}`);
  }
}

/**
 * Chance that all steps of a chain are right: (1 − d) p^k + d p, a mixture of independent and of shared outcomes, under which two
 * steps correlate by d.
 * @throws RangeError naming what is out of its range
 */
export function chainSuccess(chain: Chain): number {
  requireChain(chain);
  const { accuracy, steps, dependence } = chain;
  return (1 - dependence) * accuracy ** steps + dependence * accuracy;
}

/**
 * Share of chains drawn from a run's own outcomes that are right throughout: each step is the outcome of a question drawn by
 * lot, or with chance d all steps are that of one question. NaN without outcomes.
 * @param correct 1 right, 0 wrong
 * @throws RangeError naming what is out of its range
 */
export function simulatedChain(
  correct: ArrayLike<number>,
  { steps, dependence }: Pick<Chain, 'steps' | 'dependence'>,
  { chains = 10_000, seed = 0 }: { chains?: number; seed?: number } = {}
): number {
  requireChain({ accuracy: 1, steps, dependence });
  const n = correct.length;
  if (n === 0) return NaN;
  const generator = warmGenerator(seed);
  const uniform = () => (generator.next() >>> 0) / 2 ** 32;
  const outcome = () => correct[Math.floor(uniform() * n)]!;
  let right = 0;
  for (let chain = 0; chain < chains; chain++) {
    const drawn = uniform() < dependence ? 1 : steps;
    let whole = 1;
    for (let step = 0; step < drawn && whole === 1; step++) whole = outcome();
    right += whole;
  }
  return right / chains;
}

/** Accuracy each step needs for a chain that is right this often; the inverse of `chainSuccess` in p, by bisection. */
export function accuracyNeeded(
  success: number,
  { steps, dependence }: Pick<Chain, 'steps' | 'dependence'>
): number {
  requireChain({ accuracy: success, steps, dependence });
  let [lo, hi] = [0, 1];
  for (let i = 0; i < 60; i++) {
    const middle = (lo + hi) / 2;
    if (chainSuccess({ accuracy: middle, steps, dependence }) < success) lo = middle;
    else hi = middle;
  }
  return (lo + hi) / 2;
}
