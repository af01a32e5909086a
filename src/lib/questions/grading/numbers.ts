const WORDS = [
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' '
  ),
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
];

const values = new Map<string, number>([
  ...WORDS[0].map((word, i) => [word, i] as const),
  ...WORDS[1].map((word, i) => [word, 20 + 10 * i] as const)
]);

/** The number a text is, or `null`: `1,234`, `-3.5`, `7 %`, `twenty-one`. */
export function numberOf(text: string): number | null {
  const compact = text.trim().toLowerCase().replace(/\s*%$/, '');
  if (/^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/.test(compact)) return Number(compact.replaceAll(',', ''));
  const parts = compact.split(/[\s-]+/).map((word) => values.get(word));
  if (parts.length === 1) return parts[0] ?? null;
  const [tens, ones] = parts;
  const isCompound =
    parts.length === 2 && tens !== undefined && ones !== undefined && tens >= 20 && ones >= 1 && ones <= 9;
  return isCompound ? tens + ones : null;
}

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?';
const DAY = '\\d{1,2}(?:st|nd|rd|th)?';
/** What looks like a number and counts nothing: the day beside a month, and the `one` of `one of the`. */
const NO_NUMBERS = new RegExp(
  `\\b${MONTH} ${DAY}\\b|\\b${DAY}(?: of)? (?=${MONTH})|\\bone of\\b|\\bno one\\b`,
  'g'
);

/** All numbers that stand in a text, in order; the day in a date (`March 14, 1879`) and `one of` are none. */
export function numbersIn(text: string): number[] {
  const found = text
    .toLowerCase()
    .replace(NO_NUMBERS, ' ')
    .match(/[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[+-]?\d+(?:\.\d+)?|[a-z]+(?:-[a-z]+)?/g);
  return (found ?? []).map((piece) => numberOf(piece)).filter((value) => value !== null);
}
