import type { Caller, GenerateCall, Sequence } from './calls';
import type { NumberEvidence } from './evidence';
import { forcedNumber } from './forced-number';
import { LINE_END } from './reply-ends';

/**
 * A greedy reply to a prompt, and the number it would write behind it.
 * @param confidence what the reply goes on with, before the number
 * @param maxTokens of the reply
 */
export async function numberedAnswer(
  caller: Caller,
  prompt: Sequence,
  confidence: string,
  maxTokens: number
): Promise<{ call: GenerateCall; number: NumberEvidence }> {
  const call = await caller.generate(prompt, { maxTokens, stopTexts: LINE_END });
  const number = await forcedNumber(caller, await caller.continued(prompt, call, confidence));
  return { call, number };
}
