import { expect, it } from 'vitest';
import { testFile } from '../../../../tests/fixtures/run';
import { readCsv } from '../../questions/import/tables/csv';
import { Report } from '../../questions/import/report';
import { compare } from '../compare';
import { shownRow } from '../shown-row';
import { latexText, rowsTable, tableNote } from './rows-table';

const compared = compare([testFile(60)], { resamples: 50 });
const rows = compared.map(({ row, intervals, fits }) => shownRow(row, null, 0, { intervals, fit: fits[0] }));

it('CSV holds every figure at full precision with both ends of its interval', () => {
  const [header, ...lines] = readCsv(rowsTable(rows, 'csv'), 'a.csv', null, new Report()).rows.map(
    ({ cells }) => cells
  );
  expect(lines).toHaveLength(rows.length);
  const cell = (line: readonly string[], name: string) => line[header.indexOf(name)];
  for (const [i, { order, intervals, confidence, fit, key }] of rows.entries()) {
    expect(cell(lines[i], 'row')).toBe(key);
    expect(Number(cell(lines[i], 'AUROC'))).toBe(order.auroc);
    expect(Number(cell(lines[i], 'AUROC from'))).toBe(intervals!.auroc![0]);
    expect(Number(cell(lines[i], 'AUROC to'))).toBe(intervals!.auroc![1]);
    expect(cell(lines[i], 'ECE')).toBe(confidence ? String(confidence.ece) : '');
    if (fit && 'changes' in fit && fit.changes) {
      expect(Number(cell(lines[i], 'NLL change'))).toBe(fit.changes.nll.after - fit.changes.nll.before);
      expect(Number(cell(lines[i], 'NLL change from'))).toBe(fit.changes.nll.interval![0]);
      const { before, after, interval } = fit.changes.correctedEce!;
      expect(Number(cell(lines[i], 'ECE change without chance'))).toBe(after - before);
      expect(Number(cell(lines[i], 'ECE change without chance from'))).toBe(interval![0]);
    }
  }
});

it('Markdown and LaTeX have a line a row, each with as many cells as the head, and say what they are of', () => {
  const markdown = rowsTable(rows, 'markdown').split('\n');
  const cells = (line: string) => line.split(/(?<!\\)\|/).length;
  for (const line of markdown.slice(0, rows.length + 2)) expect(cells(line)).toBe(cells(markdown[0]));
  expect(markdown).toContain(tableNote(rows));
  const latex = rowsTable(rows, 'latex');
  const body = latex.split('\n').filter((line) => line.endsWith('\\\\'));
  expect(body).toHaveLength(rows.length + 1);
  const columns = /tabular}{(\w+)}/.exec(latex)![1].length;
  for (const line of body) expect(line.split(/(?<!\\)&/)).toHaveLength(columns);
  expect(latex).toMatch(/\d\.\d\d \{\\scriptsize\[\d\.\d\d, \d\.\d\d\]\}/);
});

it('no rows make a table without lines', () => {
  expect(rowsTable([], 'csv').trim().split('\r\n')).toHaveLength(1);
  expect(tableNote([])).toBe('No rows.');
});

it('LaTeX takes every sign as text', () => {
  expect(latexText('50 % of A&B_{c} $5 #1 ~^\\')).toBe(
    '50 \\% of A\\&B\\_\\{c\\} \\$5 \\#1 \\textasciitilde{}\\textasciicircum{}\\textbackslash{}'
  );
});
