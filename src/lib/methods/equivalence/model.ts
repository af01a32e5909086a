import { normalise } from '../../questions/grading/normalise';
import { fillIn } from '../prompt-text';
import type { Equivalence } from './equivalence';

const PROMPT =
  'Question: {question}\nOne answer: {answer}\nAnother answer: {other}\n\nDo these two answers say the same? Answer yes or no.';
const YES_NO = [' Yes', ' No'] as const;
const BEGIN = 'Answer:';

/** The model is asked whether two answers say the same, in both orders, and must say yes both times. */
export const byModel: Equivalence = {
  id: 'model',
  title: 'the model’s own judgement',
  plain:
    'The model is asked whether two answers say the same, one before the other and the other way round; the logits of Yes and No decide, and it must be Yes both times. Answers of the same words are not asked about.',
  for(question, caller) {
    const yes = async (one: string, other: string) => {
      const prompt = fillIn(PROMPT, question.text, [], { answer: one.trim(), other: other.trim() });
      const [own] = (await caller.logits(await caller.prompt(prompt, BEGIN), [''], YES_NO)).logits;
      return own![0]! > own![1]!;
    };
    return async (one, other) =>
      normalise(one) === normalise(other) || ((await yes(one, other)) && (await yes(other, one)));
  }
};
