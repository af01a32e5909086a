const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety';

const small = new Map<string, number>([
  ...ONES.split(' ').map((word, i) => [word, i] as const),
  ...TENS.split(' ').map((word, i) => [word, 20 + 10 * i] as const)
]);
const scales = new Map([
  ['hundred', 1e2],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12]
]);

/** Digits as they are written: `1,234.5`, `-3`, `.5`. */
const DIGITS = '[+-]?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?|\\.\\d+';
const NUMBER_WORD = [...small.keys(), ...scales.keys()].join('|');
const SCALE_WORD = [...scales.keys()].join('|');
/** A number in digits with an optional scale (`2.5 million`), or in words (`two hundred and six`). */
export const NUMBER = `(?:${DIGITS})(?:[ -](?:${SCALE_WORD})\\b)?|\\b(?:${NUMBER_WORD})(?:(?:[ -]| and )(?:${NUMBER_WORD}))*\\b`;

const IS_NUMBER = new RegExp(`^(?:${NUMBER})$`);
const LEADING_DIGITS = new RegExp(`^(?:${DIGITS})`);

function fromWords(words: readonly string[]): number {
  let total = 0;
  let group = 0;
  let last = Infinity;
  for (const word of words) {
    const scale = scales.get(word);
    if (scale === 100) group = (group || 1) * 100;
    else if (scale !== undefined) {
      total += (group || 1) * scale;
      group = 0;
    } else {
      const value = small.get(word)!;
      // `nineteen ninety` and `one two` are not one number.
      if (value >= last || (last < 20 && group % 100 !== 0)) return NaN;
      group += value;
    }
    last = scale === undefined ? (small.get(word)! < 10 ? 0 : small.get(word)!) : Infinity;
  }
  return total + group;
}

/** The number a text is, or `null`: `1,234`, `-3.5`, `7 %`, `twenty-one`, `2.5 million`, `two hundred and six`. */
export function numberOf(text: string): number | null {
  const plain = text.trim().toLowerCase().replace('−', '-').replace(/\s*%$/, '');
  if (!IS_NUMBER.test(plain)) return null;
  const digits = LEADING_DIGITS.exec(plain)?.[0];
  if (digits === undefined) {
    const value = fromWords(plain.split(/[ -]+/).filter((word) => word !== 'and'));
    return Number.isNaN(value) ? null : value;
  }
  const scale = scales.get(plain.slice(digits.length).replace(/^[ -]/, '')) ?? 1;
  return Number(digits.replaceAll(',', '')) * scale;
}

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?';
const DAY = '\\d{1,2}(?:st|nd|rd|th)?';
/** What looks like a number and counts nothing: the day beside a month, and the `one` of `one of the`. */
const NO_NUMBERS = new RegExp(
  `\\b${MONTH} ${DAY}\\b(?!\\d)|\\b${DAY}(?: of)? (?=${MONTH})|\\bone of\\b|\\bno one\\b|\\bthe one\\b`,
  'g'
);
const IN_TEXT = new RegExp(`(?<![\\p{L}\\d]|\\d[.,])(?:${NUMBER})(?!\\d|(?:st|nd|rd|th)\\b)`, 'gu');

/** All numbers that stand in a text, in order; the day in a date (`March 14, 1879`) and `one of` are none. */
export function numbersIn(text: string): number[] {
  const found = text.toLowerCase().replaceAll('−', '-').replace(NO_NUMBERS, ' ').match(IN_TEXT);
  return (found ?? []).map((piece) => numberOf(piece)).filter((value) => value !== null);
}
