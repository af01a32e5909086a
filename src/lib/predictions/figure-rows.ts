import type { Interval } from '../calibration';
import type { MetricsReport } from './report';

/** One figure of a report, as a line of a table. */
export interface FigureRow {
  /** Its key in the report. */
  key: string;
  name: string;
  value: number;
  /** 95 % interval, where there is one. */
  interval: Interval | null;
  /** What it is to be held against; empty where nothing is. */
  remark: string;
}

const number = (value: number) => (Number.isFinite(value) ? value.toFixed(4) : '–');

/** The figures of a report in the order in which they are read, each with its interval and what to hold it against. */
export function figureRows(report: MetricsReport): FigureRow[] {
  const clipped = report.nllClipped > 0 ? `; ${report.nllClipped} clipped at 1e-12` : '';
  const rows: [key: string, name: string, value: number, remark: string][] = [
    ['accuracy', 'right', report.accuracy, ''],
    ['meanConfidence', 'mean confidence', report.meanConfidence, ''],
    [
      'ece',
      'ECE',
      report.ece,
      `a perfectly calibrated model shows ${number(report.nullFloor)}, at most ${number(report.nullFloorUpper)} in 95 % of cases`
    ],
    ['mce', 'MCE', report.mce, 'largest gap of a bin'],
    ['adaptiveEce', 'adaptive ECE', report.adaptiveEce, 'bins of nearly equal counts'],
    ['smoothEce', 'smooth ECE', report.smoothEce, 'no bins'],
    ['brier', 'Brier', report.brier, `always saying the base rate: ${number(report.brierOfBaseRate)}`],
    ['brierReliability', 'Brier: reliability', report.brierReliability, 'smaller is better calibrated'],
    ['brierResolution', 'Brier: resolution', report.brierResolution, 'larger tells right from wrong better'],
    ['brierUncertainty', 'Brier: uncertainty', report.brierUncertainty, 'a property of the questions'],
    [
      'nll',
      `NLL of the ${report.nllOf === 'right option' ? 'right option' : 'outcome'}`,
      report.nll,
      `nats${clipped}`
    ],
    ['auroc', 'AUROC', report.auroc, '0.5 is chance'],
    ['auprc', 'AUPRC', report.auprc, 'average precision; the share right is chance'],
    ['aurc', 'AURC', report.aurc, 'mean risk over coverages, smaller is better']
  ];
  return rows.map(([key, name, value, remark]) => ({
    key,
    name,
    value,
    interval: report.intervals[key] ?? null,
    remark
  }));
}

/** The figures as CSV, a line each; what does not exist is empty. */
export function figuresCsv(report: MetricsReport): string {
  const cell = (value: number | undefined) =>
    value !== undefined && Number.isFinite(value) ? String(value) : '';
  const lines = figureRows(report).map(({ key, value, interval }) =>
    [key, cell(value), cell(interval?.[0]), cell(interval?.[1])].join(',')
  );
  const counts = [`n,${report.n},,`, `notAttempted,${report.notAttempted},,`];
  return `${['figure,value,from,to', ...counts, ...lines].join('\r\n')}\r\n`;
}
