import type { GoldKind } from '../import-result';
import { isRecord, type JsonRecord } from '../tables/record';
import { fieldKey } from '../tables/table';
import { GOLD_LETTER } from './gold-letter';
import type { Options } from './options';
import { asNumber, asText } from './read-value';
import { single } from './single';

/**
 * What the value that names the right option is: `index` and `letter` by their reading (a whole number, a letter's place),
 * `sure` where only one option can be meant (by its label, its column's name or its whole text), `marks` where a list of 0
 * and 1 marks one of two options or names both, `several` where more than one is named, `none` where none is.
 */
export type OptionKey =
  | { form: 'index'; number: number; own: number }
  | { form: 'letter'; place: number; own: number }
  | { form: 'sure'; index: number; by: 'text' | 'label' | 'name' | 'mark' }
  | { form: 'marks'; index: number }
  | { form: 'several' }
  | { form: 'none' };

const NAME =
  /^(?:option|opt|choice|answer|ans|alternative|candidate|response|ending|column|number|no\.?|nr\.?)[ _.:#-]*\(?(\d{1,2}|[a-j])\)?$/i;
const BETWEEN = String.raw`(?:,|;|&|\+|\/|\||and|or)`;
// Spaces are matched in one way only: what may be matched in two takes exponential time.
const SEVERAL = String.raw`[ ]?${BETWEEN}(?:[ ]{0,2}${BETWEEN})*[ ]?`;
const SEVERAL_LETTERS = new RegExp(String.raw`^\(?[A-J]\)?(?:${SEVERAL}\(?[A-J]\)?)+$`, 'i');
const SEVERAL_NUMBERS = new RegExp(String.raw`^\d{1,2}(?:${SEVERAL}\d{1,2})+$`);

const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];

/** A letter's place, from 0, whatever its case and brackets: `(b)`, `B.` and `b`. */
export function placeOfLetter(text: string): number | null {
  const letter = /^\(?([A-Za-z])[).:]?$/.exec(text)?.[1]?.toUpperCase();
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
  return places.every((place, i) => place < count && (i === 0 || place > places[i - 1]!));
}

function ownIndex(texts: Options['texts'], text: string): number {
  const exact = texts.indexOf(text);
  return exact >= 0 ? exact : texts.findIndex((option) => isSame(option, text));
}

/** What the options of `marked` are right by: one of them, or more than one; `null` where none is. */
const keyOfMarks = (marked: readonly number[]): OptionKey =>
  marked.length === 0
    ? { form: 'none' }
    : marked.length === 1
      ? { form: 'sure', index: marked[0]!, by: 'mark' }
      : { form: 'several' };

/** What a list says that marks the right ones with 1, one element an option, `[0, 1, 0]`; `null` for another list. */
function markedIn(list: readonly unknown[], count: number): OptionKey | null {
  const marks = list.map((mark) => (typeof mark === 'boolean' ? Number(mark) : asNumber(mark)));
  if (count < 2 || marks.length !== count || !marks.every((mark) => mark === 0 || mark === 1)) return null;
  const marked = marks.flatMap((mark, i) => (mark === 1 ? [i] : []));
  if (marked.length === 0) return null;
  const areIndices = count === 2 && marked.length === 1 && list.every((mark) => typeof mark !== 'boolean');
  return areIndices ? { form: 'marks', index: marked[0]! } : keyOfMarks(marked);
}

/** What a record says that has a flag for each label, `{answer_a_correct: "true", …}`; `null` for another record. */
function flaggedIn(record: JsonRecord, { texts, labels, names }: Options): OptionKey | null {
  const flags = Object.entries(record).map(([name, value]) => [fieldKey(name), asText(value)] as const);
  if (flags.length < 2 || !flags.every(([, value]) => value === null || FLAG.test(value))) return null;
  const keys = (labels ?? names ?? []).map(fieldKey);
  const flagOf = (key: string) =>
    flags.find(([name]) => name === key || name === `${key}correct` || name === `${key}iscorrect`)?.[1];
  const own = keys.map(flagOf);
  if (keys.length !== texts.length || own.length === 0 || own.includes(undefined)) return null;
  return keyOfMarks(own.flatMap((flag, i) => (/^(?:true|1)$/i.test(flag ?? '') ? [i] : [])));
}

const FLAG = /^(?:true|false|0|1)$/i;

/** Whether an element of a list names an option, however the file counts. */
function namesOne(value: unknown, options: Options): boolean {
  const item = single(value);
  if (typeof item === 'object') return false;
  const key = optionKey(item, options);
  const count = options.texts.length;
  if (key.form === 'index') return key.own >= 0 || (key.number >= 0 && key.number <= count);
  return key.form === 'letter' ? key.own >= 0 || key.place < count : key.form === 'sure';
}

/** What a value is among options, before it is known how the file counts. */
export function optionKey(value: unknown, options: Options): OptionKey {
  const given = single(value);
  const { texts, labels, names } = options;
  if (Array.isArray(given)) {
    const items = given as unknown[];
    const marked = markedIn(items, texts.length);
    if (marked) return marked;
    const isSeveral = new Set(items.map(asText)).size > 1 && items.every((item) => namesOne(item, options));
    return { form: isSeveral ? 'several' : 'none' };
  }
  if (isRecord(given)) return flaggedIn(given, options) ?? { form: 'none' };
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
  // A letter with the text of another option behind it names two.
  const behind = lettered === undefined ? -1 : ownIndex(texts, text.replace(/^\(?[A-Za-z][).:]\s*/, ''));
  if (behind >= 0 && behind !== placeOfLetter(lettered!)) return { form: 'several' };
  return lettered === undefined
    ? { form: 'none' }
    : { form: 'sure', index: placeOfLetter(lettered)!, by: 'label' };
}

/** The index of the option that a key names in a reading; −1 where there is none. */
export function indexOfKey(key: OptionKey, kind: GoldKind): number {
  switch (key.form) {
    case 'sure':
      return key.index;
    case 'marks':
      return kind === 'marks' ? key.index : -1;
    case 'index':
      if (kind === 'text') return key.own;
      return kind === 'letter' || kind === 'marks' ? -1 : key.number - (kind === 'index from 1' ? 1 : 0);
    case 'letter':
      return kind === 'text' ? key.own : key.place;
    default:
      return -1;
  }
}
