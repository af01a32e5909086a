import type { Rule } from '../case';
import { quantitiesIn, quantityOf, sameQuantity } from '../quantities';
import { numberOf, numbersIn } from '../numbers';

/**
 * An accepted number with a unit must stand in the reply, in the same unit or in another one of the same measure. The
 * first quantity of that measure that the question did not bring decides. A reply without any number is not attempted.
 */
export const quantity: Rule = ({ reply, question }) => {
  const wanted = question.answers.map(quantityOf).filter((one) => one !== null);
  if (wanted.length === 0) return null;
  const brought = quantitiesIn(question.text);
  const given = quantitiesIn(reply).filter(
    (one) =>
      wanted.some(({ measure }) => measure === one.measure) &&
      (!brought.some((other) => sameQuantity(one, other)) || wanted.some((other) => sameQuantity(one, other)))
  );
  const isWanted = given.map((one) => wanted.some((other) => sameQuantity(one, other)));
  const [first] = given;
  if (first && isWanted[0]) {
    const other = given.find((one, i) => !isWanted[i] && !sameQuantity(one, first));
    return { grade: 'right', rule: 'quantity', ...(other && { doubt: `also says “${other.text}”` }) };
  }
  if (first) {
    const close = wanted.some(
      (one) => one.measure === first.measure && Math.abs(first.value / one.value - 1) < 0.05
    );
    const doubt = isWanted.includes(true)
      ? 'says another quantity first'
      : close
        ? 'is within 5 % of an accepted quantity'
        : undefined;
    return { grade: 'wrong', rule: 'quantity', ...(doubt && { doubt }) };
  }
  const bare = question.answers.flatMap((answer) => (quantityOf(answer) ? numbersIn(answer) : []));
  if (numbersIn(reply).some((number) => bare.includes(number)))
    return { grade: 'right', rule: 'quantity', doubt: 'gives the number without its unit' };
  const numeric = question.answers.every((answer) => quantityOf(answer) ?? numberOf(answer) !== null);
  return numeric && numbersIn(reply).length === 0 ? { grade: 'not-attempted', rule: 'no-number' } : null;
};
