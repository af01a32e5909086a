import type { Change } from '../../calibration/intervals/before-after';
import type { Interval } from '../../calibration/intervals/bootstrap-interval';
import type { RowFit } from '../fits';
import { isFit } from '../is-fit';
import type { ShownRow } from '../shown-row';

/** A figure with its 95 % interval; NaN and `null` where there is none. */
export interface Estimate {
  value: number;
  interval: Interval | null;
}

/** A column of the table: one figure, with its interval where it can have one. */
export interface Column {
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

/** The fit of a row, where one was made. */
export const fitOf = ({ fit }: ShownRow): RowFit | null => (fit && isFit(fit) ? fit : null);
const estimate = (value: number | undefined, interval: Interval | null | undefined): Estimate => ({
  value: value ?? NaN,
  interval: interval ?? null
});
const changed = (change: Change | null | undefined) =>
  estimate(change ? change.after - change.before : undefined, change?.interval);

/** Which run a row is of, where there are several. */
const RUN: Column = { name: 'run', short: 'Run', digits: 0, paper: true, of: ({ run }) => run ?? '' };

/** Every other column, in the order they stand. */
const COLUMNS: readonly Column[] = [
  { name: 'asked', short: 'Asked', digits: 0, paper: true, of: ({ asked }) => asked },
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
    short: 'ECE corr.',
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
    name: 'ECE change without chance',
    short: 'ΔECE',
    digits: 3,
    interval: true,
    of: (shown) => changed(fitOf(shown)?.changes?.correctedEce)
  },
  { name: 'share read', short: 'Read', digits: 2, of: ({ row }) => row.parseRate ?? NaN },
  { name: 'tokens read', short: 'In', digits: 0, of: ({ row }) => row.cost.prefilledTokens },
  { name: 'tokens written', short: 'Out', digits: 0, of: ({ row }) => row.cost.decodedTokens },
  { name: 'seconds', short: 's', digits: 2, paper: true, of: ({ row }) => row.cost.seconds }
];

/** The columns of a table of some rows, in the order they stand. */
export function columnsFor(rows: readonly ShownRow[]): readonly Column[] {
  return rows.some(({ run }) => run !== null) ? [RUN, ...COLUMNS] : COLUMNS;
}
