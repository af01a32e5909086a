import type { Shape } from './shape';

/** Instructions as Alpaca and its like keep them: an `instruction`, an `input` that may be empty, and the `output`. */
export const instruction: Shape = {
  id: 'instruction',
  name: 'Instructions with an input and an output (Alpaca)',
  sure: 'certain',
  fits: (table) =>
    table.has('instruction', 'input', 'output') &&
    ['question', 'choices', 'options', 'answer'].every((field) => !table.has(field)) &&
    table.sample('instruction', 1).length > 0,
  read(row) {
    const asked = row.text('instruction', 'the instruction');
    const input = row.optional('input');
    return {
      text: row.within('instruction', input === undefined ? asked : `${asked}\n${input}`),
      answers: [row.text('output', 'the answer')],
      group: row.optional('category')
    };
  }
};
