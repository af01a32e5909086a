import { fieldOf, isRecord } from '../tables/records';
import { asText, unpackCell } from './read-value';
import { writtenOptions } from './written-options';

/** The options of a question in their order, with the labels a file gives them. `null` stands for a blank option. */
export interface Options {
  texts: (string | null)[];
  labels: string[] | null;
}

function list(value: unknown): unknown[] | null {
  const unpacked = unpackCell(value);
  return Array.isArray(unpacked) ? (unpacked as unknown[]) : null;
}

/** Takes off labels that are written into the options, `A) …`, `(B) …`, where all have them and in order. */
function labelledTexts(texts: (string | null)[]): Options {
  const parts = texts.map((text) => /^\(?([A-Z])[).:] ?(?=\S)/.exec(text ?? ''));
  const labels = parts.map((part) => part?.[1] ?? '');
  if (texts.length < 2 || labels.join('') !== 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.slice(0, texts.length)) {
    return { texts, labels: null };
  }
  return { texts: texts.map((text, i) => text!.slice(parts[i]![0].length)), labels };
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
      return {
        texts: items.map((item) =>
          asText(fieldOf(item, 'text') ?? fieldOf(item, 'value') ?? fieldOf(item, 'answer'))
        ),
        labels: labels.every((label) => label !== null) ? labels : null
      };
    }
    return items.length === 0 ? null : labelledTexts(items.map(asText));
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
    return { texts: texts.map(asText), labels: fits ? (labels as string[]) : null };
  }
  const entries = Object.entries(unpacked).filter(([, text]) => asText(text) !== null);
  const byLabel =
    entries.length > 1 && entries.every(([label]) => /^(?:[a-z]|\d{1,2}|option[ _]?\w)$/i.test(label));
  return byLabel
    ? { texts: entries.map(([, text]) => asText(text)), labels: entries.map(([label]) => label) }
    : null;
}

/** Same letter whatever its case and brackets: `(b)`, `B.` and `b`. */
function letterOf(text: string): string | null {
  return /^\(?([A-Za-z])[).:]?$/.exec(text)?.[1].toUpperCase() ?? null;
}

/**
 * Which option is meant by a label, a letter, an index from 0 or the option's own text; −1 where none is.
 * Digits are an index from 1 where the options are labelled with letters (ARC mixes both), else an index from 0.
 */
export function goldIndex(value: unknown, { texts, labels }: Options): number {
  const text = asText(value);
  if (text === null) return -1;
  if (labels) {
    const byLabel = labels.findIndex((label) => label.toUpperCase() === text.toUpperCase());
    if (byLabel >= 0) return byLabel;
  }
  const within = (index: number) => (index >= 0 && index < texts.length ? index : -1);
  if (typeof value !== 'string' || !texts.includes(text)) {
    if (/^\d{1,2}$/.test(text)) {
      const lettered =
        typeof value === 'string' && (labels?.every((label) => letterOf(label) !== null) ?? false);
      return within(Number(text) - (lettered ? 1 : 0));
    }
    const letter = letterOf(text);
    if (letter !== null) return within(letter.charCodeAt(0) - 65);
  }
  return texts.indexOf(text);
}
