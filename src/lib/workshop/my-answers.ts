import * as v from 'valibot';
import type { ChapterId } from './chapters';
import { learnerAnswersSchema } from './learner-answers';

/** Under what name a chapter keeps what was done in it in a round. @param round `set/seed` */
export const chapterName = (id: ChapterId, round: string) => `${id}/${round}`;

/** Under what name it keeps what is chosen and not committed to yet. @param round `set/seed` */
export const draftsName = (id: ChapterId, round: string) => `drafts/${id}/${round}`;

/** Under what name the answers to a finished round are kept. @param round `set/seed` */
export const answersName = (round: string) => `answers/${round}`;

/** How they are kept: `null` until the round is finished. */
export const keptAnswersSchema = v.nullable(learnerAnswersSchema);
