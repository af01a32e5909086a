import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readQuestionSet } from './question-set-file';
import { UsageError } from './usage-error';

let folder: string;
const said: string[] = [];
const say = (line: string) => void said.push(line);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sets-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

it('takes a built-in set by name', async () => {
  expect((await readQuestionSet('workshop-40', say)).questions).toHaveLength(40);
});

it('takes a table, and says what it was recognised as and which row is at fault', async () => {
  said.length = 0;
  const set = await readQuestionSet(file('my facts.csv', 'question,answer\nWhy?,so\nWho?,\n'), say);
  expect(set).toMatchObject({
    id: 'my-facts',
    title: 'my facts',
    questions: [{ text: 'Why?', answers: ['so'] }]
  });
  expect(said[0]).toMatch(/^Read 1 question: .*\(CSV\)/);
  expect(said[1]).toMatch(/^my facts\.csv, row 3, answer: .*empty/);
});

it.each([
  ['nothing there', () => join(folder, 'none.csv'), /there is no file/],
  ['a folder', () => folder, /is a folder, which is not read/],
  ['an empty file', () => file('empty.csv', ''), /empty/],
  [
    'no row that is a question',
    () => file('bare.csv', 'question,answer\nWho?,\n'),
    /"question" holds the questions, but none of the other columns \(answer\)/
  ]
])('refuses %s in one line', async (_, path, reason) => {
  const refused = readQuestionSet(path(), say);
  await expect(refused).rejects.toThrow(UsageError);
  await expect(refused).rejects.toThrow(reason);
});
