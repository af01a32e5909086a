import { fieldOf, isRecord, type JsonRecord } from '../tables/records';
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

/** Options with their ids as labels, where the key's column says that it names an id, or the ids are letters. */
export function labelledById(options: Options, keyField: string): Options {
  const { labels, ids } = options;
  if (labels || !ids || new Set(ids).size < ids.length) return options;
  const named = /(?:id|key|letter)$/.test(keyField) || ids.every((id) => /^[A-Za-z]$/.test(id));
  return named ? { ...options, labels: ids } : options;
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

const LABEL = /^(?:\(?[a-z][).:]?|\d{1,2}|(?:option|choice|answer)[ _]?\w)$/i;

function list(value: unknown): unknown[] | null {
  const unpacked = unpackCell(value);
  return Array.isArray(unpacked) ? (unpacked as unknown[]) : null;
}

/** Takes off labels that are written into the options, `A) …`, `(B) …`, where all have them and in order. */
function labelledTexts(texts: (string | null)[]): Options {
  const parts = texts.map((text) => /^\(?([A-Za-z])[).:] ?(?=\S)/.exec(text ?? ''));
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
      const labels = items.map((item) => asText(fieldOf(item, 'label') ?? fieldOf(item, 'key')));
      const texts = items.map((item) => firstText(item, TEXTS));
      if (labels.every((label) => label !== null)) return { texts, labels };
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
  const entries = Object.entries(unpacked)
    .map(([label, text]) => [label, asText(single(text))] as const)
    .filter(([label, text]) => text !== null && LABEL.test(label));
  return entries.length > 1
    ? { texts: entries.map(([, text]) => text), labels: entries.map(([label]) => label) }
    : null;
}
