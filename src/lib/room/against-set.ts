import type { Question } from '../questions/question';
import type { LearnerAnswers } from '../workshop/learner-answers';
import { words } from '../workshop/words/room';

/**
 * How answers contradict the questions they are to: a question the set has not, an option it has not, or a wrong option said
 * to be right. `null` where they do not.
 */
export function againstSet({ answers }: LearnerAnswers, questions: readonly Question[]): string | null {
  const byId = new Map(questions.map((question) => [question.id, question]));
  for (const { questionId, choice, correct } of answers) {
    const question = byId.get(questionId);
    if (!question) return words.aside.noQuestion(questionId);
    if (choice === null) continue;
    const right = question.answers.includes(choice);
    if (!right && !question.distractors?.includes(choice)) return words.aside.noOption(choice, questionId);
    if (right !== correct) return words.aside.contradicts(choice, questionId, correct);
  }
  return null;
}
