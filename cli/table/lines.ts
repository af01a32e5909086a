import type { ComparedRow } from '../../src/lib/comparison/compare';
import { isFit } from '../../src/lib/comparison/is-fit';
import { armTitle } from '../../src/lib/comparison/shown-row';
import type { Interval } from '../../src/lib/calibration/intervals/bootstrap-interval';
import { NO_MODEL } from '../../src/lib/runs/predictions/from-predictions';
import type { MetricsReport } from '../../src/lib/predictions/report';

/** A figure with its 95 % interval. */
export interface Figure {
  value: number | null;
  interval: Interval | null;
}

/** One line of the table. */
export interface TableLine {
  source: string;
  asked: string;
  read: string;
  kind: string;
  n: number;
  right: Figure;
  auroc: Figure;
  aurc: Figure;
  /** ECE, and what it would be by chance alone. */
  ece: Figure;
  /** Equal-width bins of the ECE; `null` for a score. */
  bins: number | null;
  byChance: Figure;
  brier: Figure;
  nll: Figure;
  /** ECE and Brier after the fit, on questions it was not fitted on. */
  fit: string;
  eceAfter: Figure;
  brierAfter: Figure;
}

const figure = (value: number | null | undefined, interval: Interval | null | undefined = null): Figure => ({
  value: value !== null && value !== undefined && Number.isFinite(value) ? value : null,
  interval
});

/** The line of a run's row. */
export function lineOfRow({ row, order, confidence, intervals, fits, bins }: ComparedRow): TableLine {
  const fit = fits.find(isFit);
  return {
    source: row.run.plan.modelId === NO_MODEL ? row.run.title : `${row.run.plan.modelId}, ${row.run.title}`,
    asked: armTitle(row),
    read: row.signal.title,
    kind: row.signal.kind === 'probability' ? 'probability' : 'score',
    n: order.n,
    right: figure(order.accuracy, intervals?.accuracy),
    auroc: figure(order.auroc, intervals?.auroc),
    aurc: figure(order.aurc, intervals?.aurc),
    // The interval is that of the ECE without chance, which the plain ECE lies above: it is not put beside it.
    ece: figure(confidence?.ece),
    bins: confidence && bins,
    byChance: figure(intervals?.floor?.mean, intervals?.floor ? [0, intervals.floor.upper] : null),
    brier: figure(confidence?.brier, intervals?.brier),
    nll: figure(confidence?.nll, intervals?.nll),
    fit: fit ? fit.title : '',
    eceAfter: figure(fit?.after.ece),
    brierAfter: figure(fit?.after.brier)
  };
}

/** The line of a file of predictions whose ids repeat. */
export function lineOfPredictions(report: MetricsReport): TableLine {
  const of = (name: 'accuracy' | 'auroc' | 'aurc' | 'brier' | 'nll') =>
    figure(report[name], report.intervals[name]);
  return {
    source: report.file,
    asked: 'predictions',
    read: report.format,
    kind: 'probability',
    n: report.n,
    right: of('accuracy'),
    auroc: of('auroc'),
    aurc: of('aurc'),
    ece: figure(report.ece),
    bins: report.bins,
    byChance: figure(report.nullFloor, [0, report.nullFloorUpper]),
    brier: of('brier'),
    // Elsewhere the NLL is of right or wrong.
    nll: report.nllOf === 'right or wrong' ? of('nll') : figure(null),
    fit: '',
    eceAfter: figure(null),
    brierAfter: figure(null)
  };
}
