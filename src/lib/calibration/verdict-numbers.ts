/** Fewer answers (different questions, where they repeat) than this are not judged. */
export const LEAST_JUDGED = 20;

/** Digits after the point of a percentage known to within ± half: enough for the uncertainty to show in the last. */
export function digitsFor(half: number): number {
  return half < 0.0015 ? 2 : half < 0.015 ? 1 : 0;
}

/** A share as a percentage. */
export const percent = (share: number, digits: number) => `${(100 * share).toFixed(digits)} %`;

/** A difference of shares as a bare number of points, without its sign. */
export const points = (value: number, digits: number) => (100 * Math.abs(value)).toFixed(digits);

/** A difference of shares in points, with the word. */
export function pointsWords(value: number, digits: number): string {
  const size = points(value, digits);
  return `${size} point${Number(size) === 1 ? '' : 's'}`;
}
