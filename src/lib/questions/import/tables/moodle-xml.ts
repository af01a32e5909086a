import type { Report } from '../report';
import { plainTextOf, type TextMarkup } from '../values/written-text';
import {
  categoryName,
  QuizRows,
  reasonOfKind,
  SHOWS_MEDIA,
  type QuizAnswer,
  type QuizKind
} from './quiz-table';
import type { Table, TableSource } from './table';
import { xmlElements, type XmlPiece } from './xml-elements';
import { MEDIA, unknownEntity, XmlFault, xmlParser } from './xml-tree';

/** What is read of a `<question>`: texts by the path of their element, and its answers. */
interface XmlQuestion {
  type: string;
  texts: Map<string, { text: string; format: string | undefined }>;
  answers: { percent: number; format: string | undefined; text: string; tolerance: string }[];
  /** Why it cannot be read. */
  failure: XmlFault | null;
}

const PATHS = new Set(['questiontext/text', 'idnumber', 'category/text', 'answer/text', 'answer/tolerance']);
const BLOCKS = new Set(['p', 'br', 'div', 'li', 'tr', 'pre']);

/** Reads one element. Its texts are read as far as they are needed, however deeply it is nested. */
function elementOf({ text }: XmlPiece): XmlQuestion {
  const question: XmlQuestion = { type: '', texts: new Map(), answers: [], failure: null };
  /** Names of the open elements below the question, the first two of them. */
  const open: string[] = [];
  let depth = 0;
  let format: string | undefined;
  let captured: string[] | null = null;
  let hasEntities = false;
  const parser = xmlParser(
    (fault) => (question.failure ??= fault),
    () => (hasEntities = true)
  );
  parser.on('opentag', ({ name, attributes }) => {
    depth++;
    if (depth === 1) question.type = String(attributes.type ?? '').trim();
    if (depth === 2 || depth === 3) open[depth - 2] = name;
    if (depth === 2) {
      format = attributes.format as string | undefined;
      if (name === 'answer') {
        const percent = Number(attributes.fraction ?? 0);
        question.answers.push({ percent, format, text: '', tolerance: '' });
      }
    }
    const path = depth === 2 ? name : `${open[0]}/${name}`;
    if (depth <= 3 && PATHS.has(path)) captured = [];
    else if (captured && BLOCKS.has(name)) captured.push('\n');
    else if (captured && MEDIA.has(name)) question.failure ??= new XmlFault(SHOWS_MEDIA);
  });
  const write = (piece: string) => captured?.push(piece);
  parser.on('text', write);
  parser.on('cdata', write);
  parser.on('closetag', ({ name }) => {
    const path = depth === 2 ? name : `${open[0]}/${name}`;
    if (captured && depth <= 3 && PATHS.has(path)) {
      const content = captured.join('');
      const unknown = hasEntities ? unknownEntity(content) : undefined;
      if (unknown) question.failure ??= new XmlFault(`refers to ${unknown}, which is not read`);
      const answer = question.answers.at(-1);
      if (path === 'answer/text') answer!.text = content;
      else if (path === 'answer/tolerance') answer!.tolerance = content;
      else if (!question.texts.has(path)) question.texts.set(path, { text: content, format });
      captured = null;
    }
    depth--;
  });
  parser.write(text).close();
  return question;
}

function markupOf(format: string | undefined, otherwise: TextMarkup): TextMarkup {
  switch (format) {
    case 'html':
      return 'html';
    case 'moodle_auto_format':
      return 'auto';
    case 'plain_text':
    case 'markdown':
      return 'plain';
    default:
      return otherwise;
  }
}

function plain(text: string, format: string | undefined, otherwise: TextMarkup): string {
  const read = plainTextOf(text, markupOf(format, otherwise));
  if (read === null) throw new XmlFault(SHOWS_MEDIA);
  return read;
}

const KINDS = new Map<string, QuizKind>([
  ['multichoice', 'multiple choice'],
  ['truefalse', 'true or false'],
  ['shortanswer', 'short answer'],
  ['numerical', 'numerical']
]);

function questionOf(element: XmlQuestion): { kind: QuizKind; text: string; answers: QuizAnswer[] } {
  if (element.failure) throw element.failure;
  const kind = KINDS.get(element.type);
  if (kind === undefined) throw new XmlFault(reasonOfKind(element.type || 'unknown'));
  const stem = element.texts.get('questiontext/text');
  const text = plain(stem?.text ?? '', stem?.format, 'html');
  const markup = kind === 'multiple choice' ? 'html' : 'plain';
  const answers = element.answers.map(({ percent, format, text: written, tolerance }): QuizAnswer => {
    if (!Number.isFinite(percent)) throw new XmlFault('has an answer whose fraction is not a number');
    const answer = plain(written, kind === 'numerical' ? undefined : format, markup).replace(/\s+/g, ' ');
    // Moodle writes the truth in English, whatever the language of the quiz.
    if (kind === 'true or false') {
      return { text: /^true$/i.test(answer) ? 'True' : /^false$/i.test(answer) ? 'False' : answer, percent };
    }
    if (kind !== 'numerical') return { text: answer, percent };
    const [value, width] = [answer === '' ? NaN : Number(answer), Math.abs(Number(tolerance.trim() || '0'))];
    return { text: answer, percent, range: { low: value - width, high: value + width } };
  });
  return { kind, text, answers };
}

/**
 * Reads a question bank as Moodle exports it. No entity but XML's and HTML's own is read, and nothing outside the file.
 */
export function readMoodleXml(text: string, source: TableSource, report: Report): Table {
  const rows = new QuizRows(source, report);
  let category: string | null = null;
  for (const piece of xmlElements(text, ['question'])) {
    const element = elementOf(piece);
    if (element.type === 'category' && !element.failure) {
      category = categoryName(element.texts.get('category/text')?.text ?? '');
      continue;
    }
    if (!rows.next(piece.line)) break;
    try {
      const id = element.texts.get('idnumber')?.text.trim() || null;
      rows.keep({ id, category, ...questionOf(element) });
    } catch (error) {
      if (!(error instanceof XmlFault)) throw error;
      rows.leaveOut(error.message, piece.text, piece.line + error.below);
    }
  }
  return rows.table();
}
