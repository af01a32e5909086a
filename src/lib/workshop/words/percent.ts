/** A share as a whole percentage, in words that break no line before the sign. */
export function percent(share: number): string {
  return `${Math.round(100 * share)}\u00a0%`;
}
