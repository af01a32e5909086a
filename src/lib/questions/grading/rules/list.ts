import type { Rule } from '../case';
import { itemsOf } from '../lists';
import { containsWords, normalise } from '../normalise';

/** An accepted list is given when all its items stand in the reply, in any order; some of them are doubtful. */
export const list: Rule = ({ said, question }) => {
  let best = 0;
  for (const answer of question.answers) {
    const items = itemsOf(answer);
    if (!items) continue;
    const given = items.filter((item) => containsWords(said, normalise(item))).length;
    if (given === items.length) return { grade: 'right', rule: 'list' };
    best = Math.max(best, given / items.length);
  }
  if (best === 0) return null;
  return { grade: 'wrong', rule: 'list', doubt: `gives ${Math.round(100 * best)} % of the list` };
};
