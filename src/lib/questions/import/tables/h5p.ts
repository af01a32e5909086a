import type { Report } from '../report';
import { asText } from '../values/read-value';
import { plainTextOf } from '../values/written-text';
import { QuizRows, reasonOfKind, SHOWS_MEDIA, type QuizAnswer, type QuizKind } from './quiz-table';
import { isRecord, type JsonRecord } from './record';
import type { Table, TableSource } from './table';

/** A piece of content: a kind of H5P's, `MultiChoice`, with its settings. */
interface Content {
  kind: string;
  params: JsonRecord;
}

const QUESTIONS = new Set(['MultiChoice', 'TrueFalse', 'SingleChoiceSet', 'Blanks', 'Essay']);

/** Why a piece of content is no question, in words. */
class H5pFault extends Error {
  override name = 'H5pFault';
}

const recordsIn = (value: unknown): JsonRecord[] => (Array.isArray(value) ? value.filter(isRecord) : []);

/** The pieces of content within another, `{library: "H5P.MultiChoice 1.16", params: {…}}`, however deep. */
function contentsIn(value: unknown, depth = 0): Content[] {
  if (depth > 12 || typeof value !== 'object' || value === null) return [];
  if (isRecord(value) && typeof value.library === 'string' && isRecord(value.params)) {
    const [, kind] = /^H5P\.(\w+)/.exec(value.library) ?? [];
    const isQuestion = kind !== undefined && QUESTIONS.has(kind);
    const within = isQuestion ? [] : contentsIn(value.params, depth + 1);
    return kind !== undefined && within.length === 0 ? [{ kind, params: value.params }] : within;
  }
  return Object.values(value).flatMap((inner) => contentsIn(inner, depth + 1));
}

/** What the settings of one piece of content are of; they do not say it themselves. */
function kindOf(params: JsonRecord): string | null {
  const isSet = recordsIn(params.choices).some(
    ({ subContentId, answers }) => subContentId !== undefined && Array.isArray(answers)
  );
  if (isSet) return 'SingleChoiceSet';
  if (!isRecord(params.behaviour)) return null;
  if (typeof params.question === 'string' && /^(?:true|false)$/.test(String(params.correct)))
    return 'TrueFalse';
  if (
    typeof params.question === 'string' &&
    recordsIn(params.answers).some((answer) => 'correct' in answer)
  ) {
    return 'MultiChoice';
  }
  const lines = Array.isArray(params.questions) ? (params.questions as unknown[]) : [];
  return lines.length > 0 && lines.every((line) => typeof line === 'string') ? 'Blanks' : null;
}

/** The contents of a `content.json` of H5P's; none for another value. */
function contentsOf(whole: unknown, text: string): Content[] {
  if (!isRecord(whole)) return [];
  const kind = kindOf(whole);
  if (kind !== null) return [{ kind, params: whole }];
  // Not every large file is to be searched for them.
  return text.includes('"H5P.') ? contentsIn(whole) : [];
}

function plain(value: unknown): string {
  const text = plainTextOf(asText(value) ?? '', 'html');
  if (text === null) throw new H5pFault(SHOWS_MEDIA);
  return text;
}

interface Asked {
  kind: QuizKind;
  text: string;
  answers: QuizAnswer[];
}

const choice = (text: string, percent: number): QuizAnswer => ({ text, percent });

/** A sentence with one gap, `*Rome/Roma:a hint*`. */
function blank(line: string): Asked {
  const gaps = [...line.matchAll(/\*([^*]+)\*/g)];
  const [gap] = gaps;
  if (!gap || gaps.length !== 1) throw new H5pFault(reasonOfKind(gaps.length > 1 ? 'cloze' : 'description'));
  const [written = ''] = gap[1]!.split(':', 1);
  const text = line.replace(gap[0], '_____');
  const answers = written.split('/').map((answer) => choice(answer.trim(), 100));
  return { kind: 'short answer', text, answers };
}

/** The questions of a piece of content, each read by itself, so that one at fault leaves the others. */
function questionsOf({ kind, params }: Content): (() => Asked)[] {
  const refuseMedia = () => {
    if (isRecord(params.media) && isRecord(params.media.type)) throw new H5pFault(SHOWS_MEDIA);
  };
  switch (kind) {
    case 'MultiChoice':
      return [
        () => {
          refuseMedia();
          const answers = recordsIn(params.answers).map(({ text, correct }) =>
            choice(plain(text), correct === true ? 100 : 0)
          );
          return { kind: 'multiple choice', text: plain(params.question), answers };
        }
      ];
    case 'TrueFalse':
      return [
        () => {
          refuseMedia();
          const right = String(params.correct) === 'true';
          const answers = [choice('True', right ? 100 : 0), choice('False', right ? 0 : 100)];
          return { kind: 'true or false', text: plain(params.question), answers };
        }
      ];
    case 'SingleChoiceSet':
      // The first answer is the right one; they are shuffled when they are shown.
      return recordsIn(params.choices).map(({ question, answers }) => () => ({
        kind: 'multiple choice',
        text: plain(question),
        answers: (Array.isArray(answers) ? answers : []).map((answer, i) =>
          choice(plain(answer), i === 0 ? 100 : 0)
        )
      }));
    case 'Blanks':
      return (Array.isArray(params.questions) ? params.questions : []).map(
        (line) => () => blank(plain(line))
      );
    case 'Essay':
      return [
        () => {
          throw new H5pFault(reasonOfKind('essay'));
        }
      ];
    default:
      return [
        () => {
          throw new H5pFault(reasonOfKind(kind));
        }
      ];
  }
}

/**
 * Reads the content of an H5P activity; `null` where a JSON value is none.
 * @param text the JSON that the value was read from
 */
export function readH5p(whole: unknown, text: string, source: TableSource, report: Report): Table | null {
  const contents = contentsOf(whole, text);
  if (contents.length === 0) return null;
  const rows = new QuizRows(source, report);
  for (const content of contents) {
    for (const question of questionsOf(content)) {
      if (!rows.next(null)) return rows.table();
      try {
        rows.keep({ id: null, category: null, ...question() });
      } catch (error) {
        if (!(error instanceof H5pFault)) throw error;
        rows.leaveOut(error.message, JSON.stringify(content.params).slice(0, 1000));
      }
    }
  }
  return rows.table();
}
