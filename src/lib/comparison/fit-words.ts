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

/** What a fit is not to be trusted for, in sentences, but for what it loses; empty where there is nothing. */
export function warningWords({ warnings, kept }: Pick<RowFit, 'warnings' | 'kept'>): string {
  const lost = [kept.doubt && 'level', kept.reversed && 'reversed'];
  return warnings
    .filter(({ code }) => !lost.includes(code))
    .map(({ message }) => message)
    .join(' ');
}

/**
 * What a fit did, in sentences: what it loses first, then the scores; of a score, which is no probability before, what it is
 * after; and what the fit itself warns of.
 */
export function outcomeWords(fit: RowFit): string {
  return [fit.outcome?.sentence ?? scoreWords(fit), warningWords(fit)].filter(Boolean).join(' ');
}

function scoreWords({ lost, after }: RowFit): string {
  const [ece, brier, constant] = [after.ece, after.brier, after.brierConstant].map((value) =>
    value.toFixed(3)
  );
  return [
    lost,
    `On the answers it was not fitted on: ECE ${ece}, Brier ${brier} (${constant} for always saying the share right).`
  ]
    .filter(Boolean)
    .join(' ');
}

/** What a fit loses, in a few words for a cell; `null` where nothing is lost for certain: what may be is told with its outcome. */
export function lossNote({ kept }: RowFit): string | null {
  if (kept.erased) return 'erases what was told';
  if (kept.doubt?.atBound) return 'nearly erases what was told';
  if (kept.hardened) return 'leaves little but 0 and 1';
  return kept.reversed ? 'reverses the order' : null;
}
