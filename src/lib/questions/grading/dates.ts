/** A date as far as a text gives it: a year, a month of a year, a day of a month, or all three. */
export interface PartialDate {
  year?: number;
  /** 1 to 12. */
  month?: number;
  day?: number;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH =
  '(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?';
const DAY = '(?<day>\\d{1,2})(?:st|nd|rd|th)?';
const YEAR = '(?<year>\\d{3,4})(?![\\d:])';

/** Ways to write a date that names its month; the longer ones first. */
const WRITTEN = [
  `\\b${DAY}(?: of)? ${MONTH},?(?: of| in(?: the year)?)? ${YEAR}`,
  `\\b${MONTH} (?:the )?${DAY},?(?: in(?: the year)?)? ${YEAR}`,
  `\\b${MONTH},?(?: of| in)? ${YEAR}`,
  `\\b${DAY}(?: of)? ${MONTH}`,
  `\\b${MONTH} (?:the )?${DAY}(?!\\d)`,
  `\\b(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})\\b`
].map((pattern) => new RegExp(pattern, 'g'));
/** `4/7/1776`: day and month in either order. */
const NUMERIC = /\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b/g;

function monthOf(text: string): number {
  return /^\d/.test(text) ? Number(text) : 1 + MONTHS.indexOf(text.slice(0, 3));
}

function isDate({ month, day }: PartialDate): boolean {
  return (
    (month === undefined || (month >= 1 && month <= 12)) && (day === undefined || (day >= 1 && day <= 31))
  );
}

/**
 * The dates of a text that name a month: `14 March 1879`, `March 14th, 1879`, `March 1879`, `14 March`, `1879-03-14`;
 * of `4/7/1776` both readings. A year alone is a number.
 */
export function datesIn(text: string): PartialDate[] {
  const found: PartialDate[] = [];
  let rest = text.toLowerCase().replace(/\s+/g, ' ');
  for (const pattern of WRITTEN) {
    rest = rest.replace(pattern, (...match) => {
      const { year, month, day } = match.at(-1) as Record<'year' | 'month' | 'day', string | undefined>;
      const date: PartialDate = { month: monthOf(month!) };
      if (year) date.year = Number(year);
      if (day) date.day = Number(day);
      if (isDate(date)) found.push(date);
      return ' ; ';
    });
  }
  for (const [, a, b, year] of rest.matchAll(NUMERIC)) {
    const readings = [
      { year: Number(year), month: Number(a), day: Number(b) },
      { year: Number(year), month: Number(b), day: Number(a) }
    ];
    found.push(...readings.filter(isDate));
  }
  return found;
}

/** The date that a text is as a whole, or `null`. */
export function dateOf(text: string): PartialDate | null {
  const plain = text.trim().replace(/^(?:on|in|the) /i, '');
  const [date] = datesIn(plain);
  if (!date) return null;
  const left = plain
    .toLowerCase()
    .replace(/\d+(?:st|nd|rd|th)?|\p{L}{3,}\.?|\b(?:of|in|the)\b|[\s,./-]/gu, '');
  const words = plain.match(/\p{L}{3,}/gu) ?? [];
  return left === '' && words.every((word) => MONTHS.includes(word.slice(0, 3).toLowerCase())) ? date : null;
}

/** Whether a date says all that is wanted, and the same. */
export function givesDate(given: PartialDate, wanted: PartialDate): boolean {
  return (['year', 'month', 'day'] as const).every(
    (part) => wanted[part] === undefined || wanted[part] === given[part]
  );
}

/** Whether two dates contradict each other in a part that both give. */
export function contradicts(given: PartialDate, wanted: PartialDate): boolean {
  return (['year', 'month', 'day'] as const).some(
    (part) => given[part] !== undefined && wanted[part] !== undefined && given[part] !== wanted[part]
  );
}
