import type { Probability } from '../calibration/confidence';
import { correctedEce } from '../calibration/intervals/corrected-ece';
import type { Interval } from '../calibration/intervals/bootstrap-interval';

/**
 * Interval of a room's true ECE, without what chance adds. How far the answers of one person hang together is not known: it
 * reaches from the lower to the upper end of those where they stand or fall together as far as they can, and where each stands
 * by itself. The first alone takes a small ECE for less than chance, the second a large one for more (docs/honesty.md). `null`
 * without answers.
 * @param correct 1 right, 0 wrong
 * @param person whose each answer is
 * @throws RangeError naming the row of a bad confidence or outcome
 */
export function roomEceInterval(
  confidences: ArrayLike<Probability>,
  correct: ArrayLike<number>,
  person: ArrayLike<number>,
  bins: number,
  options: { seed: number; simulations?: number }
): Interval | null {
  const together = correctedEce(confidences, correct, bins, { ...options, groups: person }).interval;
  const apart = correctedEce(confidences, correct, bins, options).interval;
  return together && apart && [Math.min(together[0], apart[0]), Math.max(together[1], apart[1])];
}
