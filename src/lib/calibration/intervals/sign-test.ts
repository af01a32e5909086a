import { betaCdf } from '../beta-distribution';

/**
 * Exact two-sided sign test of two counts that would be equally likely if nothing made a difference: the chance of counts at
 * least as unequal, from the binomial distribution with one half (McNemar's exact test of the questions that only one of two
 * ways got right). 1 where the counts are equal, or both 0.
 * @throws RangeError when a count is negative or no whole number
 */
export function signTest(one: number, other: number): number {
  for (const count of [one, other])
    if (!Number.isSafeInteger(count) || count < 0)
      throw new RangeError(`A count must be a whole number from 0, got ${count}.`);
  if (one === other) return 1;
  const [fewer, more] = one < other ? [one, other] : [other, one];
  // P(X ≤ fewer) for n = fewer + more, as the incomplete beta function I_½(n − fewer, fewer + 1).
  return Math.min(1, 2 * betaCdf(0.5, more, fewer + 1));
}
