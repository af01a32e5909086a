import { expect, it } from 'vitest';
import type { OptionOrdersEvidence } from '../methods/evidence';
import { orderEffect, orderSentence } from './order-effect';

/** Logits of options in each order, from what each letter and each option adds. */
function ordersOf(letters: number[], options: number[]): OptionOrdersEvidence {
  const count = options.length;
  const orders = options.map((_, order) =>
    options.map((own, option) => own + letters[(option + order) % count])
  );
  return { kind: 'option-orders', texts: options.map((_, i) => `option ${i}`), gold: 1, orders };
}

it('a model that follows the letter alone has it for all its choices', () => {
  const effect = orderEffect(ordersOf([Math.log(3), 0, 0, 0], [0, 0, 0, 0]))!;
  // Behind A stands option 0 in the first order, then 3, 2, 1.
  expect(effect.chosen).toEqual([0, 3, 2, 1]);
  effect.letterShares.forEach((share, i) => expect(share).toBeCloseTo(i === 0 ? 3 / 6 : 1 / 6, 12));
  expect(effect.letters[1]).toEqual(['B', 'C', 'D', 'A']);
  expect(orderSentence(effect)).toBe(
    'In 3 of 4 orders it chooses another option. The letter A gets 50 % whichever option it labels; with no liking for a letter it would get 25 %.'
  );
});

it('a model that follows the option alone likes no letter', () => {
  const effect = orderEffect(ordersOf([0, 0, 0], [0, 2, 0]))!;
  expect(effect.chosen).toEqual([1, 1, 1]);
  for (const share of effect.letterShares) expect(share).toBeCloseTo(1 / 3, 12);
  expect(orderSentence(effect)).toMatch(/^The order changes nothing: the same option in all 3\./);
});

it('says nothing of one order alone, or of logits that are no distribution', () => {
  const one = { ...ordersOf([0, 0], [0, 1]), orders: [[0, 1]] };
  expect(orderEffect(one)).toBeNull();
  expect(
    orderEffect({
      ...ordersOf([0, 0], [0, 1]),
      orders: [
        [NaN, 1],
        [0, 0]
      ]
    })
  ).toBeNull();
});
