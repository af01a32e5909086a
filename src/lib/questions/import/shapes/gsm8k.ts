import { RowFault } from '../draft';
import type { Shape } from './shape';

const FINAL = /\n?####\s*(\S[^\n]*)\s*$/;

/** GSM8K: the answer is a worked solution with the number after `####`. */
export const gsm8k: Shape = {
  id: 'gsm8k',
  name: 'GSM8K',
  sure: 'certain',
  fits: (table) =>
    table.has('question', 'answer') &&
    table.mostly('answer', (value) => typeof value === 'string' && FINAL.test(value)),
  read(row) {
    const answer = row.text('answer', 'the answer');
    const final = FINAL.exec(answer)?.[1].trim();
    if (final === undefined)
      throw new RowFault(row.column('answer'), 'has no final answer after ####', answer);
    return { text: row.text('question', 'the question'), answers: [final] };
  }
};
