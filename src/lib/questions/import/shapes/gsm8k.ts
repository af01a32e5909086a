import { RowFault } from '../draft';
import { share } from '../mapping/column-values';
import type { Shape } from './shape';

/** Share of answers that end so from which the others are at fault. */
const HALF = 0.5;

/** What stands behind the last `####`, on one line; `null` where there is none. */
function finalAnswer(text: string): string | null {
  const at = text.lastIndexOf('####');
  const final = at < 0 ? '' : text.slice(at + 4).trim();
  return final === '' || final.includes('\n') ? null : final;
}

/** GSM8K: the answer is a worked solution with the number after `####`. */
export const gsm8k: Shape = {
  id: 'gsm8k',
  name: 'GSM8K',
  sure: 'certain',
  fits: (table) =>
    table.has('question', 'answer') &&
    share(table.sample('answer'), (text) => finalAnswer(text) !== null) >= HALF,
  read(row) {
    const answer = row.text('answer', 'the answer');
    const final = finalAnswer(answer);
    if (final === null) throw new RowFault(row.column('answer'), 'has no final answer after ####', answer);
    return { text: row.text('question', 'the question'), answers: [final] };
  }
};
