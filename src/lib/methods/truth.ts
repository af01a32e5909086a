import type { PromptDefinition } from './define-method';
import type { Caller } from './calls';
import type { TruthLogits } from './evidence';
import { fillIn, LETTERS } from './prompt-text';

/** What is asked to find out whether the model holds an answer for true. */
export const truthPrompts = {
  judge: {
    title: 'What it is asked about an answer',
    text: 'Question: {question}\nProposed answer: {answer}\n\nIs the proposed answer true or false?\n{options}',
    placeholders: ['question', 'answer', 'options']
  },
  verdict: {
    title: 'What the judgement begins with, before the letter',
    text: 'The proposed answer is',
    completion: '\nThe proposed answer is',
    placeholders: []
  }
} as const satisfies Record<string, PromptDefinition>;

/**
 * Whether the model holds an answer for true: the logits of the letters of True and False after one prefill, in both orders
 * of the two.
 * @param alternatives answers to show before it, one a line; only where the prompt has a place for them
 * @param before what stands before the prompt where true is the first option, and where it is the second
 */
export async function truthOf(
  caller: Caller,
  { judge, verdict }: Readonly<Record<keyof typeof truthPrompts, string>>,
  question: string,
  answer: string,
  alternatives: readonly string[] = [],
  [before, beforeSwapped]: readonly [string, string] = ['', '']
): Promise<TruthLogits> {
  const letters = [` ${LETTERS[0]}`, ` ${LETTERS[1]}`];
  const read = async (options: string[], examples: string) => {
    const others = { answer: answer.trim(), alternatives: alternatives.join('\n') };
    const prompt = await caller.prompt(examples + fillIn(judge, question, options, others), verdict);
    return (await caller.logits(prompt, [''], letters)).logits[0] as [number, number];
  };
  const [yes, no] = await read(['True', 'False'], before);
  const [noSecond, yesSecond] = await read(['False', 'True'], beforeSwapped);
  return [
    [yes, no],
    [yesSecond, noSecond]
  ];
}
