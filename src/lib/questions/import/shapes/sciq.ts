import type { Shape } from './shape';

const DISTRACTORS = ['distractor1', 'distractor2', 'distractor3'];

/** SciQ: `question`, `correct_answer`, `distractor1` … `distractor3`. */
export const sciQ: Shape = {
  id: 'sciq',
  name: 'SciQ',
  sure: 'certain',
  fits: (table) => table.has('question', 'correctanswer', ...DISTRACTORS),
  read(row) {
    for (const field of DISTRACTORS) {
      if (row.get(field) === undefined)
        row.note(field, 'is empty: this question has one fewer wrong answer', 'kept');
    }
    return {
      text: row.text('question', 'the question'),
      answers: [row.text('correctanswer', 'the answer')],
      distractors: DISTRACTORS.map((field) => row.optional(field)).filter((text) => text !== undefined),
      optionsColumn: row.column('distractor1')
    };
  }
};
