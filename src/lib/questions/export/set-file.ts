import { csvCell } from '../csv-cell';
import { LAB_CSV_COLUMNS } from '../lab-columns';
import { headingOf, type Question, type QuestionSet } from '../question';

/** What the lab writes a question set as. */
export const setFileFormats = ['json', 'jsonl', 'csv'] as const;
export type SetFileFormat = (typeof setFileFormats)[number];

/** MIME types of the formats. */
export const setFileTypes: Record<SetFileFormat, string> = {
  json: 'application/json',
  jsonl: 'application/jsonl',
  csv: 'text/csv;charset=utf-8'
};

/** A question set as the pieces of a JSON file, a question a line, so that no text longer than a question is made. */
export function* setJsonPieces(set: QuestionSet): Generator<string> {
  yield `${JSON.stringify(headingOf(set)).slice(0, -1)},"questions":[`;
  for (const [i, question] of set.questions.entries())
    yield `${i > 0 ? ',' : ''}\n${JSON.stringify(question)}`;
  yield '\n]}\n';
}

const json = (set: QuestionSet) => [...setJsonPieces(set)].join('');

function jsonl(set: QuestionSet): string {
  return set.questions
    .map((question, i) => `${JSON.stringify(i === 0 ? { ...question, set: headingOf(set) } : question)}\n`)
    .join('');
}

function list(items: readonly string[] | undefined): string {
  return items === undefined ? '' : JSON.stringify(items);
}

function cells(
  question: Question,
  set: QuestionSet | null
): Record<(typeof LAB_CSV_COLUMNS)[number], string> {
  const { id, text, answers, distractors, distractorOrigins, fixedAnswerIndex, group, popularity } = question;
  return {
    id,
    question: text,
    answer: answers[0]!,
    aliases: answers.length > 1 ? list(answers.slice(1)) : '',
    distractors: list(distractors),
    distractor_origins: list(distractorOrigins),
    fixed_answer_index: String(fixedAnswerIndex ?? ''),
    group: group ?? '',
    popularity: String(popularity ?? ''),
    set: set ? JSON.stringify(headingOf(set)) : ''
  };
}

/** With a byte order mark: without one a spreadsheet takes UTF-8 for something else. */
function csv(set: QuestionSet): string {
  const rows = set.questions.map((question, i) => {
    const row = cells(question, i === 0 ? set : null);
    return LAB_CSV_COLUMNS.map((column) => csvCell(row[column])).join(',');
  });
  return `\ufeff${[LAB_CSV_COLUMNS.join(','), ...rows].join('\r\n')}\r\n`;
}

/** A question set as the text of a file that the lab reads again without loss. */
export function setFile(set: QuestionSet, format: SetFileFormat): string {
  return { json, jsonl, csv }[format](set);
}
