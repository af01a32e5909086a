import * as v from 'valibot';
import { readKept, type KeptStorage } from './kept';
import { learnerAnswersSchema, type LearnerAnswers } from './learner-answers';

/** Under what name the answers to a finished round are kept, by set and seed. */
export const answersName = (round: string) => `answers/${round}`;

/** How they are kept: `null` until the round is finished. */
export const keptAnswersSchema = v.nullable(learnerAnswersSchema);

/** This browser's answers to a finished round; `null` where it has none. @param round `set/seed` */
export function myAnswers(storage: KeptStorage | null, round: string): LearnerAnswers | null {
  return readKept(storage, answersName(round), keptAnswersSchema, null);
}
