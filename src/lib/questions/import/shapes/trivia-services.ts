import type { RowView } from '../row-view';
import { fieldOf, isRecord } from '../tables/record';
import type { Table } from '../tables/table';
import { codingOf, decoded, type TextCoding } from '../values/coded-text';
import { asText } from '../values/read-value';
import type { Shape } from './shape';

const codings = new WeakMap<Table, TextCoding | null>();

function codingIn(table: Table): TextCoding | null {
  let coding = codings.get(table);
  if (coding === undefined) {
    const texts = ['question', 'correctanswer', 'incorrectanswers', 'category']
      .flatMap((field) => table.sample(field, table.rows.length))
      .flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value]))
      .filter((value): value is string => typeof value === 'string');
    const questions = table.sample('question').filter((value): value is string => typeof value === 'string');
    // Short answers say little of how they are written.
    coding = codingOf(questions) ?? (codingOf(texts) === 'html' ? 'html' : null);
    codings.set(table, coding);
  }
  return coding;
}

function wrongFields(table: Table): string[] {
  return table.fields.filter((field) => /^incorrectanswers?\d{0,2}$/.test(field));
}

function questionIn(row: RowView): string {
  const value = row.get('question');
  const inner = isRecord(value) ? asText(fieldOf(value, 'text')) : null;
  return inner ?? row.text('question', 'the question');
}

/**
 * The Open Trivia Database's API, in any of its encodings (HTML codes, base64, URL), what is saved from it as CSV, and
 * The Trivia API, whose question is a record with a `text`.
 */
export const triviaServices: Shape = {
  id: 'trivia-service',
  name: 'Open Trivia Database or alike',
  sure: 'certain',
  fits: (table) =>
    table.has('question', 'correctanswer', 'category', 'difficulty') && wrongFields(table).length > 0,
  read(row) {
    const coding = codingIn(row.table);
    const read = (text: string) => decoded(text, coding);
    const group = row.optional('category');
    const fields = wrongFields(row.table);
    return {
      text: read(questionIn(row)),
      answers: [read(row.text('correctanswer', 'the answer'))],
      distractors: fields
        .flatMap((field) => row.list(field, /\d$/.test(field) ? 'none' : 'json'))
        .map(read)
        .filter((text) => text.trim() !== ''),
      optionsColumn: row.column(fields[0]!),
      ...(group !== undefined && { group: read(group) })
    };
  }
};
