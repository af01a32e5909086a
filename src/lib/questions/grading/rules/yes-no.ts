import type { Rule } from '../case';
import { normalise } from '../normalise';

const FIRST = /^(?:(?:short |simple )?answer (?:to (?:\S+ ){1,4})?is )?(yes|no)\b/;

/**
 * A question whose accepted answer is yes or no is decided by the reply's first word (or by the one after "the answer
 * is"); a reply without one is unparsed.
 */
export const yesNo: Rule = ({ said, accepted, question }) => {
  const wanted = accepted.find(({ words }) => words === 'yes' || words === 'no')?.words;
  if (!wanted) return null;
  const given = FIRST.exec(said)?.[1];
  if (given) return { grade: given === wanted ? 'right' : 'wrong', rule: 'yes-no' };
  const longer = question.answers.some((answer) => normalise(answer).includes(' '));
  return longer ? null : { grade: 'unparsed', rule: 'yes-no', doubt: 'says neither yes nor no' };
};
