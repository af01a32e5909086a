import type { RowFit } from './fits';
import { FOLDS, type Splitting } from './splitting';

/** On what a calibrator was fitted and judged, in words. */
export function fitAndJudgeWords({ splitting, nFit, nJudge }: RowFit): string {
  return splitting === 'halves'
    ? `fitted on ${nFit}, judged on the other ${nJudge}`
    : `fitted on all ${nFit}, judged out of fold (${FOLDS} fits, each on the rest)`;
}

/** What the figures before and after are of. */
export function judgedWords(splitting: Splitting): string {
  return splitting === 'halves' ? 'held-out half' : 'out of fold';
}
