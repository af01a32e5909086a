import { expect, it } from 'vitest';
import type { ColumnMapping, MappableTable } from '../import/import-result';
import { columnNames, mappingFrom, missingRole, rolesOf, withRole } from './column-roles';

const columns = ['nr', 'frage', 'falsch', 'richtig', 'auch richtig', 'thema'];
const mapping: ColumnMapping = {
  hasHeader: true,
  question: 'frage',
  answers: ['richtig', 'auch richtig'],
  distractors: ['falsch'],
  options: [],
  gold: null,
  id: 'nr',
  group: 'thema',
  popularity: null,
  separator: ';'
};

it('a mapping survives as roles, with the order of its answers', () => {
  const roles = rolesOf(mapping, columns);
  expect(roles).toEqual(['id', 'question', 'distractor', 'answer', 'answer', 'group']);
  expect(mappingFrom(roles, columns, mapping)).toEqual(mapping);
  const other = { ...mapping, answers: ['auch richtig', 'richtig'] };
  expect(mappingFrom(rolesOf(other, columns), columns, other)).toEqual(other);
});

it('only one column is the question; several may be answers', () => {
  expect(withRole(['question', 'none', 'answer'], 1, 'question')).toEqual(['none', 'question', 'answer']);
  expect(withRole(['question', 'none', 'answer'], 1, 'answer')).toEqual(['question', 'answer', 'answer']);
});

it('says what is missing', () => {
  expect(missingRole(['none', 'answer'])).toMatch(/holds the question/);
  expect(missingRole(['question', 'none'])).toMatch(/right answer/);
  expect(missingRole(['question', 'gold'])).toMatch(/hold the options/);
  expect(missingRole(['question', 'option', 'option'])).toMatch(/tells the right option/);
  expect(missingRole(['question', 'option', 'gold'])).toBeNull();
  expect(missingRole(['question', 'option', 'answer'])).toBeNull();
  expect(missingRole(['question', 'answer'])).toBeNull();
});

it('knows the names of columns with and without a header', () => {
  const table: MappableTable = {
    file: 'a.csv',
    format: 'csv',
    encoding: 'utf-8',
    columns: ['column 1', 'column 2'],
    rowCount: 2,
    rows: [
      ['frage', ''],
      ['Wer?', 'Ich']
    ],
    signature: 's',
    suggested: { ...mapping, hasHeader: false }
  };
  expect(columnNames(table, false)).toEqual(['column 1', 'column 2']);
  expect(columnNames(table, true)).toEqual(['frage', 'column 2']);
});
