import type { Rule } from '../case';
import { containsWords } from '../normalise';
import { isEmpty, isRefusal } from '../refusal';

/**
 * An empty reply, or one that declines to answer, is not attempted, unless declining is the preferred answer. A reply
 * that declines and names an accepted answer all the same is doubtful.
 */
export const refusal: Rule = ({ reply, said, question, accepted }) => {
  if (isEmpty(reply)) return { grade: 'not-attempted', rule: 'empty' };
  if (!isRefusal(reply)) return null;
  if (isRefusal(question.answers[0]!)) return { grade: 'right', rule: 'refusal-accepted' };
  const named = accepted.find(({ words }) => containsWords(said, words));
  return {
    grade: 'not-attempted',
    rule: 'refusal',
    ...(named && { doubt: `declines, but names “${named.text}”` })
  };
};
