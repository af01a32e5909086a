import { asProbabilities } from '../calibration/confidence';
import type { Interval } from '../calibration/intervals/bootstrap-interval';
import { calibrationDifference } from '../calibration/intervals/calibration-difference';
import { figureDifferences } from '../calibration/intervals/figure-intervals';
import { mean } from '../calibration/metrics/accuracy';
import { auroc } from '../calibration/metrics/auroc';
import { brier } from '../calibration/metrics/brier';
import { ece } from '../calibration/metrics/ece';
import type { RunFile } from '../runs/run';
import { binsFor } from './figures';
import { rowsOf, type Row } from './rows';

/** Figures that two runs are compared by. */
export const pairedFigureNames = ['accuracy', 'meanConfidence', 'ece', 'brier', 'auroc'] as const;
export type PairedFigureName = (typeof pairedFigureNames)[number];

/** A figure of two runs on the same questions. */
export interface PairedFigure {
  name: PairedFigureName;
  first: number;
  second: number;
  /** Second − first. */
  difference: number;
  /** 95 % paired bootstrap interval of the difference; `null` where there is none. */
  interval: Interval | null;
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

/** A row that both runs have: the same method under the same name, and the same signal. */
export interface PairedRow {
  first: Row;
  second: Row;
  /** Questions that both runs answered, with a grade and a value. */
  n: number;
  figures: PairedFigure[];
  /**
   * Interval of how much further the second is from calibrated, by mean squared gaps without their bias; it decides which is
   * called better calibrated. `null` where there is none.
   */
  calibration: Interval | null;
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
): Pick<PairedRow, 'figures' | 'calibration'> {
  const rows = (which: 'first' | 'second') => ({
    confidences: asProbabilities(pairs.map((pair) => pair[which].value)),
    correct: pairs.map((pair) => pair[which].correct)
  });
  const [first, second] = [rows('first'), rows('second')];
  const count = binsFor(pairs.length, bins);
  const differences = figureDifferences(second, first, { bins: count, resamples, seed });
  const calibration = calibrationDifference(second, first, { bins: count }).interval;
  const valuesOf = ({ confidences, correct }: typeof first): Record<PairedFigureName, number> => ({
    accuracy: mean(correct),
    meanConfidence: mean(confidences),
    ece: ece(confidences, correct, count),
    brier: brier(confidences, correct),
    auroc: auroc(confidences, correct)
  });
  const [values, others] = [valuesOf(first), valuesOf(second)];
  const figures = pairedFigureNames.map((name) => ({
    name,
    first: values[name],
    second: others[name],
    ...differences[name]
  }));
  return { figures, calibration };
}

/** What a row says of each question that counts. */
function sidesOf(row: Row): Map<string, PairedSide> {
  const sides = new Map<string, PairedSide>();
  row.questionIds.forEach((id, i) => {
    if (Number.isNaN(row.values[i]) || row.correct[i] < 0) return;
    sides.set(id, { value: row.values[i], correct: row.correct[i] as 0 | 1 });
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
    ...figuresOf(pairs, settings, seed),
    mended: pairs.filter((pair) => pair.first.correct === 0 && pair.second.correct === 1),
    broken: pairs.filter((pair) => pair.first.correct === 1 && pair.second.correct === 0)
  };
}

/** The questions two runs share: asked in both, with the same id and the same words. */
export function commonQuestions(first: RunFile, second: RunFile): Set<string> {
  const words = new Map(second.run.set.questions.map(({ id, text }) => [id, text]));
  const askedIn = ({ answers }: RunFile) => new Set(answers.map(({ questionId }) => questionId));
  const [asked, askedToo] = [askedIn(first), askedIn(second)];
  return new Set(
    first.run.set.questions
      .filter(({ id, text }) => asked.has(id) && askedToo.has(id) && words.get(id) === text)
      .map(({ id }) => id)
  );
}

/**
 * Holds two runs against each other on the questions they share, row by row: both get the same resamples of questions, so
 * that what makes a question easy for both falls out of the differences. Scores are left out: what is no probability has
 * no calibration to compare.
 */
export function pairRuns(first: RunFile, second: RunFile, settings: PairSettings = {}): PairedRuns {
  const common = commonQuestions(first, second);
  const confident = (file: RunFile) => rowsOf(file).filter(({ signal }) => signal.kind === 'probability');
  const others = new Map(confident(second).map((row) => [row.key, row]));
  const rows = confident(first).flatMap((row) => {
    const other = others.get(row.key);
    return other && other.method === row.method
      ? [pairedRow(row, other, common, settings, first.run.plan.seed)]
      : [];
  });
  return { common: common.size, rows };
}
