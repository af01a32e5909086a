import type { OptionOrdersEvidence } from './evidence';
import { softmax } from './softmax';

/**
 * One logit for each option: the log of its mean probability over the orders, each order's being a softmax over its letters;
 * `null` where logits are no distribution.
 */
export function averagedLogits({ texts, orders }: OptionOrdersEvidence): number[] | null {
  const shares = orders.map((logits) => softmax(logits));
  if (shares.length === 0 || shares.some((each) => each === null)) return null;
  return texts.map((_, option) =>
    Math.log(shares.reduce((sum, each) => sum + each![option], 0) / shares.length)
  );
}
