import { requireWithin, requireLevel } from '../outcomes';
import { betaCdf, betaQuantile } from '../beta-distribution';
import { normalCdf, normalQuantile } from '../normal';

/** Degrees of freedom from which Student's t is taken for normal: its 97.5 % point is then off by less than 0.03 %. */
const AS_NORMAL = 10_000;

/**
 * Number of standard errors either side of an estimate that hold this share of Student's t distribution, by its link to
 * the beta distribution (Abramowitz & Stegun 26.5.27).
 * @param freedom degrees of freedom, above 0; Infinity is the normal distribution
 */
export function studentDeviations(freedom: number, level = 0.95): number {
  requireWithin(freedom, 'a number of degrees of freedom', -Infinity, Infinity);
  requireLevel(level);
  if (!(freedom < AS_NORMAL)) return normalQuantile((1 + level) / 2);
  const x = betaQuantile(1 - level, freedom / 2, 0.5);
  return Math.sqrt((freedom * (1 - x)) / x);
}

/**
 * Chance that a value of Student's t distribution lies further from 0 than t, on either side (Abramowitz & Stegun 26.5.27).
 * @param t at least 0
 * @param freedom degrees of freedom, above 0; Infinity is the normal distribution
 */
export function studentTail(t: number, freedom: number): number {
  if (!(freedom < AS_NORMAL)) return 2 * normalCdf(-t);
  return betaCdf(freedom / (freedom + t * t), freedom / 2, 0.5);
}
