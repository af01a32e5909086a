/** Numbers listed in place of a range: more than these are no list. */
export const MOST_NUMBERS = 201;
const MOST_DECIMALS = 10;

const decimalsOf = (text: string) => /\.(\d+)$/.exec(text.trim())?.[1]?.length ?? 0;
/** Sums of decimals differ from what they should be in their last digits. */
const rounded = (value: number) => Number(value.toFixed(MOST_DECIMALS));

/**
 * The numbers of a range that are written with no more decimals than its file writes it with, the file's own number
 * first: `3.14` in [3.13, 3.15] gives 3.14, 3.13 and 3.15. `null` where there are more than 201, or none.
 * @param written the number as written, or the bounds, `1.5..2`
 */
export function numbersWithin(written: string, range: { low: number; high: number }): string[] | null {
  const [low, high] = [rounded(range.low), rounded(range.high)];
  const parts = written.split('..');
  const decimals = Math.max(...[...parts, String(low), String(high)].map(decimalsOf));
  if (decimals > MOST_DECIMALS) return null;
  const scale = 10 ** decimals;
  const [first, last] = [Math.ceil(low * scale - 1e-6), Math.floor(high * scale + 1e-6)];
  if (!(last >= first) || last - first >= MOST_NUMBERS || !Number.isSafeInteger(first)) return null;
  const listed = Array.from({ length: last - first + 1 }, (_, i) => String((first + i) / scale));
  const own = String(Number(parts[0]));
  return parts.length === 1 && listed.includes(own) ? [...new Set([own, ...listed])] : listed;
}
