import { expect, it } from 'vitest';
import { readLines } from '../../../../../tests/fixtures/read-lines';
import { jsonl } from '../../../../../tests/fixtures/shape-example';

it('a log of Inspect with several epochs gives each sample once', async () => {
  const samples = [1, 2].flatMap((epoch) => [
    { id: 'a', epoch, input: 'Capital of Peru?', choices: ['Quito', 'Lima'], target: 'B' },
    { id: 'b', epoch, input: 'Planet?', choices: ['Mars', 'Sun'], target: 'A' }
  ]);
  const left = 'left out: is the same sample in another epoch';
  expect(await readLines(JSON.stringify({ version: 2, eval: {}, samples }))).toEqual([
    'Capital of Peru? → Lima | Quito',
    'Planet? → Mars | Sun',
    left,
    left
  ]);
});

it('but two tasks that count their samples alike are kept', async () => {
  const sample = (epoch: number, input: string, target: string) => ({ id: 1, epoch, input, target });
  const content = jsonl(
    sample(1, 'Capital of Peru?', 'Lima'),
    sample(1, 'Planet?', 'Mars'),
    sample(2, 'Planet?', 'Mars')
  );
  expect(await readLines(content)).toEqual([
    'Capital of Peru? → Lima',
    'Planet? → Mars',
    'left out: is the same sample in another epoch'
  ]);
});
