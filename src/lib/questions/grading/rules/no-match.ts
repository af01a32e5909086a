import type { Finding, GradingCase } from '../case';
import { answerF1, saysMore } from '../token-f1';
import { typoOf } from '../typo';

/**
 * Nothing matched: wrong. Doubtful where the reply shares telling words with an accepted answer, comes within a letter
 * of what would be a typo, or was cut off in its first sentence. A reply that only repeats the question ("The four
 * seasons are:") is not attempted.
 */
export function noMatch(grading: GradingCase): Finding {
  const { reply, question } = grading;
  if (!saysMore(reply, question.text)) return { grade: 'not-attempted', rule: 'echo' };
  const doubt = doubtOf(grading);
  return { grade: 'wrong', rule: 'no-match', ...(doubt && { doubt }) };
}

function doubtOf(grading: GradingCase): string | null {
  const { reply, question, accepted, cutOff } = grading;
  let best = { f1: 0, answer: '' };
  for (const answer of question.answers) {
    const f1 = answerF1(reply, question.text, answer);
    if (f1 > best.f1) best = { f1, answer };
  }
  if (best.f1 > 0) return `shares words with “${best.answer}”`;
  for (const { text, words } of accepted) {
    const piece = typoOf(grading, words, 1);
    if (piece !== null) return `“${piece}” is close to “${text}”`;
  }
  return cutOff && !/[.!?]\s/.test(reply.trim()) ? 'was cut off in its first sentence' : null;
}
