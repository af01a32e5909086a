import type { Change } from '../../calibration/intervals/before-after';
import type { Interval } from '../../calibration/intervals/bootstrap-interval';
import { csvText } from '../../questions/csv-cell';
import { isFit, type RowFit } from '../fits';
import type { ShownRow } from '../shown-row';

/** A figure with its 95 % interval; NaN and `null` where there is none. */
interface Estimate {
  value: number;
  interval: Interval | null;
}

/** A column of the table: one figure, with its interval where it can have one. */
interface Column {
  name: string;
  /** How it is headed in a paper. */
  short: string;
  /** Decimals in a paper. */
  digits: number;
  /** Whether it can have an interval, and whether it stands in a paper’s table. */
  interval?: boolean;
  paper?: boolean;
  of(shown: ShownRow): Estimate | number | string;
}

const fitOf = ({ fit }: ShownRow): RowFit | null => (fit && isFit(fit) ? fit : null);
const estimate = (value: number | undefined, interval: Interval | null | undefined): Estimate => ({
  value: value ?? NaN,
  interval: interval ?? null
});
const changed = (change: Change | undefined) =>
  estimate(change && change.after - change.before, change?.interval);

const COLUMNS: readonly Column[] = [
  { name: 'asked', short: 'Asked', digits: 0, paper: true, of: ({ title }) => title },
  { name: 'read', short: 'Read', digits: 0, paper: true, of: ({ subtitle }) => subtitle },
  { name: 'row', short: 'Row', digits: 0, of: ({ key }) => key },
  { name: 'kind', short: 'Kind', digits: 0, of: ({ row }) => row.signal.kind },
  { name: 'temperature', short: 'T', digits: 2, of: ({ temperature }) => temperature ?? 1 },
  { name: 'n', short: 'n', digits: 0, paper: true, of: ({ order }) => order.n },
  {
    name: 'accuracy',
    short: 'Right',
    digits: 2,
    interval: true,
    paper: true,
    of: ({ order, intervals }) => estimate(order.accuracy, intervals?.accuracy)
  },
  {
    name: 'AUROC',
    short: 'AUROC',
    digits: 2,
    interval: true,
    paper: true,
    of: ({ order, intervals }) => estimate(order.auroc, intervals?.auroc)
  },
  {
    name: 'AURC',
    short: 'AURC',
    digits: 2,
    interval: true,
    paper: true,
    of: ({ order, intervals }) => estimate(order.aurc, intervals?.aurc)
  },
  {
    name: 'PRR',
    short: 'PRR',
    digits: 2,
    interval: true,
    of: ({ order, intervals }) => estimate(order.prr, intervals?.prr)
  },
  {
    name: 'mean confidence',
    short: 'Says',
    digits: 2,
    paper: true,
    of: ({ confidence }) => confidence?.meanConfidence ?? NaN
  },
  {
    name: 'confidence minus accuracy',
    short: 'Gap',
    digits: 2,
    interval: true,
    of: ({ confidence, order, intervals }) =>
      estimate(confidence ? confidence.meanConfidence - order.accuracy : NaN, intervals?.gap)
  },
  { name: 'ECE', short: 'ECE', digits: 3, of: ({ confidence }) => confidence?.ece ?? NaN },
  {
    name: 'ECE without chance',
    short: 'ECE',
    digits: 3,
    interval: true,
    paper: true,
    of: ({ intervals }) => estimate(intervals?.correctedEce ?? NaN, intervals?.ece)
  },
  {
    name: 'ECE of a calibrated model up to',
    short: 'Floor',
    digits: 3,
    paper: true,
    of: ({ intervals }) => intervals?.floor?.upper ?? NaN
  },
  { name: 'bins', short: 'Bins', digits: 0, of: ({ bins, confidence }) => (confidence ? bins : NaN) },
  {
    name: 'Brier',
    short: 'Brier',
    digits: 3,
    interval: true,
    paper: true,
    of: ({ confidence, intervals }) => estimate(confidence?.brier, intervals?.brier)
  },
  {
    name: 'Brier of the constant',
    short: 'Const.',
    digits: 3,
    of: ({ confidence }) => confidence?.brierConstant ?? NaN
  },
  {
    name: 'NLL',
    short: 'NLL',
    digits: 3,
    interval: true,
    of: ({ confidence, intervals }) => estimate(confidence?.nll, intervals?.nll)
  },
  { name: 'fit', short: 'Fit', digits: 0, paper: true, of: (shown) => fitOf(shown)?.title ?? '' },
  {
    name: 'fitted temperature',
    short: '$T$',
    digits: 2,
    interval: true,
    paper: true,
    of: (shown) => {
      const fit = fitOf(shown);
      const temperature = fit?.parameters.temperature;
      return estimate(typeof temperature === 'number' ? temperature : NaN, fit?.intervals.temperature);
    }
  },
  { name: 'fitted on', short: 'n fit', digits: 0, of: (shown) => fitOf(shown)?.nFit ?? NaN },
  { name: 'judged on', short: 'n judged', digits: 0, of: (shown) => fitOf(shown)?.nJudge ?? NaN },
  { name: 'judged', short: 'Judged', digits: 0, of: (shown) => fitOf(shown)?.splitting ?? '' },
  { name: 'NLL judged before', short: 'NLL', digits: 3, of: (shown) => fitOf(shown)?.nllBefore ?? NaN },
  {
    name: 'NLL judged after',
    short: 'NLL after',
    digits: 3,
    paper: true,
    of: (shown) => fitOf(shown)?.nllAfter ?? NaN
  },
  {
    name: 'NLL change',
    short: 'ΔNLL',
    digits: 3,
    interval: true,
    paper: true,
    of: (shown) => changed(fitOf(shown)?.changes?.nll)
  },
  {
    name: 'Brier change',
    short: 'ΔBrier',
    digits: 3,
    interval: true,
    of: (shown) => changed(fitOf(shown)?.changes?.brier)
  },
  {
    name: 'ECE judged before',
    short: 'ECE before',
    digits: 3,
    of: (shown) => fitOf(shown)?.before?.ece ?? NaN
  },
  {
    name: 'ECE judged after',
    short: 'ECE after',
    digits: 3,
    paper: true,
    of: (shown) => fitOf(shown)?.after.ece ?? NaN
  },
  {
    name: 'ECE change',
    short: 'ΔECE',
    digits: 3,
    interval: true,
    of: (shown) => changed(fitOf(shown)?.changes?.ece)
  },
  { name: 'share read', short: 'Read', digits: 2, of: ({ row }) => row.parseRate ?? NaN },
  { name: 'tokens read', short: 'In', digits: 0, of: ({ row }) => row.cost.promptTokens },
  { name: 'tokens written', short: 'Out', digits: 0, of: ({ row }) => row.cost.decodedTokens },
  { name: 'seconds', short: 's', digits: 2, paper: true, of: ({ row }) => row.cost.seconds }
];

