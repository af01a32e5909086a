import fc from 'fast-check';

/**
 * Properties draw the same examples in every run, so that a change is what makes a test fail. `LAB_SEED=N` draws others
 * (a number; `random` for new ones each time).
 */
const asked = typeof process === 'undefined' ? undefined : process.env.LAB_SEED;
if (asked !== 'random') fc.configureGlobal({ seed: asked === undefined ? 20_260_731 : Number(asked) });
