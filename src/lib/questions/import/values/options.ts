import { fieldOf, isRecord, type JsonRecord } from '../tables/record';
import { single } from './single';
import { asText, unpackCell } from './read-value';
import { writtenOptions } from './written-options';

/** The options of a question in their order, with the labels a file gives them. `null` stands for a blank option. */
export interface Options {
  texts: (string | null)[];
  labels: string[] | null;
  /** What a number counts from by the layout's convention: lists of programs from 0. Absent where there is none. */
  from?: 0 | 1;
  /** Whether the file writes the options as numbers. */
  numbers?: boolean;
  /** Keys of the columns they stand in, where each has its own. */
  names?: string[];
  /** Ids the file gives them beside their texts: labels where a key names an id. */
  ids?: string[];
}

/**
 * Options with their ids as labels, where the key's column says that it names an id, or the ids do more than count the
 * options: a number beside options that are counted in order may be their place as well.
 */
export function labelledById(options: Options, keyField: string): Options {
  const { labels, ids } = options;
  if (labels || !ids || new Set(ids).size < ids.length) return options;
  const counts = [0, 1].some((from) => ids.every((id, i) => id === String(i + from)));
  return !counts || /(?:id|key|letter)s?$/.test(keyField) ? { ...options, labels: ids } : options;
}

const TEXTS = [
  'text',
  'value',
  'answer',
  'answertext',
  'optiontext',
  'option',
  'content',
  'atext',
  'body',
  'title'
];
const IDS = ['id', 'optionid', 'answerid', 'choiceid', 'aid', 'letter'];

function firstText(record: JsonRecord, names: readonly string[]): string | null {
  for (const name of names) {
    const text = asText(fieldOf(record, name));
    if (text !== null) return text;
  }
  return null;
}

const LABEL =
  /^(?:\(?[a-z][).:]?|\d{1,2}|(?:option|opt|op|choice|answer|ans|ending|candidate|alternative|item)[ _-]?(?:\d{1,2}|[a-z])|first|second|third|fourth|fifth)$/i;

/** A letter or a number that can only stand for an option whose text is elsewhere. */
const SHORT = /^(?:[A-Za-z]|\d{1,3})$/;

function list(value: unknown): unknown[] | null {
  const unpacked = unpackCell(value);
  return Array.isArray(unpacked) ? (unpacked as unknown[]) : null;
}

/**
 * The labels that run on from the first of a series, in the order they are given: `n` beside `A` and `B` is none. All of
 * them where there is no such series.
 */
function seriesOfLabels(labels: readonly string[]): readonly string[] {
  for (const series of ['ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz']) {
    if (!labels.includes(series[0]!)) continue;
    const end = [...series].findIndex((letter) => !labels.includes(letter));
    const run = end < 0 ? series : series.slice(0, end);
    return labels.filter((label) => label.length === 1 && run.includes(label));
  }
  return labels;
}

/** Takes off labels that are written into the options, `A) …`, `(B) …`, where all have them and in order. */
export function labelledTexts(texts: (string | null)[]): Options {
  const parts = texts.map((text) => /^\(?([A-Za-z]) ?[).:] ?(?=\S)/.exec(text ?? ''));
  const labels = parts.map((part) => part?.[1] ?? '');
  const series = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.slice(0, texts.length);
  if (texts.length < 2 || (labels.join('') !== series && labels.join('') !== series.toLowerCase())) {
    return { texts, labels: null, from: 0 };
  }
  return { texts: texts.map((text, i) => text!.slice(parts[i]![0].length)), labels, from: 0 };
}

/**
 * Options in any of the layouts publishers use: a list of texts; `{text: [...], label: [...]}`; a list of
 * `{text, label}`; `{A: ..., B: ...}`; `{choices: [...]}`; one of these as text; or a text with labels, `(A) … (B) …`.
 * `null` where it is none.
 */
export function optionsOfValue(value: unknown): Options | null {
  const unpacked = unpackCell(value);
  if (Array.isArray(unpacked)) {
    const items = unpacked as unknown[];
    if (items.length > 0 && items.every(isRecord)) {
      const pairs = items.map((item) => Object.entries(item));
      if (pairs.every(([[label] = [''], ...more]) => more.length === 0 && LABEL.test(label))) {
        return { texts: pairs.map(([pair]) => asText(pair![1])), labels: pairs.map(([pair]) => pair![0]) };
      }
      const labels = items.map((item) => asText(fieldOf(item, 'label') ?? fieldOf(item, 'key')));
      const texts = items.map((item) => firstText(item, TEXTS));
      if (labels.every((label) => label !== null)) {
        // `{value: "a", label: "Mars"}`, as forms write their choices.
        const isSwapped =
          texts.every((text) => SHORT.test(text ?? '')) && !labels.every((own) => SHORT.test(own));
        return isSwapped ? { texts: labels, labels: texts as string[] } : { texts, labels };
      }
      const ids = items.map((item) => firstText(item, IDS));
      const counted = ids.every((id, i) => id === String(i + 1));
      return {
        texts,
        labels: null,
        // Where the file itself counts them from 1, a list's own way of counting says nothing.
        ...(!counted && { from: 0 as const }),
        ...(ids.every((id) => id !== null) && { ids })
      };
    }
    if (items.length === 0) return null;
    const numbers = items.some((item) => typeof item === 'number' || typeof item === 'bigint');
    return { ...labelledTexts(items.map(asText)), ...(numbers && { numbers }) };
  }
  if (typeof unpacked === 'string') {
    const written = writtenOptions(unpacked);
    return written?.before === '' ? written : null;
  }
  if (!isRecord(unpacked)) return null;
  const texts = list(fieldOf(unpacked, 'text') ?? fieldOf(unpacked, 'texts') ?? fieldOf(unpacked, 'choices'));
  if (texts) {
    const labels = list(fieldOf(unpacked, 'label') ?? fieldOf(unpacked, 'labels'))?.map(asText);
    const fits = labels?.length === texts.length && labels.every((label) => label !== null);
    return {
      texts: texts.map(asText),
      ...(fits ? { labels: labels as string[] } : { labels: null, from: 0 })
    };
  }
  // Other fields (an id, say) may stand beside the labelled ones.
  const series = seriesOfLabels(Object.keys(unpacked).filter((label) => LABEL.test(label)));
  const entries = series
    .map((label) => [label, asText(single(unpacked[label]))] as const)
    .filter(([, text]) => text !== null);
  return entries.length > 1
    ? { texts: entries.map(([, text]) => text), labels: entries.map(([label]) => label) }
    : null;
}
