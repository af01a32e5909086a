import * as v from 'valibot';

/** Confidence of somebody who guesses among four options. */
export const LEAST_CONFIDENCE = 0.25;

const learnerAnswer = v.object({
  questionId: v.pipe(v.string(), v.nonEmpty('is empty')),
  /** Text of the option chosen; `null`: left open. */
  choice: v.nullable(v.string()),
  /** How sure, as a probability from 0.25 (a guess among four) to 1. */
  confidence: v.pipe(v.number(), v.minValue(LEAST_CONFIDENCE, 'is below 0.25'), v.maxValue(1, 'is above 1')),
  correct: v.boolean()
});

/** What one person answered to a question set, as it is stored, shown as a QR code, pasted and saved. */
export const learnerAnswersSchema = v.object({
  /** Id of the question set. */
  set: v.pipe(v.string(), v.nonEmpty('is empty')),
  /** `fingerprintOf` the whole set's questions: answers to another set of the same name are told apart. */
  setHash: v.pipe(v.string(), v.nonEmpty('is empty')),
  /** Chosen by the learner; may be empty. */
  nickname: v.string(),
  answers: v.pipe(
    v.array(learnerAnswer),
    v.check(
      (answers) => new Set(answers.map(({ questionId }) => questionId)).size === answers.length,
      'hold a question twice'
    )
  )
});

export type LearnerAnswer = v.InferOutput<typeof learnerAnswer>;
export type LearnerAnswers = v.InferOutput<typeof learnerAnswersSchema>;
