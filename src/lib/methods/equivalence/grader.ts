import { gradeReply } from '../../questions/grading';
import { isEmpty, isRefusal } from '../../questions/grading/refusal';
import { normalise } from '../../questions/grading/normalise';
import type { Question } from '../../questions/question';
import { answerCharacters } from '../answer-span';
import type { Equivalence } from './equivalence';

/** The answer within a reply: its answer span, else all of it. */
function answerIn(reply: string, question: string): string {
  const span = answerCharacters(reply, question);
  return span ? reply.slice(...span) : reply.trim();
}

const declines = (reply: string) => isEmpty(reply) || isRefusal(reply);

/** Whether a reply would be graded right if another reply's answer were the accepted one. */
function accepts(question: Question, accepted: string, reply: string): boolean {
  const { id, text } = question;
  return gradeReply(reply, { id, text, answers: [answerIn(accepted, text)] }).grade === 'right';
}

/**
 * Two answers are the same if each would be graded right, were the other the accepted one: “Paris” and “The capital is
 * Paris.”, “1,000 km” and “1000 kilometres”. Replies that decline are the same as each other and as no other.
 */
export const byGrader = {
  id: 'grader',
  title: 'the grader’s rules',
  plain:
    'Two answers are the same if each would be graded right, were the answer within the other the accepted one.',
  for: (question: Question) => async (one: string, other: string) => {
    if (normalise(one) === normalise(other)) return true;
    if (declines(one) || declines(other)) return declines(one) && declines(other);
    return accepts(question, one, other) && accepts(question, other, one);
  }
} satisfies Equivalence;
