import { mean } from '../calibration/metrics/accuracy';
import { argMax } from '../engine/generate';
import { meanLogits } from '../methods/option-orders';
import type { Evidence, OptionOrdersEvidence } from '../methods/evidence';
import { LETTERS } from '../methods/prompt-text';
import { softmax } from '../methods/softmax';
import { wholePercent } from './whole-percent';

/** What the order of the options did to one answer. */
export interface OrderEffect {
  texts: readonly string[];
  gold: number;
  /** For each order its options' probabilities, in the order of `texts`. */
  shares: number[][];
  /** For each order the letter that each option stood behind. */
  letters: string[][];
  /** For each order the option chosen. */
  chosen: number[];
  /** The option chosen over all orders. */
  overall: number;
  /** Mean probability of each letter over the orders; each option stood once behind each, so without a liking it is 1/K. */
  letterShares: number[];
}

/** What the order did; `null` where there was one order alone or the logits are no distribution. */
export function orderEffect(evidence: OptionOrdersEvidence): OrderEffect | null {
  const { texts, gold, orders } = evidence;
  const averaged = meanLogits(evidence.orders);
  const shares = orders.map((logits) => softmax(logits));
  if (!averaged || orders.length < 2 || orders.length !== texts.length) return null;
  const count = texts.length;
  const known = shares as number[][];
  return {
    texts,
    gold,
    shares: known,
    // In order o, option k stands at place (k + o) mod K: see the method.
    letters: orders.map((_, order) => texts.map((_, option) => LETTERS[(option + order) % count]!)),
    chosen: known.map((own) => argMax(own)),
    overall: argMax(averaged),
    letterShares: texts.map((_, place) =>
      mean(known.map((own, order) => own[(place - order + count) % count]!))
    )
  };
}

/** What the order did, in a sentence. */
export function orderSentence({ texts, chosen, overall, letterShares }: OrderEffect): string {
  const same = chosen.filter((each) => each === overall).length;
  const liked = argMax(letterShares);
  const letter = `The letter ${LETTERS[liked]} gets ${wholePercent(letterShares[liked]!)} whichever option it labels; with no liking for a letter it would get ${wholePercent(1 / texts.length)}.`;
  if (same === chosen.length) return `The order changes nothing: the same option in all ${same}. ${letter}`;
  return `In ${chosen.length - same} of ${chosen.length} orders it chooses another option. ${letter}`;
}

/** Whether another order of the options leads to another choice; `null` where orders were not asked. */
export function orderChanges(evidence: readonly Evidence[]): boolean | null {
  for (const each of evidence) {
    if (each.kind === 'option-orders') return new Set(each.orders.map((logits) => argMax(logits))).size > 1;
    if (each.kind === 'truth') return new Set(each.orders.map((logits) => argMax(logits))).size > 1;
  }
  return null;
}