/** What the comparison table can be copied as. */
export const tableForms = { csv: 'CSV', markdown: 'Markdown', latex: 'LaTeX' } as const;
export type TableForm = keyof typeof tableForms;

const cellNumber = (value: number) => (Number.isFinite(value) ? value : '');

/** Every figure at full precision, each end of an interval in a column of its own. */
function csv(rows: readonly ShownRow[]): string {
  const header = COLUMNS.flatMap(({ name, interval }) =>
    interval ? [name, `${name} from`, `${name} to`] : [name]
  );
  const lines = rows.map((shown) =>
    COLUMNS.flatMap(({ of, interval }) => {
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

const fixed = (value: number, digits: number, minus: string) => {
  const size = Math.abs(value).toFixed(digits);
  return value < 0 && Number(size) !== 0 ? minus + size : size;
};

const MARKDOWN: PaperForm = {
  text: (text) => text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replace(/\s+/g, ' '),
  number: (value, digits) => fixed(value, digits, '−'),
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
  number: (value, digits) => fixed(value, digits, '$-$'),
  interval: (lo, hi) => `{\\scriptsize[${lo}, ${hi}]}`
};

function markdown(rows: readonly ShownRow[], note: string): string {
  const columns = COLUMNS.filter(({ paper }) => paper);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(({ short }) => short.replaceAll('$', ''))),
    line(columns.map(({ name }) => (name === 'asked' || name === 'read' || name === 'fit' ? '---' : '---:'))),
    ...rows.map((shown) => line(columns.map((column) => paperCell(column, shown, MARKDOWN)))),
    '',
    note,
    ''
  ].join('\n');
}

function latex(rows: readonly ShownRow[], note: string): string {
  const columns = COLUMNS.filter(({ paper }) => paper);
  const line = (cells: readonly string[]) => `    ${cells.join(' & ')} \\\\`;
  const heads = columns.map(({ short }) => (short.includes('$') ? short : latexText(short)));
  return [
    '% \\usepackage{booktabs}',
    '\\begin{table*}',
    '  \\centering\\small',
    `  \\caption{${latexText(note)}}`,
    `  \\begin{tabular}{${columns.map(({ name }) => (name === 'asked' || name === 'read' || name === 'fit' ? 'l' : 'r')).join('')}}`,
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

/** What the table of some rows is of, in a sentence. */
export function tableNote(rows: readonly ShownRow[]): string {
  const [first] = rows;
  if (!first) return 'No rows.';
  const { set, plan, model } = first.row.run;
  const fit = rows.map(fitOf).find((each) => each !== null);
  const judged = fit?.splitting === 'folds' ? 'out of fold' : 'on the half it was not fitted on';
  return (
    `${set.title}, ${plan.questionIds.length} questions, ${model?.modelId ?? plan.modelId}, seed ${plan.seed}. Brackets: 95 % intervals. ` +
    `ECE: without what chance adds to it; Floor: the largest ECE a calibrated model would show in 95 % of cases. ` +
    `A score has an order but is no probability. After a fit: judged ${judged}.`
  );
}

/** The rows of a comparison as a table with all its intervals. */
export function rowsTable(rows: readonly ShownRow[], form: TableForm): string {
  if (form === 'csv') return csv(rows);
  return form === 'markdown' ? markdown(rows, tableNote(rows)) : latex(rows, tableNote(rows));
}
