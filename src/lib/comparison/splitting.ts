/**
 * How a run's calibrators are judged on rows they were not fitted on. `halves`: fitted on one half of the questions, judged on
 * the other. `folds`: fitted on all of them, and judged out of fold, each fold by a fit on the others (cross-fitting); every
 * question counts, which small sets need.
 */
export const splittings = ['halves', 'folds'] as const;
export type Splitting = (typeof splittings)[number];

/** Folds of cross-fitting. */
export const FOLDS = 5;
