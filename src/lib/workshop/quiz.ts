import { optionsOf } from '../methods/options';
import { fingerprintOf } from '../questions/fingerprint';
import type { Question, QuestionSet } from '../questions/question';
import { shuffled } from '../random/seeded';
import type { LearnerAnswers } from './learner-answers';

/** Questions of a round, where the set has as many. */
export const QUIZ_LENGTH = 20;
/** Options of a question. */
export const OPTIONS = 4;

/** How sure one can say one is. 25 % is a guess among four. */
export const confidenceLevels = [0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1] as const;

/** A question with four options in the order everybody sees them. */
export interface QuizQuestion {
  question: Question;
  options: string[];
  /** Place of the right option. */
  gold: number;
}

/** The questions of a round. */
export interface Quiz {
  set: string;
  /** Which questions of the set, and the order of their options. */
  seed: number;
  title: string;
  setHash: string;
  questions: QuizQuestion[];
}

/** What one said to a question; either part is `null` until it was said. */
export interface Said {
  choice: string | null;
  confidence: number | null;
}

/**
 * The twenty questions of a set that a seed draws, of those with three wrong options; in a set with fewer, all of them.
 * @throws Error in words where a set has none
 */
export function drawQuiz(set: QuestionSet, seed: number): Quiz {
  const usable = set.questions.filter(({ distractors }) => (distractors?.length ?? 0) >= OPTIONS - 1);
  if (usable.length === 0) {
    throw new Error(
      `“${set.title}” has no question with ${OPTIONS - 1} wrong options, so there is nothing to choose among. Add wrong options on the Questions page, or take another set.`
    );
  }
  const questions = shuffled(usable, seed, 'workshop/questions').slice(0, QUIZ_LENGTH);
  return {
    set: set.id,
    seed,
    title: set.title,
    setHash: fingerprintOf(set.questions),
    questions: questions.map((question) => {
      const { texts, gold } = optionsOf(
        { ...question, distractors: question.distractors!.slice(0, OPTIONS - 1) },
        seed
      );
      return { question, options: texts, gold };
    })
  };
}

/** Whether a question is answered: an option, and how sure. */
export function isAnswered(said: Said | undefined): said is { choice: string; confidence: number } {
  return said !== undefined && said.choice !== null && said.confidence !== null;
}

/** Place of the first question that is not answered yet; the number of questions where all are. */
export function firstOpen({ questions }: Quiz, said: Readonly<Record<string, Said>>): number {
  const at = questions.findIndex(({ question }) => !isAnswered(said[question.id]));
  return at < 0 ? questions.length : at;
}

/** What one said as it is pooled and shown; questions without an answer are left out. */
export function learnerAnswersOf(
  quiz: Quiz,
  said: Readonly<Record<string, Said>>,
  nickname = ''
): LearnerAnswers {
  return {
    set: quiz.set,
    setHash: quiz.setHash,
    nickname,
    answers: quiz.questions.flatMap(({ question, options, gold }) => {
      const own = said[question.id];
      return isAnswered(own)
        ? [{ questionId: question.id, ...own, correct: own.choice === options[gold] }]
        : [];
    })
  };
}
