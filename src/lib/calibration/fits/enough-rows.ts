import { requireWithin } from '../outcomes';
/**
 * Fewest answers on each side of a split. Below it a fit says more about the few answers than about the model: on five
 * answers a temperature runs to an end of its range as often as not, and its NLL on others explodes.
 */
export const LEAST_FIT_ROWS = 20;

/** Why there is no fit. */
export interface NoFit {
  reason: 'too-few-to-fit' | 'too-few-to-judge';
  /** Answers (different questions, where they repeat) to fit on and to judge on. */
  nFit: number;
  nJudge: number;
  /** Fewest that a fit is made from, and judged on. */
  least: number;
  /** A sentence for people: what, how many, and what to do. */
  sentence: string;
}

const answers = (count: number) => `${count} answer${count === 1 ? '' : 's'}`;

/**
 * Says whether a calibrator can be fitted and judged at all; `null` when it can.
 * @param nFit answers to fit on; where questions repeat, different questions
 * @param nJudge answers to judge it on; of a cross-fit, all of them
 */
export function noFitReason(nFit: number, nJudge: number): NoFit | null {
  requireWithin(nFit, 'the number of answers to fit on', 0, Infinity);
  requireWithin(nJudge, 'the number of answers to judge on', 0, Infinity);
  const least = LEAST_FIT_ROWS;
  if (nFit >= least && nJudge >= least) return null;
  const shared = { nFit, nJudge, least };
  return nFit < least
    ? {
        reason: 'too-few-to-fit',
        ...shared,
        sentence: `No fit: ${answers(nFit)} to fit on, and it takes at least ${least}. More questions, or another split, would allow one.`
      }
    : {
        reason: 'too-few-to-judge',
        ...shared,
        sentence: `No fit: it could be judged on ${answers(nJudge)} only, and it takes at least ${least}. More questions, or another split, would allow one.`
      };
}
