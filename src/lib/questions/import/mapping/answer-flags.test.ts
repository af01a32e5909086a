import { describe, expect, it } from 'vitest';
import { importBytes } from '../../../../../tests/fixtures/import-bytes';
import { readLines } from '../../../../../tests/fixtures/read-lines';
import { jsonl } from '../../../../../tests/fixtures/shape-example';
import type { ColumnMapping } from '../import-result';

describe('rows of wrong answers are left out', () => {
  it.each<[string, string, string[]]>([
    [
      'WikiQA',
      jsonl(
        { question_id: '1', question: 'how formed?', answer: 'Ice caves.', label: 0 },
        { question_id: '1', question: 'how formed?', answer: 'Snow accumulates.', label: 1 }
      ),
      ['how formed? → Snow accumulates.', 'left out: marks the answer as wrong']
    ],
    [
      'MultiRC',
      jsonl(
        { paragraph: 'P.', question: 'Who?', answer: 'Tom', label: 1 },
        { paragraph: 'P.', question: 'Who?', answer: 'Ann', label: 0 }
      ),
      ['P.\nWho? → Tom', 'left out: marks the answer as wrong']
    ],
    [
      'a table of one’s own, with one left open',
      'question,answer,is_correct\nWho?,Tom,true\nWho?,Ann,false\nWhere?,Rome,\n',
      [
        'Who? → Tom',
        'left out: marks the answer as wrong',
        'left out: does not say whether the answer is right'
      ]
    ],
    [
      'but not those of a reply',
      'question,answer,prediction,is_correct\nWho?,Tom,Tom,1\nWhen?,1999,2000,0\n',
      ['Who? → Tom', 'When? → 1999']
    ],
    [
      'by whatever name it goes',
      'question,answer,pred,is_correct\nWho?,Tom,Tom,1\nWhen?,1999,2000,0\n',
      ['Who? → Tom', 'When? → 1999']
    ],
    [
      'nor where all are right',
      'question,answer,correct\nWho?,Tom,1\nWhen?,1999,1\n',
      ['Who? → Tom', 'When? → 1999']
    ]
  ])('%s', async (_, content, expected) => {
    expect(await readLines(content)).toEqual(expected);
  });
});

describe('a person who says what the columns are', () => {
  const content =
    'question,answer,about,label\nWho?,Tom,a man of Rome,1\nWho?,Ann,a man of Rome,0\nWhere?,Oslo,the seat of a king,1\n';
  const withMapping = async (change: (mapping: ColumnMapping) => ColumnMapping) => {
    const { doubts } = await importBytes('x', content);
    const [{ signature, other }] = doubts;
    const { questions } = await importBytes('x', content, { [signature]: change(other!) });
    return questions.map(({ answers }) => answers);
  };

  it('does not make wrong answers right', async () => {
    expect(await withMapping((mapping) => mapping)).toEqual([['Tom'], ['Oslo']]);
  });

  it('can give the column another role', async () => {
    const asGroup = (mapping: ColumnMapping) => ({ ...mapping, group: 'label' });
    expect(await withMapping(asGroup)).toEqual([['Tom'], ['Ann'], ['Oslo']]);
  });
});
