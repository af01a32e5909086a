import { describe, expect, it } from 'vitest';
import { readLines } from '../../../../../tests/fixtures/read-lines';
import { jsonl } from '../../../../../tests/fixtures/shape-example';

describe('layouts of published sets, with what is odd in them', () => {
  it.each<[string, string, string[]]>([
    [
      'SWAG',
      jsonl(
        { startphrase: 'A dog barks. It', ending0: 'eats', ending1: 'sings', ending2: 'swims', label: 2 },
        { startphrase: 'A man sits. He', ending0: 'runs', ending1: 'eats', ending2: 'reads', label: 1 }
      ),
      ['A dog barks. It → swims | eats, sings', 'A man sits. He → eats | runs, reads']
    ],
    [
      'Alpaca: an input that is empty is no fault',
      JSON.stringify([
        { instruction: 'Name the capital of Peru.', input: '', output: 'Lima' },
        { instruction: 'Add.', input: '2 + 2', output: '4' }
      ]),
      ['Name the capital of Peru. → Lima', 'Add.\n2 + 2 → 4']
    ],
    [
      'AGIEval without options: 1 is a number, not a yes',
      jsonl({ passage: null, question: 'x + 1 = 2?', options: null, label: null, answer: '1' }),
      ['x + 1 = 2? → 1']
    ],
    [
      'a passage and the number 1',
      jsonl(
        { passage: 'Tom has 1.', question: 'How many?', answer: '1' },
        { passage: 'Ann has 1.', question: 'How many now?', answer: '1' }
      ),
      ['Tom has 1.\nHow many? → 1', 'Ann has 1.\nHow many now? → 1']
    ],
    [
      'a passage and how many: mostly 0 and 1, but not only',
      jsonl(
        ...[0, 1, 1, 0, 1, 2].map((answer, i) => ({ passage: 'P.', question: `How many ${i}?`, answer }))
      ),
      [0, 1, 1, 0, 1, 2].map((answer, i) => `P.\nHow many ${i}? → ${answer}`)
    ],
    [
      'worked solutions of which some lack their last line',
      jsonl({ question: 'Q?', answer: '2 + 2\n#### 4' }, { question: 'R?', answer: 'unfinished' }),
      ['Q? → 4', 'left out: has no final answer after ####']
    ]
  ])('%s', async (_, content, expected) => {
    expect(await readLines(content)).toEqual(expected);
  });
});
