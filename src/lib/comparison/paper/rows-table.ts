import { counted } from '../../predictions/counted';
import { decimals } from '../../predictions/decimals';
import { csvText } from '../../questions/csv-cell';
import { runsOf, type NamedRun } from '../run-labels';
import type { ShownRow } from '../shown-row';
import { columnsFor, fitOf, type Column } from './table-columns';

/** What the comparison table can be copied as. */
export type TableForm = 'csv' | 'markdown' | 'latex';

const cellNumber = (value: number) => (Number.isFinite(value) ? value : '');

/** Every figure at full precision, each end of an interval in a column of its own. */
function csv(rows: readonly ShownRow[]): string {
  const columns = columnsFor(rows);
  const header = columns.flatMap(({ name, interval }) =>
    interval ? [name, `${name} from`, `${name} to`] : [name]
  );
  const lines = rows.map((shown) =>
    columns.flatMap(({ of, interval }) => {
      const cell = of(shown);
      if (typeof cell === 'string') return [cell];
      if (typeof cell === 'number') return [cellNumber(cell)];
      return interval
        ? [
            cellNumber(cell.value),
            cellNumber(cell.interval?.[0] ?? NaN),
            cellNumber(cell.interval?.[1] ?? NaN)
          ]
        : [cellNumber(cell.value)];
    })
  );
  return csvText(header, lines);
}

interface PaperForm {
  text(text: string): string;
  number(value: number, digits: number): string;
  interval(lo: string, hi: string): string;
}

function paperCell({ of, digits }: Column, shown: ShownRow, form: PaperForm): string {
  const cell = of(shown);
  if (typeof cell === 'string') return form.text(cell);
  const { value, interval } = typeof cell === 'number' ? { value: cell, interval: null } : cell;
  if (!Number.isFinite(value)) return '';
  const number = (each: number) => form.number(each, digits);
  return interval
    ? `${number(value)} ${form.interval(number(interval[0]), number(interval[1]))}`
    : number(value);
}

const MARKDOWN: PaperForm = {
  text: (text) => text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replace(/\s+/g, ' '),
  number: (value, digits) => decimals(value, digits),
  interval: (lo, hi) => `[${lo}, ${hi}]`
};

const LATEX_SIGNS: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  Δ: '$\\Delta$',
  '−': '$-$',
  '–': '--',
  '’': "'",
  '→': '$\\to$'
};
/** Text as LaTeX takes it. */
export function latexText(text: string): string {
  return text.replace(/[\\~^Δ−–’→#%&_{}$]/g, (sign) => LATEX_SIGNS[sign] ?? `\\${sign}`).replace(/\s+/g, ' ');
}

const LATEX: PaperForm = {
  text: latexText,
  number: (value, digits) => decimals(value, digits, '$-$'),
  interval: (lo, hi) => `{\\scriptsize[${lo}, ${hi}]}`
};

/** Columns of words: they are set flush left. */
const WORDS = new Set(['run', 'asked', 'read', 'fit']);

function markdown(rows: readonly ShownRow[], note: string): string {
  const columns = columnsFor(rows).filter(({ paper }) => paper);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(({ short }) => short.replaceAll('$', ''))),
    line(columns.map(({ name }) => (WORDS.has(name) ? '---' : '---:'))),
    ...rows.map((shown) => line(columns.map((column) => paperCell(column, shown, MARKDOWN)))),
    '',
    note,
    ''
  ].join('\n');
}

function latex(rows: readonly ShownRow[], note: string): string {
  const columns = columnsFor(rows).filter(({ paper }) => paper);
  const line = (cells: readonly string[]) => `    ${cells.join(' & ')} \\\\`;
  const heads = columns.map(({ short }) => (short.includes('$') ? short : latexText(short)));
  return [
    '% \\usepackage{booktabs}',
    '\\begin{table*}',
    '  \\centering\\small',
    `  \\caption{${latexText(note)}}`,
    `  \\begin{tabular}{${columns.map(({ name }) => (WORDS.has(name) ? 'l' : 'r')).join('')}}`,
    '    \\toprule',
    line(heads),
    '    \\midrule',
    ...rows.map((shown) => line(columns.map((column) => paperCell(column, shown, LATEX)))),
    '    \\bottomrule',
    '  \\end{tabular}',
    '\\end{table*}',
    ''
  ].join('\n');
}

const aboutRun = ({ run, name }: NamedRun) => {
  const { set, plan, model, predictions } = run;
  const facts = [
    predictions ? `predictions of ${predictions.file}` : set.title,
    counted(plan.questionIds.length, 'question'),
    model?.modelId ?? plan.modelId,
    ...(predictions ? [] : [`seed ${plan.seed}`])
  ].join(', ');
  return name === null ? facts : `${name}: ${facts}`;
};

/** What the table of some rows is of, in a sentence. */
export function tableNote(rows: readonly ShownRow[]): string {
  if (rows.length === 0) return 'No rows.';
  const fit = rows.map(fitOf).find((each) => each !== null);
  const judged = fit?.splitting === 'folds' ? 'out of fold' : 'on the half it was not fitted on';
  return (
    `${runsOf(rows).map(aboutRun).join('; ')}. Brackets: 95 % intervals. ` +
    `ECE: without what chance adds to it; Floor: the largest ECE a calibrated model would show in 95 % of cases. ` +
    `A score has an order but is no probability. After a fit: judged ${judged}.`
  );
}

/** The rows of a comparison as a table with all its intervals. */
export function rowsTable(rows: readonly ShownRow[], form: TableForm): string {
  if (form === 'csv') return csv(rows);
  return form === 'markdown' ? markdown(rows, tableNote(rows)) : latex(rows, tableNote(rows));
}
