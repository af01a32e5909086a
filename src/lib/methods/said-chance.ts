/** Said chances are scored as if they lay between these, so that one that is quite sure and wrong does not decide alone. */
const [LEAST, MOST] = [0.01, 0.99];

/** A chance that was said, from 0.01 to 0.99. @param p in [0, 1] */
export const saidChance = (p: number): number => Math.min(MOST, Math.max(LEAST, p));
