import { RowFault, type Draft } from './draft';
import type { FileFormat } from './file-format';
import type { RecognisedTable } from './recognise';
import { Report } from './report';
import { RowView } from './row-view';
import type { TableSurvey } from './survey-table';
import { TableReading } from './table-reading';
import { SHOWS_MEDIA } from './tables/quiz-table';
import { withoutHtmlCodes } from './values/coded-text';
import { hasTags, plainTextOf } from './values/written-text';

/** How the texts of a table are written: as HTML, or plain with HTML's codes among them. */
export type Markup = 'html' | 'codes';

/** Their readers know how their texts are written. */
const KNOWN: ReadonlySet<FileFormat> = new Set([
  'gift',
  'aiken',
  'moodle-xml',
  'qti',
  'blackboard',
  'brightspace',
  'h5p'
]);
const ROWS = 50;
const ELEMENT = /^<(p|div|span|h[1-6]|center|font|b|strong|em|i|u|section|article)\b[^<>]*>[^]*<\/\1>$/i;
const CODE = /&(?:quot|amp|apos|lt|gt|nbsp|#0?39|#x27|[lr][sd]quo|[aeioun](?:acute|grave|uml|circ|tilde));/i;
/** Questions about HTML mean what they write. */
const ABOUT_HTML = /\bX?HTML\b|\bXML\b|\bentit(?:y|ies)\b|<\w+>/i;

/** How questions are written: nearly all within an element, or some with codes in them; `null` where they are plain. */
function markupIn(questions: readonly string[]): Markup | null {
  const within = questions.filter((text) => ELEMENT.test(text.trim())).length;
  if (within > 0 && within >= 0.8 * questions.length) return 'html';
  const coded = questions.some((text) => CODE.test(text));
  return coded && !questions.some((text) => ABOUT_HTML.test(text)) ? 'codes' : null;
}

/** How the texts of a table are written, by its first questions. */
export function markupOf({ table }: RecognisedTable, { read, keys }: TableSurvey): Markup | null {
  if (KNOWN.has(table.source.format)) return null;
  const reading = new TableReading(keys?.kind ?? 'index from 0');
  const report = new Report();
  const questions = table.rows.slice(0, ROWS).flatMap((row) => {
    try {
      const { text, asIs } = read(new RowView(table, row, report, reading));
      return asIs ? [] : [text];
    } catch (error) {
      if (!(error instanceof RowFault)) throw error;
      return [];
    }
  });
  return markupIn(questions);
}

/** The plain text of one of a table's texts, or `null` where it shows a picture. Not every text of HTML's has a tag in it. */
function plainOf(text: string, markup: Markup): string | null {
  const isHtml = markup === 'html' && (ELEMENT.test(text.trim()) || hasTags(text));
  return isHtml ? plainTextOf(text, 'html') : withoutHtmlCodes(text).replaceAll('\u00a0', ' ').trim();
}

/** What is said of a file whose texts are so written. */
export const MARKUP_READ: Record<Markup, string> = {
  html: 'its texts are written in HTML; they were read without the tags',
  codes: 'its texts hold HTML’s codes, such as &quot;; they were read as the characters they stand for'
};

/**
 * A draft in plain text.
 * @throws RowFault where a text shows a picture or plays a recording, or nothing is left of it
 */
export function inPlainText(draft: Draft, markup: Markup): Draft {
  if (draft.asIs) return draft;
  const column = draft.optionsColumn ?? null;
  const plain = (text: string) => {
    const read = plainOf(text, markup);
    if (read === null) throw new RowFault(null, SHOWS_MEDIA, text);
    return read;
  };
  const text = plain(draft.text);
  if (text === '') throw new RowFault(null, 'the question is empty', draft.text);
  const answers = [...new Set(draft.answers.map(plain))].filter((answer) => answer !== '');
  if (answers.length === 0) throw new RowFault(column, 'the answer is empty', draft.answers[0]);
  const { options, distractors, group } = draft;
  const texts = options?.texts.map(plain);
  const empty = texts?.indexOf('') ?? -1;
  if (empty >= 0) throw new RowFault(column, `option ${empty + 1} is empty`, options!.texts[empty]);
  return {
    ...draft,
    text,
    answers,
    ...(options && { options: { ...options, texts: texts! } }),
    ...(distractors && { distractors: distractors.map(plain).filter((wrong) => wrong !== '') }),
    ...(group !== undefined && { group: plain(group) })
  };
}
