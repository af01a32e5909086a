import type { Rule } from '../case';
import { typoOf } from '../typo';

/** An accepted answer stands in the reply but for a typo (see `typoLimit`); always doubtful. */
export const typo: Rule = ({ said, asked, accepted, others }) => {
  for (const { text, words } of accepted) {
    const piece = typoOf(said, words, asked, others);
    if (piece !== null) return { grade: 'right', rule: 'typo', doubt: `takes “${piece}” for “${text}”` };
  }
  return null;
};
