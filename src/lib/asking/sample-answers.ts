import { hashText } from '../calibration/splitting/hash-text';
import type { LanguageModel } from '../engine/language-model';
import { sampleReplies } from '../engine/sample-replies';
import type { Question } from '../questions/question';
import { usualArm } from '../methods/define-method';
import { distractors } from '../methods/distractors';
import { fillIn } from '../methods/prompt-text';
import { endOfSentence } from '../questions/first-sentence';
import { noLanes, type AskingAround } from './asking-around';
import { CallBook } from './call-book';
import { sharedPrefix } from './shared-prefix';

/** How a model's answers are sampled. */
export interface AnswerSampling {
  /** Answers to one question. */
  count: number;
  /** At least 0; at 0 all answers are the same. */
  temperature: number;
  seed: number;
}

/** Whatever has not ended by then is no option to choose among. */
const MAX_TOKENS = 24;

/** Keeps out of the draw what a model would hardly mean. */
const DRAWN_FROM = { topK: 50, topP: 0.95 };

/**
 * What the model says when asked a question as it is and made to begin with "The answer is", sampled: each text is the
 * rest of that sentence. Those that had not ended after 24 tokens are left out. Depends on nothing but the question, the options and the model.
 * @throws Interrupted when `interrupted` said so
 * @throws RangeError when the temperature is below 0
 */
export async function sampleAnswers(
  model: LanguageModel,
  question: Question,
  { count, temperature, seed }: AnswerSampling,
  { interrupted = () => false, lend = noLanes }: Pick<AskingAround, 'interrupted' | 'lend'> = {}
): Promise<string[]> {
  const { form, prompts } = usualArm(distractors);
  await model.startFrom(await sharedPrefix(model, form));
  const caller = new CallBook(model).callerFor(form, new Set());
  const prompt = await caller.prompt(fillIn(prompts.question!, question.text), prompts.begin);
  const sampling = {
    count,
    temperature,
    ...DRAWN_FROM,
    seed: hashText(`${seed}/${question.id}`),
    maxTokens: MAX_TOKENS,
    endOf: endOfSentence,
    interrupted
  };
  const replies = await lend(count - 1, (lanes) => sampleReplies(model, prompt.tokens, sampling, lanes));
  return replies.filter(({ stop }) => stop !== 'length').map(({ text }) => text.trim());
}
