import { UsageError } from './usage-error';

/** One of some words. @throws UsageError naming the argument, what it was and what it may be */
export function oneOf<T extends string>(name: string, text: string, values: readonly T[]): T {
  const value = values.find((known) => known === text);
  if (value === undefined) throw new UsageError(`--${name} must be ${values.join(' or ')}, got "${text}".`);
  return value;
}

/** A whole number within bounds. @param most largest it may be; `null`: any @throws UsageError naming the argument, what it was and what it may be */
export function wholeNumber(name: string, text: string, least: number, most: number | null): number {
  const value = Number(text);
  const within = Number.isSafeInteger(value) && value >= least && value <= (most ?? Infinity);
  if (text.trim() === '' || !within) {
    const bounds = most === null ? `${least} up` : `${least} to ${most}`;
    throw new UsageError(`--${name} must be a whole number from ${bounds}, got "${text}".`);
  }
  return value;
}

/** Fewest bootstrap resamples whose 2.5 % points say something; fewer make intervals far too narrow, and verdicts of them. */
const LEAST_RESAMPLES = 100;

/** Bootstrap resamples behind intervals; 0 leaves the intervals out. @throws UsageError naming what it was and what it may be */
export function resamplesFrom(text: string): number {
  const count = wholeNumber('resamples', text, 0, 100_000);
  if (count === 0 || count >= LEAST_RESAMPLES) return count;
  throw new UsageError(
    `--resamples must be 0, for no intervals, or at least ${LEAST_RESAMPLES}, got "${text}": intervals of fewer are too narrow.`
  );
}

/** A number strictly between 0 and 1. @param what it is, in words @throws UsageError naming the argument and what it was */
export function shareBetween(name: string, text: string, what: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value > 0 && value < 1)) {
    throw new UsageError(`--${name} must be a number between 0 and 1, ${what}, got "${text}".`);
  }
  return value;
}

/** A share of which there is some: above 0, up to 1 included. @param what it is, in words @throws UsageError naming the argument and what it was */
export function someShare(name: string, text: string, what: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value > 0 && value <= 1)) {
    throw new UsageError(`--${name} must be a number above 0 and at most 1, ${what}, got "${text}".`);
  }
  return value;
}

/** A number from 0 to 1, both included. @param what it is, in words @throws UsageError naming the argument and what it was */
export function shareOfAll(name: string, text: string, what: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value <= 1)) {
    throw new UsageError(`--${name} must be a number from 0 to 1, ${what}, got "${text}".`);
  }
  return value;
}
