import { asProbabilities } from '../calibration/confidence';
import type { Interval } from '../calibration/intervals/bootstrap-interval';
import { calibrationDifference } from '../calibration/intervals/calibration-difference';
import { figureDifferences } from '../calibration/intervals/figure-intervals';
import { pairedAccuracyInterval, pairedSignTest } from '../calibration/intervals/paired-accuracy';
import { mean } from '../calibration/metrics/accuracy';
import { auroc } from '../calibration/metrics/auroc';
import { brier } from '../calibration/metrics/brier';
import { ece } from '../calibration/metrics/ece';
import type { RunFile } from '../runs/run';
import { binsFor } from './figures';
import { keptRows, type Row } from './rows';
import { commonQuestions } from './same-questions';

/**
 * Figures that two runs are compared by. `calibration` is the mean squared gap of the bins without what chance adds to it; the
 * ECE stands beside it without an interval, because by chance alone it differs between calibrated runs that are right
 * unequally often.
 */
const pairedFigureNames = ['accuracy', 'meanConfidence', 'calibration', 'ece', 'brier', 'auroc'] as const;
export type PairedFigureName = (typeof pairedFigureNames)[number];

/** A figure of two runs on the same questions. */
export interface PairedFigure {
  name: PairedFigureName;
  first: number;
  second: number;
  /** Second − first. */
  difference: number;
  /** 95 % interval of the difference, paired by question; `null` where there is none. */
  interval: Interval | null;
  /** Exact sign test of the questions that only one run got right; `null` for all but the accuracy. */
  p: number | null;
}

/** What a row says of one question. */
export interface PairedSide {
  value: number;
  correct: 0 | 1;
}

/** A question in one row of both runs. */
export interface PairedOutcome {
  questionId: string;
  first: PairedSide;
  second: PairedSide;
}

/** Two rows held against each other: a row that both runs have, or two that a person chose. */
export interface PairedRow {
  first: Row;
  second: Row;
  /** Questions that both runs answered, with a grade and a value. */
  n: number;
  figures: PairedFigure[];
  /** Wrong in the first run and right in the second, and the other way round. */
  mended: PairedOutcome[];
  broken: PairedOutcome[];
}

/** Two runs held against each other. */
export interface PairedRuns {
  /** Questions asked in both: the same id and the same words. */
  common: number;
  rows: PairedRow[];
}

/** How runs are paired. */
export interface PairSettings {
  /** Equal-width bins of the ECE; 0 for 5 below 500 questions and 10 from there. */
  bins?: number;
  /** Bootstrap resamples. */
  resamples?: number;
}

function figuresOf(
  pairs: readonly PairedOutcome[],
  { bins = 0, resamples = 1000 }: PairSettings,
  seed: number
): PairedFigure[] {
  const rows = (which: 'first' | 'second') => ({
    confidences: asProbabilities(pairs.map((pair) => pair[which].value)),
    correct: pairs.map((pair) => pair[which].correct)
  });
  const [first, second] = [rows('first'), rows('second')];
  const count = binsFor(pairs.length, bins);
  const {
    accuracy,
    meanConfidence,
    brier: score,
    auroc: area
  } = figureDifferences(second, first, {
    bins: count,
    resamples,
    seed
  });
  const calibration = calibrationDifference(second, first, { bins: count });
  const valuesOf = ({ confidences, correct }: typeof first) => ({
    accuracy: mean(correct),
    meanConfidence: mean(confidences),
    ece: ece(confidences, correct, count),
    brier: brier(confidences, correct),
    auroc: auroc(confidences, correct)
  });
  const [values, others] = [valuesOf(first), valuesOf(second)];
  const intervals: Record<PairedFigureName, Interval | null> = {
    accuracy: accuracy.interval && pairedAccuracyInterval(second.correct, first.correct),
    meanConfidence: meanConfidence.interval,
    calibration: calibration.interval,
    ece: null,
    brier: score.interval,
    auroc: area.interval
  };
  const all = {
    first: { ...values, calibration: calibration.second },
    second: { ...others, calibration: calibration.first }
  };
  return pairedFigureNames.map((name) => ({
    name,
    first: all.first[name],
    second: all.second[name],
    difference: all.second[name] - all.first[name],
    interval: intervals[name],
    p: name === 'accuracy' ? pairedSignTest(second.correct, first.correct) : null
  }));
}

/** What a row says of each question that counts. */
function sidesOf(row: Row): Map<string, PairedSide> {
  const sides = new Map<string, PairedSide>();
  row.questionIds.forEach((id, i) => {
    if (Number.isNaN(row.values[i]) || row.correct[i]! < 0) return;
    sides.set(id, { value: row.values[i]!, correct: row.correct[i] as 0 | 1 });
  });
  return sides;
}

function pairedRow(
  first: Row,
  second: Row,
  common: ReadonlySet<string>,
  settings: PairSettings,
  seed: number
): PairedRow {
  const others = sidesOf(second);
  const pairs = [...sidesOf(first)].flatMap(([questionId, side]) => {
    const other = common.has(questionId) ? others.get(questionId) : undefined;
    return other ? [{ questionId, first: side, second: other }] : [];
  });
  return {
    first,
    second,
    n: pairs.length,
    figures: figuresOf(pairs, settings, seed),
    mended: pairs.filter((pair) => pair.first.correct === 0 && pair.second.correct === 1),
    broken: pairs.filter((pair) => pair.first.correct === 1 && pair.second.correct === 0)
  };
}

/** Rows of a run that are confidences. */
export const confident = (file: RunFile): Row[] =>
  keptRows(file).filter(({ signal }) => signal.kind === 'probability');

/**
 * Holds two runs against each other on the questions they share, row by row: both get the same resamples of questions, so
 * that what makes a question easy for both falls out of the differences. Scores are left out: what is no probability has
 * no calibration to compare.
 */
export function pairRuns(first: RunFile, second: RunFile, settings: PairSettings = {}): PairedRuns {
  const common = commonQuestions(first, second);
  const given = Boolean(first.run.predictions ?? second.run.predictions);
  const others = new Map(confident(second).map((row) => [row.key, row]));
  const rows = confident(first).flatMap((row) => {
    const other = others.get(row.key);
    return other && (given || other.method === row.method)
      ? [pairedRow(row, other, common, settings, first.run.plan.seed)]
      : [];
  });
  return { common: common.size, rows };
}

/**
 * Holds one row of a run against one of another, whatever they are called: a file of predictions names its own.
 * @param keys of a probability of each
 * @returns `null` where there is no such row
 */
export function pairChosen(
  first: RunFile,
  second: RunFile,
  keys: readonly [string, string],
  settings: PairSettings = {}
): PairedRow | null {
  const [row, other] = [first, second].map((file, i) => confident(file).find(({ key }) => key === keys[i]));
  const common = commonQuestions(first, second);
  return row && other ? pairedRow(row, other, common, settings, first.run.plan.seed) : null;
}
