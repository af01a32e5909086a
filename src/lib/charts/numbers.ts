import { decimals } from '../predictions/decimals';

export { decimals };

/** An interval as “lo to hi”, or nothing. */
export function ends(interval: readonly [number, number] | null | undefined, digits = 2): string {
  return interval ? `${decimals(interval[0], digits)} to ${decimals(interval[1], digits)}` : '';
}

/** A share as a whole percentage; `none` where there is none. */
export function percent(share: number | null | undefined, none = '–'): string {
  return share === null || share === undefined || !Number.isFinite(share)
    ? none
    : `${Math.round(100 * share)} %`;
}
