import type { Caller } from './calls';
import { fillIn, LETTERS } from './prompt-text';
import { softmax } from './softmax';

/**
 * The logits of the options' letters in each cyclic order of the options, by option: in order o, option k stands at place
 * (k + o) mod K.
 * @param turns how many of the orders; all unless told
 */
export async function lettersInOrders(
  caller: Caller,
  prompts: { question: string; begin: string },
  question: string,
  texts: readonly string[],
  turns = texts.length
): Promise<number[][]> {
  const letters = texts.map((_, i) => ` ${LETTERS[i]}`);
  const orders: number[][] = [];
  for (let turn = 0; turn < turns; turn++) {
    const places = texts.map((_, option) => (option + turn) % texts.length);
    const shown = texts.map((_, place) => texts[places.indexOf(place)]!);
    const prompt = await caller.prompt(fillIn(prompts.question, question, shown), prompts.begin);
    const logits = (await caller.logits(prompt, [''], letters)).logits[0]!;
    orders.push(places.map((place) => logits[place]!));
  }
  return orders;
}

/**
 * One logit for each option: the log of its mean probability over the orders, each order's being a softmax over its letters;
 * `null` where logits are no distribution.
 */
export function meanLogits(orders: readonly (readonly number[])[]): number[] | null {
  const shares = orders.map((logits) => softmax(logits));
  if (shares.length === 0 || shares.some((each) => each === null)) return null;
  return shares[0]!.map((_, option) =>
    Math.log(shares.reduce((sum, each) => sum + each![option]!, 0) / shares.length)
  );
}
