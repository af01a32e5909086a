import { hashText } from '../calibration/splitting/hash-text';
import type { SampleCall, Sequence } from './calls';
import type { Asking } from './define-method';
import { LINE_END } from './reply-ends';

/**
 * Draws further answers to a prompt as the arm's sampling options say; the same for every arm of a run that asks the same
 * prompt with the same options.
 */
export function drawnAnswers(
  { question, arm: { options }, seed, caller }: Asking,
  prompt: Sequence
): Promise<SampleCall> {
  return caller.sample(prompt, {
    count: options.count as number,
    temperature: options.temperature as number,
    topP: options.topP as number,
    seed: hashText(`${seed}/${question.id}`),
    maxTokens: options.maxTokens as number,
    stopTexts: LINE_END
  });
}
