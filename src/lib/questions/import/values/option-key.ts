import type { GoldKind } from '../import-result';
import { fieldKey } from '../tables/table';
import { GOLD_LETTER } from './gold-letter';
import type { Options } from './options';
import { asNumber, asText } from './read-value';
import { single } from './single';

/**
 * What the value that names the right option is: `index` and `letter` by their reading (a whole number, a letter's place),
 * `sure` where only one option can be meant (by its label, its column's name or its whole text), `several` where more
 * than one is named, `none` where none is.
 */
export type OptionKey =
  | { form: 'index'; number: number; own: number }
  | { form: 'letter'; place: number; own: number }
  | { form: 'sure'; index: number; by: 'text' | 'label' | 'name' }
  | { form: 'several' }
  | { form: 'none' };

const NAME =
  /^(?:option|opt|choice|answer|ans|alternative|candidate|response|ending|column|number|no\.?|nr\.?)[ _.:#-]*\(?(\d{1,2}|[a-j])\)?$/i;
const SEVERAL = String.raw`(?:[ ]?(?:,|;|&|\+|\/|\||and|or)[ ]?)+`;
const SEVERAL_LETTERS = new RegExp(String.raw`^\(?[A-J]\)?(?:${SEVERAL}\(?[A-J]\)?)+$`, 'i');
const SEVERAL_NUMBERS = new RegExp(String.raw`^\d{1,2}(?:${SEVERAL}\d{1,2})+$`);

const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];

/** A letter's place, from 0, whatever its case and brackets: `(b)`, `B.` and `b`. */
export function placeOfLetter(text: string): number | null {
  const letter = /^\(?([A-Za-z])[).:]?$/.exec(text)?.[1].toUpperCase();
  return letter === undefined ? null : letter.charCodeAt(0) - 65;
}

function isSame(option: string | null, text: string): boolean {
  if (option === null) return false;
  if (option.toLowerCase() === text.toLowerCase()) return true;
  const number = asNumber(text);
  return number !== null && asNumber(option) === number;
}

/** `AB`, `ACD`: letters of options in their order, none twice. */
function isRunOfLetters(text: string, count: number): boolean {
  if (!/^[A-J]{2,}$/.test(text)) return false;
  const places = [...text].map((letter) => letter.charCodeAt(0) - 65);
  return places.every((place, i) => place < count && (i === 0 || place > places[i - 1]));
}

function ownIndex(texts: Options['texts'], text: string): number {
  const exact = texts.indexOf(text);
  return exact >= 0 ? exact : texts.findIndex((option) => isSame(option, text));
}

/** What a value is among options, before it is known how the file counts. */
export function optionKey(value: unknown, options: Options): OptionKey {
  const given = single(value);
  const { texts, labels, names } = options;
  if (Array.isArray(given)) {
    return { form: new Set((given as unknown[]).map(asText)).size > 1 ? 'several' : 'none' };
  }
  const written = asText(given);
  if (written === null) return { form: 'none' };
  const text = /^\(([^()]{1,2})\)$/.exec(written)?.[1] ?? written;
  const byLabel = labels?.findIndex((label) => label.toUpperCase() === text.toUpperCase()) ?? -1;
  if (byLabel >= 0) return { form: 'sure', index: byLabel, by: 'label' };
  const key = fieldKey(text);
  // Roman numerals are letters too, but not where the columns are counted with them.
  const roman = names?.[1]?.endsWith('ii') ? ROMAN.indexOf(text.toLowerCase()) : -1;
  if (roman >= 0) return { form: 'sure', index: roman, by: 'name' };
  const byColumn = text.length > 1 ? (names?.indexOf(key) ?? -1) : -1;
  const own = ownIndex(texts, text);
  const number = asNumber(text);
  if (number !== null && Number.isInteger(number)) {
    // A number of JSON's beside options that are texts is no option's text.
    const asOption = typeof given === 'string' || options.numbers === true;
    return { form: 'index', number, own: asOption ? own : -1 };
  }
  const place = placeOfLetter(text);
  if (place !== null) return { form: 'letter', place, own };
  if (own >= 0) return { form: 'sure', index: own, by: 'text' };
  if (byColumn >= 0) return { form: 'sure', index: byColumn, by: 'name' };
  const named = NAME.exec(text)?.[1];
  if (named !== undefined) {
    const ordinal = placeOfLetter(named) ?? Number(named) - (names?.[0]?.endsWith('0') ? 0 : 1);
    return { form: 'sure', index: ordinal, by: 'name' };
  }
  if (SEVERAL_LETTERS.test(text) || SEVERAL_NUMBERS.test(text) || isRunOfLetters(text, texts.length)) {
    return { form: 'several' };
  }
  const lettered = GOLD_LETTER.exec(text)?.[1];
  return lettered === undefined
    ? { form: 'none' }
    : { form: 'sure', index: placeOfLetter(lettered)!, by: 'label' };
}

/** The index of the option that a key names in a reading; −1 where there is none. */
export function indexOfKey(key: OptionKey, kind: GoldKind): number {
  switch (key.form) {
    case 'sure':
      return key.index;
    case 'index':
      if (kind === 'text') return key.own;
      return kind === 'letter' ? -1 : key.number - (kind === 'index from 1' ? 1 : 0);
    case 'letter':
      return kind === 'text' ? key.own : key.place;
    default:
      return -1;
  }
}
