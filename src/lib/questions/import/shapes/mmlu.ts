import { RowFault } from '../draft';
import type { Shape } from './shape';

const LETTERS = 'ABCDEFGHIJ';

/** `formal logic` of `mmlu_formal_logic_test.csv`: the subject is only in the file's name. */
function subjectOf(file: string): string | undefined {
  const stem = file
    .split('/')
    .at(-1)!
    .replace(/\.\w+$/, '');
  const subject = /^(?:mmlu[_-])?(.+?)_(?:test|dev|val|train)$/i.exec(stem)?.[1];
  return subject?.replace(/_/g, ' ');
}

/** MMLU's own CSV: no header; question, options, and the letter of the right one. */
export const mmluHeaderless: Shape = {
  id: 'mmlu',
  name: 'MMLU, without a header',
  sure: 'certain',
  fits({ hasHeader, columns, rows }) {
    const width = columns.length;
    if (hasHeader || width < 4 || width > LETTERS.length + 2) return false;
    const letters = LETTERS.slice(0, width - 2);
    const sample = rows.slice(0, 200).map(({ values }) => String(values[width - 1] ?? '').trim());
    const fitting = sample.filter((value) => value.length === 1 && letters.includes(value)).length;
    return sample.length > 0 && fitting >= 0.7 * sample.length;
  },
  read(row) {
    const { length } = row.table.columns;
    const [question, last] = ['column1', `column${length}`];
    const fields = Array.from({ length: length - 2 }, (_, i) => `column${i + 2}`);
    const text = row.text(question, 'the question');
    const letter = row.text(last, 'the letter of the right answer');
    const options = {
      texts: fields.map((field) => row.optional(field) ?? null),
      labels: [...LETTERS.slice(0, length - 2)]
    };
    if (letter.length !== 1 || !options.labels.includes(letter.toUpperCase())) {
      throw new RowFault(row.column(last), `is not a letter from A to ${options.labels.at(-1)}`, letter);
    }
    const chosen = row.choose(options, fields[0]!, last);
    return {
      text,
      answers: [chosen.texts[chosen.gold]!],
      options: chosen,
      optionsColumn: row.column(fields[0]!),
      group: subjectOf(row.table.source.file)
    };
  }
};

/** MMLU from Hugging Face: `question`, `subject`, `choices`, `answer` as an index from 0; MMLU-Pro: `options`, `answer_index`. */
export const mmlu: Shape = {
  id: 'mmlu-hf',
  name: 'MMLU',
  sure: 'certain',
  fits: (table) =>
    table.has('question', 'choices', 'answer', 'subject') || table.has('question', 'options', 'answerindex'),
  read(row) {
    const field = row.table.has('choices') ? 'choices' : 'options';
    const gold = row.table.has('answerindex') ? 'answerindex' : 'answer';
    const text = row.text('question', 'the question');
    const chosen = row.choose(row.options(field), field, gold);
    return {
      text,
      answers: [chosen.texts[chosen.gold]!],
      options: chosen,
      optionsColumn: row.column(field),
      group: row.optional('subject') ?? row.optional('category')
    };
  }
};
