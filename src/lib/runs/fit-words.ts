import type { CalibratorFit } from './comparison';
import { FOLDS } from './splitting';

/** On what a temperature was fitted and judged, in words. */
export function fitAndJudgeWords({ splitting, nFit, nJudge }: CalibratorFit): string {
  return splitting === 'halves'
    ? `fitted on ${nFit}, judged on the other ${nJudge}`
    : `fitted on all ${nFit}, judged out of fold (${FOLDS} fits, each on the rest)`;
}

/** What the figures before and after are of. */
export function judgedWords(splitting: CalibratorFit['splitting']): string {
  return splitting === 'halves' ? 'judged half' : 'out of fold';
}
