import { amountOf, yearOf, type AnswerKind } from './answer-kind';

function yearIn(date: string): number {
  return Number(/\d{4}/.exec(date)?.[0] ?? NaN);
}

function numericDistance(a: number, b: number): number {
  if (a === b) return 0;
  if (a > 0 && b > 0) return Math.abs(Math.log(a / b));
  return 1 + Math.abs(a - b) / (1 + Math.max(Math.abs(a), Math.abs(b)));
}

/** What stands around the digits of an amount: its currency, unit or percent sign. */
function unitOf(amount: string): string {
  return amount
    .replace(/[\d.,+-]+/, '#')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

function wordsOf(text: string): string[] {
  return text.trim().split(/\s+/);
}

/** Share of the words of the shorter text that the longer one has as well. */
function sharedWords(a: string[], b: string[]): number {
  const other = new Set(b.map((word) => word.toLowerCase()));
  return a.filter((word) => other.has(word.toLowerCase())).length / Math.min(a.length, b.length);
}

/**
 * How unlike two answers of one kind look, from 0: years by their distance (a decade is 1), numbers by their ratio and
 * unit, dates by their year and form, names and phrases by number of words, length, initials and marks.
 */
export function unlikeness(a: string, b: string, kind: AnswerKind): number {
  switch (kind) {
    case 'yes-no':
      return 0;
    case 'year':
      return Math.abs(yearOf(a)! - yearOf(b)!) / 10;
    case 'number':
      return numericDistance(amountOf(a)!, amountOf(b)!) + (unitOf(a) === unitOf(b) ? 0 : 3);
    case 'date': {
      const years = Math.abs(yearIn(a) - yearIn(b)) / 10;
      const form =
        a.replace(/\p{L}+/gu, 'a').replace(/\d+/g, '0') === b.replace(/\p{L}+/gu, 'a').replace(/\d+/g, '0');
      return (Number.isNaN(years) ? 2 : years) + (form ? 0 : 2);
    }
    default: {
      const [first, second] = [wordsOf(a), wordsOf(b)];
      const isUpper = (text: string) => text === text.toUpperCase() && /\p{Lu}/u.test(text);
      return (
        Math.abs(first.length - second.length) +
        2 * Math.abs(Math.log((a.length + 1) / (b.length + 1))) +
        (isUpper(a) === isUpper(b) ? 0 : 1) +
        (/\d/.test(a) === /\d/.test(b) ? 0 : 1) +
        // Half the words in common is a plausible trap; nearly all in common is the same thing said otherwise.
        (sharedWords(first, second) > 0.5 ? 2 : 0)
      );
    }
  }
}
