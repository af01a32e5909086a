import type { CalibratorFit, Comparison, ComparisonRow, PlattFit } from '../src/lib/runs/comparison';
import { manyLooksWords } from '../src/lib/calibration';
import { fitAndJudgeWords } from '../src/lib/runs/fit-words';
import { alignedTable } from './aligned-table';

const number = (value: number, digits = 3) => (Number.isFinite(value) ? value.toFixed(digits) : '–');

function interval([lo, hi]: [number, number], digits = 3): string {
  return `[${number(lo, digits)}, ${number(hi, digits)}]`;
}

const columns: [string, (row: ComparisonRow) => string][] = [
  ['method', (row) => `${row.method} (${row.readingId})`],
  ['n', (row) => String(row.n)],
  ['right', (row) => number(row.accuracy, 2)],
  ['mean conf.', (row) => number(row.meanConfidence, 2)],
  ['ECE', (row) => number(row.ece)],
  ['without chance, 95 %', (row) => (row.eceInterval ? interval(row.eceInterval) : '–')],
  [
    'ECE floor',
    (row) => (row.eceFloor ? `${number(row.eceFloor.mean)} (95 %: ${number(row.eceFloor.upper)})` : '–')
  ],
  ['Brier (constant)', (row) => `${number(row.brier)} (${number(row.brierConstant)})`],
  ['AUROC', (row) => number(row.auroc, 2)],
  ['parsed', (row) => (row.parseRate === null ? '–' : `${Math.round(100 * row.parseRate)} %`)],
  [
    'fitted T',
    (row) => (row.fit ? number(row.fit.temperature, 2) + (row.fit.atBound ? ' (at bound)' : '') : '–')
  ],
  ['tokens in/out', (row) => `${number(row.cost.promptTokens, 0)}/${number(row.cost.outputTokens, 0)}`],
  ['s', (row) => number(row.cost.seconds, 1)]
];

/** What Platt scaling does where a temperature alone is not enough. */
function plattLine(method: string, fit: CalibratorFit, platt: PlattFit): string {
  const with95 = (value: number, ends: [number, number] | null) =>
    `${number(value, 2)}${ends ? ` ${interval(ends, 2)}` : ''}`;
  return (
    `${method}: Platt slope ${with95(platt.slope, platt.slopeInterval)}, offset ` +
    `${with95(platt.offset, platt.offsetInterval)}: NLL ${number(fit.nllBefore)} → ${number(platt.nllAfter)}, ` +
    `ECE ${number(fit.eceBefore)} → ${number(platt.eceAfter)}` +
    (platt.converged ? '' : ' (right and wrong do not overlap: smoothed targets)')
  );
}

/** The comparison as text: a table, a line a fitted temperature, a sentence a method. */
export function comparisonTable({ rows }: Comparison): string {
  const table = [columns.map(([name]) => name), ...rows.map((row) => columns.map(([, cell]) => cell(row)))];
  const fits = rows.flatMap((row) => {
    const { fit } = row;
    if (!fit) return [`${row.method}: too few questions on one side of the split to fit a temperature.`];
    return [
      `${row.method}: T = ${number(fit.temperature, 2)}${fit.interval ? ` ${interval(fit.interval, 2)}` : ''} ` +
        `${fitAndJudgeWords(fit)}: NLL ${number(fit.nllBefore)} → ${number(fit.nllAfter)}, ` +
        `ECE ${number(fit.eceBefore)} → ${number(fit.eceAfter)}${fit.atBound ? ' (T at its bound)' : ''}`,
      ...(fit.platt ? [plattLine(row.method, fit, fit.platt)] : [])
    ];
  });
  const sentences = rows.map((row) => `${row.title}: ${row.verdict.sentence}`);
  const many = manyLooksWords(rows.length, 'methods');
  return `${[alignedTable(table), fits.join('\n'), [...sentences, many].join('\n').trim()].join('\n\n')}\n`;
}
