import { requireLevel } from '../outcomes';
import { betaCdf } from '../beta-distribution';

/**
 * Checks a precision that is aimed at.
 * @throws RangeError when it is not strictly between 0 and 1: no number of answers shows that all are right
 */
export function requireTarget(target: number): void {
  if (typeof (target as unknown) !== 'number' || !(target > 0 && target < 1)) {
    throw new RangeError(`A target for the precision must lie between 0 and 1, got ${target}`);
  }
}

/**
 * How likely so many right answers, or more, would be if the precision were only the target: the exact binomial test of
 * "precision ≤ target" (Clopper & Pearson 1934). Small where the target is surely reached; 1 where nothing was shown.
 * @param right right answers among those shown
 * @throws RangeError when target is not in (0, 1), or more are right than shown
 */
export function precisionPValue(right: number, shown: number, target: number): number {
  requireTarget(target);
  if (!(right >= 0 && right <= shown)) {
    throw new RangeError(
      `Of ${shown} answers shown, the number right must lie in [0, ${shown}], got ${right}`
    );
  }
  return right === 0 ? 1 : betaCdf(target, right, shown - right + 1);
}

/** Fewest answers, all of them right, that the test of a target passes at a level. */
export function leastShown(target: number, level: number): number {
  requireTarget(target);
  requireLevel(level);
  return Math.ceil(Math.log(level) / Math.log(target) - 1e-9);
}
