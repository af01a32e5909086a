import { expect, it } from 'vitest';
import { askedFile } from '../../../tests/fixtures/asked-run';
import { testFile } from '../../../tests/fixtures/run';
import type { RunFile } from '../runs/run';
import { armFigures, armSentences } from './arm-figures';
import { rowsOf } from './rows';

const figuresOf = (file: RunFile, arm: string) => armFigures(rowsOf(file).find((row) => row.arm.id === arm)!);

it('says how often the order of options changes the choice', async () => {
  const always = await askedFile(3, { 'The right option is': ' A', 'The proposed answer is': ' A' });
  for (const arm of ['distractors-letter-orders', 'p-true', 'p-true-alternatives']) {
    expect(figuresOf(always, arm).orderChanges).toBe(1);
  }
  expect(armSentences(figuresOf(always, 'p-true'))).toEqual([
    'Another order of the options changes the choice in 100 % of questions.'
  ]);
});

it('keeps what was declined apart from what is wrong', async () => {
  const declines = { 'know".\nassistant: ': 'I don', 'points.\nassistant: ': 'no' };
  const file = await askedFile(4, declines);
  const figures = figuresOf(file, 'reward');
  expect(figures).toMatchObject({ coverage: 1, threshold: 0.5 });
  expect(figures.wrongAmongAnswered).toBe(1);
  const other = structuredClone(file);
  const trace = other.answers[0].traces.find(({ armId }) => armId === 'reward')!;
  const evidence = trace.evidence.find((each) => each.kind === 'abstention')!;
  evidence.abstained = true;
  trace.verdict = { grade: 'not-attempted', rule: 'refusal' };
  expect(figuresOf(other, 'reward')).toMatchObject({ coverage: 0.75, wrongAmongAnswered: 1 });
  expect(armSentences(figuresOf(other, 'reward'))).toEqual([
    'It answers 75 % of questions and declines the others; of those graded, 100 % are wrong.',
    'With the announced points, answering pays off from a chance of 0.50 of being right.'
  ]);
});

it('has the expected accuracy of drawn answers: what sampling once would get, declined answers being none', async () => {
  const file = await askedFile(2);
  const samples = file.answers.map(
    ({ traces }) => traces.find(({ armId }) => armId === 'samples')!.evidence[0]
  ) as { grades: string[] }[];
  samples[0].grades = ['right', 'wrong', 'not-attempted'];
  samples[1].grades = ['right', 'right', 'right'];
  expect(figuresOf(file, 'samples').expectedAccuracy).toBeCloseTo(2 / 3, 12);
});

it('says nothing of arms that have no such thing', () => {
  expect(new Set(Object.values(figuresOf(testFile(3), 'direct')))).toEqual(new Set([null]));
  expect(armSentences(figuresOf(testFile(3), 'direct'))).toEqual([]);
});
