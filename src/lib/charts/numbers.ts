/** A number with so many decimals and a true minus; – where there is none. Never “−0.00”. */
export function decimals(value: number | null | undefined, digits = 2): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–';
  const size = Math.abs(value).toFixed(digits);
  return value < 0 && Number(size) !== 0 ? `−${size}` : size;
}

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
