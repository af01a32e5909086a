import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { testSet } from '../tests/fixtures/run';
import { builtInModel } from '../src/lib/engine/catalogue';
import { chosenMethods } from './chosen-methods';
import { run } from './run';
import { skippedMethods } from './skipped-methods';
import { UsageError } from './usage-error';

const folder = mkdtempSync(join(tmpdir(), 'lab-skipped-'));
afterAll(() => rmSync(folder, { recursive: true }));

const whole = testSet(4).questions;
const bare = whole.map((question) => ({ ...question, distractors: undefined }));
const questionIds = whole.map(({ id }) => id);

const said = (methods: string, questions: typeof whole, shard?: object) =>
  skippedMethods(chosenMethods(methods, 'chat', builtInModel), { questions }, {
    questionIds,
    shard
  } as never);

it('says nothing where every question can be asked in every way', () => {
  expect(said('all', whole)).toBe(null);
  expect(said('direct', bare)).toBe(null);
});

it('names what a preset leaves out, and what skips some questions', () => {
  expect(said('usual', bare)).toMatch(/^No question has distractors, so .*distractors.* left out\.$/);
  expect(said('distractors', [whole[0]!, ...bare.slice(1)])).toBe(
    'Only 1 of 4 questions has distractors; the others are not asked by distractors.'
  );
  expect(said('distractors', bare, { parts: [1] })).toMatch(/^Only 0 of 4 questions have/);
});

it('refuses what was named and can ask no question', () => {
  expect(() => said('distractors,direct', bare)).toThrow(UsageError);
  expect(() => said('usual,distractors:mine', bare)).toThrow(
    /--methods: mine cannot be asked, since no question/
  );
  expect(() => said('distractors,distractors-letter', bare)).toThrow(
    /distractors and distractors-letter cannot/
  );
});

it('a run that names them on such a set is not begun', async () => {
  const set = join(folder, 'bare.csv');
  writeFileSync(set, 'question,answer\nCapital of France?,Paris\nCapital of Italy?,Rome\n');
  const argv = ['--set', set, '--methods', 'distractors,direct', '--out', join(folder, 'out')];
  await expect(run(argv)).rejects.toThrow(/--methods: distractors cannot be asked/);
});
