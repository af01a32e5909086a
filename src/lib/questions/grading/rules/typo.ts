import type { Rule } from '../case';
import { typoOf } from '../typo';

/** An accepted answer stands in the reply but for a typo (see `typoLimit`); always doubtful. */
export const typo: Rule = (grading) => {
  for (const { text, words } of grading.accepted) {
    const piece = typoOf(grading, words);
    if (piece !== null) return { grade: 'right', rule: 'typo', doubt: `takes “${piece}” for “${text}”` };
  }
  return null;
};
