import { isDistractorName } from '../mapping/field-names';
import { fieldOf, isRecord } from '../tables/record';
import { asText, unpackCell } from '../values/read-value';
import type { Shape } from './shape';

/** SimpleQA: `problem`, `answer` and a Python dict `metadata` with the topic; wrong answers, if any, a column each. */
export const simpleQa: Shape = {
  id: 'simpleqa',
  name: 'SimpleQA',
  sure: 'certain',
  fits: (table) =>
    table.has('problem', 'answer') && (table.has('metadata') || table.has('topic', 'answertype')),
  read(row) {
    const columns = row.table.fields.filter(isDistractorName);
    const distractors: string[] = [];
    for (const field of columns) {
      const listed = row.list(field, /\d$/.test(field) ? 'none' : 'json');
      if (listed.length === 0) row.note(field, 'is empty: this question has one fewer wrong answer', 'kept');
      distractors.push(...listed);
    }
    const metadata = unpackCell(row.get('metadata'));
    const topic = isRecord(metadata) ? asText(fieldOf(metadata, 'topic')) : null;
    return {
      text: row.text('problem', 'the question'),
      answers: [row.text('answer', 'the answer')],
      ...(columns.length > 0 && { distractors, optionsColumn: row.column(columns[0]!) }),
      group: topic ?? row.optional('topic')
    };
  }
};
