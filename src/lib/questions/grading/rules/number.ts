import type { Rule } from '../case';
import { numberOf, numbersIn } from '../numbers';

/** The number that an answer comes to: a plain one, or one that counts things the question names (`206 bones`). */
function wantedNumber(answer: string, asked: string): number | null {
  const plain = numberOf(answer);
  if (plain !== null) return plain;
  const [, number, things = ''] = /^(\S+) ([\p{L} ]+)$/u.exec(answer.trim()) ?? [];
  if (number === undefined || !asked.includes(things.toLowerCase().replace(/s$/, ''))) return null;
  return numberOf(number);
}

/** Whether a number is the wanted one, or rounds to it where that is given with decimals. */
function isNumber(given: number, wanted: number): boolean {
  if (given === wanted) return true;
  const decimals = String(wanted).split('.')[1]?.length ?? 0;
  return decimals > 0 && Number(given.toFixed(decimals)) === wanted;
}

/**
 * An accepted number must be the first one of the reply that the question did not bring itself; further ones make it
 * doubtful. Where only numbers are accepted, a reply without one is not attempted.
 */
export const number: Rule = ({ reply, question, asked }) => {
  const wanted = question.answers
    .map((answer) => wantedNumber(answer, asked))
    .filter((value) => value !== null);
  if (wanted.length === 0) return null;
  const onlyNumbers = wanted.length === question.answers.length;
  const isWanted = (value: number) => wanted.some((one) => isNumber(value, one));
  const brought = new Set(numbersIn(question.text));
  const given = [...new Set(numbersIn(reply))].filter((value) => !brought.has(value) || isWanted(value));
  const [first] = given;
  if (first !== undefined && isWanted(first)) {
    const other = given.find((value) => !isWanted(value));
    return { grade: 'right', rule: 'number', ...(other !== undefined && { doubt: `also says ${other}` }) };
  }
  if (given.length === 0 && onlyNumbers) return { grade: 'not-attempted', rule: 'no-number' };
  if (given.some(isWanted)) return { grade: 'wrong', rule: 'number', doubt: 'says another number first' };
  // Another accepted answer may be words.
  if (!onlyNumbers) return null;
  const close = first !== undefined && wanted.some((one) => one > 2200 && Math.abs(first / one - 1) < 0.05);
  return { grade: 'wrong', rule: 'number', ...(close && { doubt: 'is within 5 % of an accepted number' }) };
};
