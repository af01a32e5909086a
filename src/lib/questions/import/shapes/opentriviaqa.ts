import { answerKey } from '../../same-answer';
import { RowFault } from '../draft';
import type { Shape } from './shape';

/** `general` of `opentriviaqa_general`: the category is only in the file's name. */
function categoryOf(file: string): string | undefined {
  const stem = file
    .split('/')
    .at(-1)!
    .replace(/\.txt$/i, '');
  return /^(?:opentriviaqa[_-])?([a-z][a-z_-]*)$/.exec(stem)?.[1]?.replace(/[_-]/g, ' ');
}

/** OpenTriviaQA's text format; the right answer is repeated among the options. */
export const openTriviaQa: Shape = {
  id: 'opentriviaqa',
  name: 'OpenTriviaQA',
  sure: 'certain',
  fits: ({ source }) => source.format === 'opentriviaqa',
  read(row) {
    const text = row.text('question', 'the question');
    const answer = row.text('answer', 'the answer');
    const group = categoryOf(row.table.source.file);
    if (row.get('options') === undefined || row.list('options').length === 0)
      return { text, answers: [answer], group };
    const options = { texts: row.list('options'), labels: null };
    const exact = options.texts.findIndex((option) => option.toLowerCase() === answer.toLowerCase());
    const keys = options.texts.map(answerKey);
    // Some answers differ from their option by an article or a full stop.
    const gold = exact >= 0 ? exact : keys.indexOf(answerKey(answer));
    if (gold < 0) throw new RowFault('answer', 'is not among the options', answer);
    return {
      text,
      answers: [options.texts[gold]!],
      options: { texts: options.texts, gold },
      optionsColumn: 'options',
      group
    };
  }
};
