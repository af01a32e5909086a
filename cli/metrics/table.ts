import { manyLooksWords } from '../../src/lib/calibration';
import { clippingWords, likelihoodWords } from '../../src/lib/calibration/metrics/nll-words';
import { decimals } from '../../src/lib/charts/numbers';
import { alignedTable } from '../aligned-table';
import { counted } from '../../src/lib/predictions/counted';
import type { Fit } from '../../src/lib/predictions/fits';
import type { MetricsReport } from '../../src/lib/predictions/report';

const number = (value: number | null | undefined, digits = 4) => decimals(value, digits);

const range = (interval: readonly [number, number] | null | undefined, digits = 4) =>
  interval ? `[${number(interval[0], digits)}, ${number(interval[1], digits)}]` : '';

const kinds: Record<MetricsReport['format'], string> = {
  confidences: 'confidences',
  logits: 'logits of options',
  'lm-evaluation-harness': 'lm-evaluation-harness samples'
};

function figureTable(report: MetricsReport): string {
  const { intervals } = report;
  const line = (name: string, value: number, interval: keyof typeof intervals, remark = '') => [
    name,
    number(value),
    range(intervals[interval]),
    remark
  ];
  const chance = `a perfectly calibrated model shows ${number(report.nullFloor)}, at most ${number(report.nullFloorUpper)} in 95 % of cases`;
  const clipped = { nll: report.nll, clipped: report.nllClipped };
  const clipping =
    report.nllClipped > 0
      ? `; ${clippingWords(clipped, report.n) ?? `${report.nllClipped} rows clipped at 1e-12`}`
      : '';
  const equalCounts = `${report.bins} bins of nearly equal counts`;
  return alignedTable([
    ['', 'value', Object.keys(intervals).length > 0 ? '95 % interval' : '', ''],
    line('right', report.accuracy, 'accuracy'),
    line('mean confidence', report.meanConfidence, 'meanConfidence'),
    line('gap', report.meanConfidence - report.accuracy, 'gap', 'above 0 is overconfident'),
    line('ECE', report.ece, '', report.binningRule),
    line('', NaN, '', chance).map((cell) => (cell === '–' ? '' : cell)),
    line('  without chance', report.correctedEce, 'ece', 'the ECE unlimited answers would show'),
    line('MCE', report.mce, 'mce', 'largest gap of a bin; interval without what chance adds'),
    line('adaptive ECE', report.adaptiveEce, 'adaptiveEce', `${equalCounts}; interval without chance`),
    line('smooth ECE', report.smoothEce, 'smoothEce', 'no bins; interval without what chance adds'),
    line('Brier', report.brier, 'brier', `always saying the base rate: ${number(report.brierOfBaseRate)}`),
    line('  reliability', report.brierReliability, '', 'smaller is better calibrated'),
    line('  resolution', report.brierResolution, '', 'larger tells right from wrong better'),
    line('  uncertainty', report.brierUncertainty, '', 'a property of the questions'),
    line(
      'NLL',
      report.nll,
      'nll',
      `nats, of ${likelihoodWords[report.nllOf === 'right option' ? 'k-way' : 'binary']}${clipping}`
    ),
    line('AUROC', report.auroc, 'auroc', '0.5 is chance'),
    line('AUPRC', report.auprc, 'auprc', 'average precision; the share right is chance'),
    line('AURC', report.aurc, 'aurc', 'mean risk over coverages, smaller is better')
  ]);
}

function parametersOf({ parameters, intervals }: Fit): string {
  return Object.entries(parameters)
    .map(([name, value]) =>
      typeof value === 'number'
        ? `${name} ${number(value, 3)} ${range(intervals[name], 3)}`.trim()
        : `${value.length} ${name}`
    )
    .join(', ');
}

function fitTable(fits: MetricsReport['fits']): string {
  const outcomes = Object.entries(fits).map(([name, { sentence }]) => `${name}: ${sentence}`);
  const many = manyLooksWords(outcomes.length, 'fits');
  const warnings = Object.entries(fits).flatMap(([name, fit]) =>
    fit.warnings.map((warning) => `${name}: ${warning}`)
  );
  const table = alignedTable([
    ['fit', 'NLL', 'of', 'Brier', 'ECE', 'fitted on', 'judged on', 'parameters'],
    ...Object.entries(fits).map(([name, fit]) => [
      name + (fit.atBound ? ' (at bound)' : ''),
      `${number(fit.nllBefore)} → ${number(fit.nllAfter)}`,
      fit.likelihood === 'k-way' ? 'the right option' : 'right or wrong',
      `${number(fit.brierBefore)} → ${number(fit.brierAfter)}`,
      `${number(fit.eceBefore)} → ${number(fit.eceAfter)}`,
      `${fit.n} rows`,
      fit.judgedOn === 'in-sample' ? 'the same rows (in-sample)' : `${fit.nJudged} others`,
      parametersOf(fit)
    ])
  ]);
  return [table, ...outcomes, ...warnings, ...(many ? [many] : [])].join('\n');
}

function groupTable(groups: NonNullable<MetricsReport['groups']>): string {
  return alignedTable([
    ['group', 'n', 'right', 'mean conf.', 'gap', 'ECE', 'AUROC'],
    ...Object.entries(groups).map(([name, group]) => [
      name,
      String(group.n),
      number(group.accuracy, 3),
      number(group.meanConfidence, 3),
      `${number(group.meanConfidence - group.accuracy, 3)} ${range(group.gapInterval, 3)}`.trim(),
      number(group.ece, 3),
      number(group.auroc, 3)
    ])
  ]);
}

/** The report as text for people. */
export function metricsTable(report: MetricsReport): string {
  const left = report.notAttempted > 0 ? `; ${report.notAttempted} not attempted, left out` : '';
  return [
    `${report.file}: ${counted(report.n, 'row')} of ${kinds[report.format]}${left}`,
    figureTable(report),
    [report.verdict.sentence, report.sampleSize, ...report.notes].join('\n'),
    ...(Object.keys(report.fits).length > 0 ? [fitTable(report.fits)] : []),
    ...(report.groups ? [groupTable(report.groups)] : [])
  ]
    .join('\n\n')
    .concat('\n');
}
