import { RowFault } from '../draft';
import type { Shape } from './shape';

const GOOD = /^(?:ok|okay|correct|good|expert)$/i;
const CORRECTIONS = ['correctanswer', 'correctedanswer', 'newanswer', 'revisedanswer'];
/** How the lack of a correction is written. */
const NOTHING = /^(?:none|null|nan|n\/?a|-|–|no correction)$/i;
const WRONG_KEY = /^wrong[_ ]ground[_ ]?truth$/i;

/**
 * MMLU-Redux: MMLU with what reviewers found. A corrected answer goes before the first one; rows whose question or options
 * are bad, or that have no single right answer, are left out.
 */
export const mmluRedux: Shape = {
  id: 'mmlu-redux',
  name: 'MMLU-Redux',
  sure: 'certain',
  fits: (table) =>
    table.has('question', 'answer', 'errortype') && (table.has('choices') || table.has('options')),
  read(row) {
    const text = row.text('question', 'the question');
    const error = row.optional('errortype') ?? 'ok';
    const correction = CORRECTIONS.find(
      (field) => !NOTHING.test(row.optional(field) ?? '') && row.get(field) !== undefined
    );
    const corrected = correction !== undefined;
    if (!GOOD.test(error) && !WRONG_KEY.test(error)) {
      throw new RowFault(row.column('errortype'), 'is marked as a bad question by its reviewers', error);
    }
    if (WRONG_KEY.test(error) && !corrected) {
      throw new RowFault(
        row.column('errortype'),
        'is marked as wrongly keyed, and no right answer is given',
        error
      );
    }
    const field = row.table.has('choices') ? 'choices' : 'options';
    const chosen = row.choose(row.options(field), field, correction ?? 'answer');
    return {
      text,
      answers: [chosen.texts[chosen.gold]!],
      options: chosen,
      optionsColumn: row.column(field),
      group: row.optional('subject')
    };
  }
};
