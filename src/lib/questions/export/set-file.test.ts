import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { LAB_CSV_COLUMNS } from '../lab-columns';
import type { QuestionSet } from '../question';
import { parseQuestionSet } from '../schema';
import { setFile } from './set-file';

const set: QuestionSet = {
  id: 'own',
  title: 'Own questions',
  licence: 'CC0-1.0',
  questions: [
    {
      id: 'a',
      text: '=HYPERLINK("http://x","y")?',
      answers: ['-5', '−5', '+ five'],
      distractors: ['@SUM(A1)', '6'],
      distractorOrigins: ['file', 'hand'],
      group: 'sums',
      popularity: 0.1
    },
    { id: 'b', text: 'Two\nlines, "quoted"?', answers: ['yes'] }
  ]
};

it('JSON is a set the schema takes', () => {
  expect(parseQuestionSet(JSON.parse(setFile(set, 'json')))).toEqual(set);
});

it('JSONL holds a question a line, the heading beside the first', () => {
  const lines = setFile(set, 'jsonl').trimEnd().split('\n');
  expect(lines).toHaveLength(2);
  const { set: heading, ...first } = JSON.parse(lines[0]);
  expect(heading).toEqual({ id: 'own', title: 'Own questions', licence: 'CC0-1.0' });
  expect([first, JSON.parse(lines[1])]).toEqual(set.questions);
});

it('CSV reads in a spreadsheet and runs nothing there', () => {
  const { data } = Papa.parse<string[]>(setFile(set, 'csv').slice(1), { skipEmptyLines: true });
  expect(data[0]).toEqual([...LAB_CSV_COLUMNS]);
  expect(data[1].slice(0, 4)).toEqual(['a', `'${set.questions[0].text}`, "'-5", '["−5","+ five"]']);
  expect(data[2].slice(0, 5)).toEqual(['b', 'Two\nlines, "quoted"?', 'yes', '', '']);
});
