import { saidChance } from './said-chance';

/**
 * Points of a credence game: 1 + log₂ of the chance that was given to what came out. 0.5 gives none either way; it pays best,
 * on average, to say what one believes. The logarithmic scoring rule (Good 1952), as in arXiv 2508.14390.
 * @param p the chance said, in [0, 1]; counted from 0.01 to 0.99
 */
export function credenceScore(p: number, right: boolean): number {
  const said = saidChance(p);
  return 1 + Math.log2(right ? said : 1 - said);
}
