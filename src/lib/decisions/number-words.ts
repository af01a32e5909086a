import type { Interval } from '../calibration/intervals/bootstrap-interval';
import { counted } from '../predictions/counted';
import { decimals } from '../predictions/decimals';

/** A number of things: “1 answer”, “2 answers”. */
export const some = (count: number, noun: string) => counted(count, noun);

/** A share as a percentage, with a decimal where it would read as 0 or 100 % and is not: “under 0.1 %” at the least. */
export function share(value: number): string {
  const whole = Math.round(100 * value);
  const off = (whole === 0 && value > 0) || (whole === 100 && value < 1);
  const tenths = (100 * value).toFixed(1);
  if (off && tenths === '0.0') return 'under 0.1 %';
  if (off && tenths === '100.0') return 'over 99.9 %';
  return `${off ? tenths : whole} %`;
}

/** A share as a percentage, with a decimal below 10 %: 1.5 %, which whole ones would tell as 1 or 2 %. */
export function tenthsWhereSmall(value: number): string {
  const tenths = (100 * value).toFixed(1);
  return value > 0 && value < 0.0995 && tenths !== '0.0' ? `${tenths} %` : share(value);
}

/** A share of a target, without rounding it away: 97.5 %. */
export function exactShare(value: number): string {
  return `${Number((100 * value).toFixed(4))} %`;
}

/** A share with its interval: “62 % (48 to 75 %)”. */
export function shareWithEnds(value: number, interval: Interval | null, words = share): string {
  if (!interval) return words(value);
  return `${words(value)} (${words(interval[0]).replace(' %', '')} to ${words(interval[1])})`;
}

/** A number of things of 1,000, whole, with its interval: “1,000 (936 to 1,000)”. */
export function ofThousand(value: number, interval: Interval | null = null): string {
  const whole = (each: number) => Math.round(each).toLocaleString('en');
  return interval ? `${whole(value)} (${whole(interval[0])} to ${whole(interval[1])})` : whole(value);
}

/** A threshold for people: four significant digits, with a true minus. */
export function level(value: number): string {
  return String(Number(value.toPrecision(4))).replace('-', '−');
}

/** A difference of shares in percentage points, with a true minus. */
export function points(value: number): string {
  return decimal(100 * value, 1);
}

/** The ends of such a difference, in brackets; nothing without them. */
export function pointsWithEnds(interval: Interval | null): string {
  return interval ? ` (${points(interval[0])} to ${points(interval[1])})` : '';
}

/** What an interval of a gain over chance allows to say: “more than” chance would give, “less than”, or neither. */
export function comparedWithChance(interval: Interval | null): string {
  if (interval && interval[0] > 0) return 'more than';
  return interval && interval[1] < 0 ? 'less than' : 'not distinguishable from';
}

/** A number with so many decimals, three unless told (`decimals`). */
export const decimal = (value: number, digits = 3) => decimals(value, digits);

/** A number with its interval: “0.210 (0.180 to 0.240)”. */
export function decimalWithEnds(value: number, interval: Interval | null, digits = 3): string {
  if (!interval) return decimal(value, digits);
  return `${decimal(value, digits)} (${decimal(interval[0], digits)} to ${decimal(interval[1], digits)})`;
}

/** A difference with its sign and interval: “+0.021 (−0.004 to 0.046)”. */
export function signedWithEnds(difference: number, interval: Interval | null, digits = 3): string {
  const plus = Number(difference.toFixed(digits)) > 0 ? '+' : '';
  return `${plus}${decimalWithEnds(difference, interval, digits)}`;
}
