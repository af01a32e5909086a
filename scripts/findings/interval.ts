import { decimals } from '../../src/lib/charts/numbers';

/** Ends of a 95 % interval in brackets. */
export const interval = (ends: readonly [number, number] | null | undefined, digits = 3) =>
  ends ? `[${decimals(ends[0], digits)}, ${decimals(ends[1], digits)}]` : '[no interval]';
