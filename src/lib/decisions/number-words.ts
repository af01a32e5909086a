import type { Interval } from '../calibration/intervals/bootstrap-interval';

/** A share as a percentage, with a decimal where it would read as 0 or 100 % and is not. */
export function share(value: number): string {
  const whole = Math.round(100 * value);
  const off = (whole === 0 && value > 0) || (whole === 100 && value < 1);
  return `${off ? (100 * value).toFixed(1) : whole} %`;
}

/** A share of a target, without rounding it away: 97.5 %. */
export function exactShare(value: number): string {
  return `${Number((100 * value).toFixed(4))} %`;
}

/** A share with its interval: “62 % (48 to 75 %)”. */
export function shareWithEnds(value: number, interval: Interval | null): string {
  if (!interval) return share(value);
  return `${share(value)} (${share(interval[0]).replace(' %', '')} to ${share(interval[1])})`;
}

/** A threshold for people: four significant digits, with a true minus. */
export function level(value: number): string {
  return String(Number(value.toPrecision(4))).replace('-', '−');
}

/** A number of things: “1 answer”, “2 answers”. */
export function some(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
