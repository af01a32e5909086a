import { RowFault, type Draft } from '../draft';
import type { RowView } from '../row-view';
import { fieldOf, isRecord } from '../tables/record';
import { asText, unpackCell } from '../values/read-value';
import { preferredFirst } from './answer-texts';
import type { Shape } from './shape';

/** TruthfulQA with free answers: the CSV's `;`-separated lists, or the lists of the Hugging Face `generation` part. */
export const truthfulQa: Shape = {
  id: 'truthfulqa',
  name: 'TruthfulQA',
  sure: 'certain',
  fits: (table) => table.has('question', 'bestanswer', 'correctanswers', 'incorrectanswers'),
  read(row) {
    const answers = preferredFirst(row.optional('bestanswer'), listed(row, 'correctanswers'));
    if (answers.length === 0) throw new RowFault(row.column('bestanswer'), 'the answer is empty');
    return {
      text: row.text('question', 'the question'),
      answers,
      distractors: listed(row, 'incorrectanswers'),
      optionsColumn: row.column('incorrectanswers'),
      group: row.optional('category')
    };
  }
};

function listed(row: RowView, field: string): string[] {
  const value = row.get(field);
  const isText = typeof value === 'string' && typeof unpackCell(value) === 'string';
  return row.list(field, isText ? ';' : 'json');
}

/** Texts with 1 for right and 0 for wrong: `{text: 1, ...}`, or `{choices: [...], labels: [...]}`. */
function targets(value: unknown): { text: string; right: boolean }[] {
  const unpacked = unpackCell(value);
  if (!isRecord(unpacked)) return [];
  const choices = unpackCell(fieldOf(unpacked, 'choices'));
  const labels = unpackCell(fieldOf(unpacked, 'labels'));
  const pairs: [unknown, unknown][] =
    Array.isArray(choices) && Array.isArray(labels)
      ? choices.map((choice, i) => [choice, (labels as unknown[])[i]])
      : Object.entries(unpacked);
  return pairs.flatMap(([choice, label]) => {
    const text = asText(choice);
    return text === null ? [] : [{ text, right: asText(label) === '1' }];
  });
}

/** TruthfulQA as multiple choice: `mc1_targets` with one right option; the right ones of `mc2_targets` are aliases. */
export const truthfulQaChoice: Shape = {
  id: 'truthfulqa-mc',
  name: 'TruthfulQA, multiple choice',
  sure: 'certain',
  fits: (table) => table.has('question', 'mc1targets'),
  read(row): Draft {
    const single = targets(row.get('mc1targets'));
    const right = single.findIndex((target) => target.right);
    if (right < 0)
      throw new RowFault(row.column('mc1targets'), 'marks no option as right', row.get('mc1targets'));
    const more = targets(row.get('mc2targets')).filter((target) => target.right);
    return {
      text: row.text('question', 'the question'),
      answers: preferredFirst(
        single[right]!.text,
        more.map(({ text }) => text)
      ),
      options: { texts: single.map(({ text }) => text), gold: right },
      optionsColumn: row.column('mc1targets'),
      group: row.optional('category')
    };
  }
};
