import { engineErrorCode, type LanguageModel } from '../engine/language-model';
import type { Answered, Arm, Trace } from '../methods/arm';
import type { Asked } from '../methods/define-method';
import { TOO_LONG } from '../methods/too-long';
import { methodOf } from '../methods/registry';
import type { Question } from '../questions/question';
import type { AskingAround } from './asking-around';
import { CallBook } from './call-book';
import { onceFor } from './once';

/** What decides how a question is asked. */
export interface AskPlan {
  arms: readonly Arm[];
  seed: number;
}

/** Whether an arm can ask a question: one that chooses among options needs distractors. */
export function canAsk(arm: Arm, question: Question): boolean {
  return !methodOf(arm.method).needsOptions || (question.distractors?.length ?? 0) > 0;
}

/** What a question that is too long for the model leaves: nothing it said, and no grade. @throws any other error */
function unlessTooLong(error: unknown): Asked {
  if (engineErrorCode(error) !== 'context') throw error;
  return { evidence: [], answer: null, verdict: TOO_LONG };
}

/**
 * Asks one question under every arm of a plan. Depends on nothing but the plan, the question and the model, so an
 * interrupted run can go on anywhere; and no arm's trace depends on the other arms. Where the model does not hold a
 * prompt and its reply, that arm's trace says so and the others are asked.
 * @throws Interrupted when `interrupted` said so
 */
export async function askQuestion(
  model: LanguageModel,
  { arms, seed }: AskPlan,
  question: Question,
  around: AskingAround = {}
): Promise<Answered> {
  const book = new CallBook(model, around);
  const traces: Trace[] = [];
  for (const arm of arms) {
    if (!canAsk(arm, question)) continue;
    const noted = new Set<string>();
    const caller = book.callerFor(arm.form, noted);
    const once = onceFor(model, arm.form, around.interrupted);
    const asked = await methodOf(arm.method).ask({ question, arm, seed, caller, once }).catch(unlessTooLong);
    traces.push({ questionId: question.id, armId: arm.id, calls: [...noted], ...asked });
  }
  return { questionId: question.id, calls: book.all(), traces };
}
