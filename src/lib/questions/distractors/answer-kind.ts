import { numberOf } from '../grading/numbers';

/** What sort of thing an answer is: only answers of one kind are plausible beside each other. */
export type AnswerKind = 'yes-no' | 'year' | 'date' | 'number' | 'name' | 'phrase';

const MONTHS =
  'january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec';
const DATE = new RegExp(
  String.raw`^(?:the )?(?:\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:${MONTHS})\.?(?:,? \d{3,4})?|(?:${MONTHS})\.? (?:\d{1,2}(?:st|nd|rd|th)?(?:,? \d{3,4})?|\d{3,4})|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4})$`,
  'i'
);
const YEAR = /^(?:(?:ad|ce) )?(\d{1,4})( (?:ad|ce|bc|bce))?$/i;
const AMOUNT = /^[^\d\p{L}]{0,2}([+-]?[\d,]*\.?\d+)(?:\s*(?:%|\p{L}[\p{L}./²³]*)){0,2}$/u;

/** The year an answer is, negative before the common era; `null` where it is none between 1000 BC and 2199. */
export function yearOf(answer: string): number | null {
  const [, digits, era = ''] = YEAR.exec(answer.trim()) ?? [];
  if (digits === undefined) return null;
  const year = /bc/i.test(era) ? -Number(digits) : Number(digits);
  const marked = era !== '' || /^(?:ad|ce)/i.test(answer.trim());
  return year >= -1000 && year < 2200 && (marked || year >= 1000) ? year : null;
}

/** The number an answer is or begins with, whatever its unit: `12`, `3.5 km`, `$1,200`, `forty-two`; `null` otherwise. */
export function amountOf(answer: string): number | null {
  const plain = numberOf(answer);
  if (plain !== null) return plain;
  const digits = AMOUNT.exec(answer.trim())?.[1];
  const value = digits === undefined ? NaN : Number(digits.replaceAll(',', ''));
  return Number.isFinite(value) ? value : null;
}

/** What sort of thing an answer is, by its looks. */
export function kindOfAnswer(answer: string): AnswerKind {
  const text = answer.trim();
  if (/^(?:yes|no|true|false)\W*$/i.test(text)) return 'yes-no';
  if (yearOf(text) !== null) return 'year';
  if (DATE.test(text)) return 'date';
  if (amountOf(text) !== null) return 'number';
  const words = text.split(/\s+/);
  const capitals = words.filter((word) => /^\W*\p{Lu}/u.test(word)).length;
  return words.length <= 6 && capitals >= words.length / 2 ? 'name' : 'phrase';
}
