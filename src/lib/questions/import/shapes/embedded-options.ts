import { RowFault } from '../draft';
import type { Table } from '../tables/table';
import { asText } from '../values/read-value';
import { questionWithOptions } from './listed-question';
import type { Shape } from './shape';

const QUESTIONS = ['question', 'input', 'prompt', 'query', 'context', 'questiontext', 'problem', 'text'];
const GOLDS = ['answerkey', 'target', 'answer', 'gold', 'label', 'correctanswer', 'correctoption', 'correct'];

function fieldsOf(table: Table): { question: string; gold: string } | null {
  const question = QUESTIONS.find((field) => table.has(field));
  const gold = GOLDS.find((field) => table.has(field));
  return question !== undefined && gold !== undefined ? { question, gold } : null;
}

const zeros = new WeakMap<Table, boolean>();

/** Whether any key of a table is 0. */
function hasZero(table: Table, gold: string): boolean {
  const known = zeros.get(table);
  if (known !== undefined) return known;
  const found = table.sample(gold, table.rows.length).some((value) => asText(value) === '0');
  zeros.set(table, found);
  return found;
}

/** ARC's own CSV, BIG-bench Hard and their like: the options stand in the question, and a column names the right one. */
export const embeddedOptions: Shape = {
  id: 'embedded-options',
  name: 'Questions with their options in the text (ARC’s CSV, BIG-bench Hard)',
  sure: 'certain',
  fits(table) {
    const fields = fieldsOf(table);
    if (!fields || table.has('choices') || table.has('options')) return false;
    const isLabel = (value: unknown) => /^\(?[A-Ja-j0-9]\)?[.:]?$/.test(asText(value) ?? '');
    return (
      table.mostly(fields.gold, isLabel) &&
      table.mostly(
        fields.question,
        (value) => typeof value === 'string' && questionWithOptions(value) !== null
      )
    );
  },
  read(row) {
    const { question, gold } = fieldsOf(row.table)!;
    const text = row.text(question, 'the question');
    const options = questionWithOptions(text);
    if (!options) {
      const reason = 'lists no lettered or numbered options, though the answer names one';
      throw new RowFault(row.column(question), reason, text);
    }
    const { labels } = options;
    // A key of 0 shows that keys do not mean the numbers of a list that begins with 1.
    const counted = labels[0] === '1' && hasZero(row.table, gold);
    const chosen = row.choose({ ...options, labels: counted ? null : labels }, question, gold);
    return {
      text: options.question,
      answers: [chosen.texts[chosen.gold]!],
      options: chosen,
      optionsColumn: row.column(question)
    };
  }
};
