import { describe, expect, it } from 'vitest';
import { importBytes } from '../../../../tests/fixtures/import-bytes';
import { readLines } from '../../../../tests/fixtures/read-lines';
import { jsonl } from '../../../../tests/fixtures/shape-example';

const doubtsOf = async (content: string) =>
  (await importBytes('x', content)).doubts.map(
    ({ about, column, row, value, rows }) => `${about} ${column} ${row} ${value} ${rows}`
  );
const row = (more: object) => ({ question: 'Q?', options: ['iron', 'wood', 'salt'], answer: 'C', ...more });
const reviewed = (column: string, ...values: unknown[]) =>
  jsonl(...values.map((value, i) => ({ ...row({ [column]: value }), question: `Q${i}?` })));

describe('what reviewers found is told where it is not used', () => {
  it.each<[string, unknown, unknown]>([
    ['corrected_answer', null, 'B'],
    ['corrected_answer', null, 0],
    ['revised_answer_index', '', 1],
    ['new_label', null, 'wood'],
    ['is_bad', false, true],
    ['flagged', 0, 1],
    ['error_type', 'ok', 'wrong_groundtruth'],
    ['issues', [], ['ambiguous']],
    ['is_valid', true, false],
    ['verified', 'yes', 'no']
  ])('%s: %s, %s', async (column, nothing, something) => {
    const content = reviewed(column, nothing, something, nothing).replaceAll('"answer"', '"correct_option"');
    const { doubts, questions } = await importBytes('x', content);
    expect(questions).toHaveLength(3);
    expect(doubts).toMatchObject([{ about: 'conflict', column, row: 2, rows: 1 }]);
    const clean = reviewed(column, nothing, nothing).replaceAll('"answer"', '"correct_option"');
    expect((await importBytes('x', clean)).doubts).toEqual([]);
  });
});

describe('a passage that stands once for several rows', () => {
  it('is told of the rows below', async () => {
    const content =
      'passage,question,answer\nIn Lima it rains.,Q?,yes it does\n,R?,no rain\nIn Rome it snows.,S?,some\n,T?,none\n,U?,much\n';
    expect(await doubtsOf(content)).toEqual(['context passage 3  3']);
    expect(await doubtsOf(content.replaceAll('\n,', '\nHere.,'))).toEqual([]);
  });
});

describe('a bare letter where other rows list their options', () => {
  it.each<[string, string]>([
    [
      'as most rows do',
      jsonl(
        { question: 'Q? A) x B) y', answer: 'B' },
        { question: 'R? A) u B) v', answer: 'A' },
        { question: 'S?', answer: 'A' }
      )
    ],
    ['as few rows do', 'question,answer\nS?,A\n"Q? (A) x (B) y",B\n"R? (A) u (B) v",A\nT?,Lima\nU?,Rome\n']
  ])('is no answer, %s', async (_, content) => {
    const lines = await readLines(content);
    expect(lines).toEqual(expect.arrayContaining(['Q? → y | x', 'R? → u | v']));
    expect(lines.filter((line) => line.startsWith('S?'))).toEqual([]);
    expect(lines.at(-1)).toMatch(/^left out: the answer is only a letter, as the keys of other rows are/);
  });

  it('may be the answer elsewhere', async () => {
    expect(await readLines('question,answer\nWhich vitamin?,C\nWhich town?,Lima\n')).toEqual([
      'Which vitamin? → C',
      'Which town? → Lima'
    ]);
  });
});
