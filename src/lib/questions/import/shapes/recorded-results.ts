import type { Shape } from './shape';

/** Recorded answers with a stated confidence: only question and gold answer are taken, the replies belong to no run here. */
export const recordedResults: Shape = {
  id: 'recorded-results',
  name: 'Recorded answers (question, gold answer, predicted answer)',
  sure: 'certain',
  fits: (table) => table.has('question', 'goldanswer', 'predictedanswer'),
  read: (row) => ({
    text: row.text('question', 'the question'),
    answers: [row.text('goldanswer', 'the gold answer')]
  })
};
