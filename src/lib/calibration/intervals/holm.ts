import { requireConfidences, requireCount } from '../outcomes';

/**
 * Holm's adjusted p-values (Holm 1979): with these, the chance that any true null hypothesis among all looked at falls
 * below a level is at most that level, however the tests hang together. In the order of the input.
 * @param pValues one a test, in [0, 1]
 * @throws RangeError naming the first that is no p-value
 */
export function holm(pValues: ArrayLike<number>): number[] {
  requireConfidences(pValues, 'pValues');
  const order = Array.from(pValues, (_, test) => test).sort((a, b) => pValues[a] - pValues[b] || a - b);
  const adjusted = new Array<number>(order.length);
  let largest = 0;
  order.forEach((test, rank) => {
    largest = Math.max(largest, Math.min(1, (order.length - rank) * pValues[test]));
    adjusted[test] = largest;
  });
  return adjusted;
}

/**
 * What to keep in mind when many verdicts or intervals stand beside each other, in a sentence; empty for a single one.
 * @param count verdicts or intervals of 95 % that are looked at
 * @param what what they are of, in the plural: "methods", "groups"
 */
export function manyLooksWords(count: number, what: string): string {
  requireCount(count, what);
  if (count < 2) return '';
  const any = Math.round(100 * (1 - 0.95 ** count));
  return (
    `${count} ${what} are looked at, each at 95 %: where there is nothing to find, about one in twenty stands out all the same ` +
    `(at least one of ${count} in up to about ${any} % of cases). What stands out in one needs a second look, on new questions.`
  );
}
