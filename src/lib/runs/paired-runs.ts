import { asProbabilities } from '../calibration/confidence';
import type { Interval } from '../calibration/intervals/bootstrap-interval';
import { calibrationDifference } from '../calibration/intervals/calibration-difference';
import { figureDifferences } from '../calibration/intervals/figure-intervals';
import { pairedAccuracyInterval } from '../calibration/intervals/paired-accuracy';
import { mean } from '../calibration/metrics/accuracy';
import { auroc } from '../calibration/metrics/auroc';
import { brier } from '../calibration/metrics/brier';
import { ece } from '../calibration/metrics/ece';
import { methodTitles, readingTitles } from '../methods/readings';
import type { MethodId, ReadingId } from '../methods/trace';
import { judgedRun, type JudgedOutcome, type JudgedRow } from './judged-rows';
import { binsFor } from './row-intervals';
import type { RunFile } from './run';

/**
 * Figures that two runs are compared by. `calibration` is the mean squared gap of the bins without what chance adds to it; the
 * ECE stands beside it without an interval, because by chance alone it differs between calibrated runs that are right
 * unequally often.
 */
export const pairedFigureNames = [
  'accuracy',
  'meanConfidence',
  'calibration',
  'ece',
  'brier',
  'auroc'
] as const;
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
}

/** A question under one reading in both runs. */
export interface PairedOutcome {
  questionId: string;
  first: JudgedOutcome;
  second: JudgedOutcome;
}

/** A method under one reading that both runs took. */
export interface PairedRow {
  method: MethodId;
  readingId: ReadingId;
  title: string;
  subtitle: string;
  /** Questions that both runs answered, with a grade and a confidence. */
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
    confidences: asProbabilities(pairs.map((pair) => pair[which].confidence!)),
    correct: pairs.map((pair) => pair[which].correct!)
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
    interval: intervals[name]
  }));
}

function pairedRow(
  first: JudgedRow,
  second: JudgedRow,
  common: ReadonlySet<string>,
  settings: PairSettings,
  seed: number
): PairedRow {
  const others = new Map(second.outcomes.map((outcome) => [outcome.questionId, outcome]));
  const counts = ({ confidence, correct }: JudgedOutcome) => confidence !== null && correct !== null;
  const pairs = first.outcomes.flatMap((outcome) => {
    const { questionId } = outcome;
    const other = common.has(questionId) ? others.get(questionId) : undefined;
    return other && counts(outcome) && counts(other) ? [{ questionId, first: outcome, second: other }] : [];
  });
  const { method, readingId } = first;
  return {
    method,
    readingId,
    title: methodTitles[method],
    subtitle: readingTitles[readingId],
    n: pairs.length,
    figures: figuresOf(pairs, settings, seed),
    mended: pairs.filter((pair) => pair.first.correct === 0 && pair.second.correct === 1),
    broken: pairs.filter((pair) => pair.first.correct === 1 && pair.second.correct === 0)
  };
}

/**
 * Holds two runs against each other on the questions they share, method by method: both get the same resamples of
 * questions, so that what makes a question easy for both falls out of the differences.
 */
export function pairRuns(first: RunFile, second: RunFile, settings: PairSettings = {}): PairedRuns {
  const words = new Map(second.run.set.questions.map(({ id, text }) => [id, text]));
  const judged = [first, second].map(({ run, traces }) => judgedRun(run, traces));
  const askedIn = ({ traces }: RunFile) => new Set(traces.map(({ questionId }) => questionId));
  const [asked, askedToo] = [askedIn(first), askedIn(second)];
  const common = new Set(
    first.run.set.questions
      .filter(({ id, text }) => asked.has(id) && askedToo.has(id) && words.get(id) === text)
      .map(({ id }) => id)
  );
  const rows = judged[0].rows.flatMap((row) => {
    const other = judged[1].rows.find(
      ({ method, readingId }) => method === row.method && readingId === row.readingId
    );
    return other ? [pairedRow(row, other, common, settings, first.run.plan.seed)] : [];
  });
  return { common: common.size, rows };
}
