import type { Rule } from '../case';
import { contradicts, dateOf, datesIn, givesDate } from '../dates';

/** An accepted date that names its month must stand in the reply, in whatever order and with whatever separators. */
export const date: Rule = ({ reply, question }) => {
  const wanted = question.answers.map(dateOf).filter((date) => date !== null);
  if (wanted.length === 0) return null;
  const given = datesIn(reply);
  const hit = given.findIndex((date) => wanted.some((one) => givesDate(date, one)));
  if (hit >= 0) {
    const other = given.some((date) => wanted.every((one) => contradicts(date, one)));
    return { grade: 'right', rule: 'date', ...(other && { doubt: 'names another date as well' }) };
  }
  const years = question.answers.filter((answer) => /^\d{3,4}$/.test(answer.trim())).map(Number);
  if (given.some(({ year }) => year !== undefined && years.includes(year)))
    return { grade: 'right', rule: 'date', doubt: 'the year is an accepted one, the day is not' };
  // Another accepted answer may be a year or words.
  if (question.answers.some((answer) => dateOf(answer) === null)) return null;
  const part = given.some((date) => wanted.some((one) => !contradicts(date, one)));
  const year = wanted.some((one) => one.year !== undefined && new RegExp(`\\b${one.year}\\b`).test(reply));
  return {
    grade: 'wrong',
    rule: 'date',
    ...((part || year) && { doubt: 'gives a part of the date' })
  };
};
