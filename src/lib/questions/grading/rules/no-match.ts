import type { GradingCase, Finding } from '../case';
import { answerF1, saysMore } from '../token-f1';

/**
 * Nothing matched: wrong, and doubtful where the reply shares telling words with an accepted answer. A reply that only
 * repeats the question ("The four seasons are:") is not attempted.
 */
export function noMatch({ reply, question }: GradingCase): Finding {
  if (!saysMore(reply, question.text)) return { grade: 'not-attempted', rule: 'echo' };
  let best = { f1: 0, answer: '' };
  for (const answer of question.answers) {
    const f1 = answerF1(reply, question.text, answer);
    if (f1 > best.f1) best = { f1, answer };
  }
  if (best.f1 === 0) return { grade: 'wrong', rule: 'no-match' };
  return { grade: 'wrong', rule: 'no-match', doubt: `shares words with “${best.answer}”` };
}
