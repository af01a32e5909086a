import type { NoFit } from '../calibration/fits/enough-rows';
import { riskCoverageCurve, type OperatingPoint } from '../calibration/selective/risk-coverage';
import type { CalibrationVerdict } from '../calibration/verdict';
import type { Verdict } from '../questions/verdict';
import { traceOf } from './columns';
import { figuresAt, rowVerdict } from './compare';
import { diagramOf, type Diagram } from '../calibration/diagrams/diagram';
import { confidencesOf, type ConfidenceFigures, type CountedRows, type OrderFigures } from './figures';
import { isFit, type RowFit } from './fits';
import type { RowIntervals } from './intervals';
import type { NllCurve } from './nll-curve';
import { verdictOf, type Row } from './rows';
import { valuesAt } from './values-at';

/** One question as a row sees it. */
export interface Outcome {
  questionId: string;
  answer: string | null;
  /** As it is, and at the temperature looked at; `null` where nothing could be read. */
  value: number | null;
  adjusted: number | null;
  /** 1 right, 0 wrong, `null` neither. */
  correct: 0 | 1 | null;
  verdict: Verdict;
}

/** A row with all that is shown of it. */
export interface ShownRow {
  row: Row;
  key: string;
  /** Names for people: what was asked and what is read. */
  title: string;
  subtitle: string;
  temperature: number | null;
  bins: number;
  order: OrderFigures;
  /** `null` for a score. */
  confidence: ConfidenceFigures | null;
  intervals: RowIntervals | null;
  verdict: CalibrationVerdict | null;
  fit: RowFit | NoFit | null;
  curve: NllCurve[];
}

/** What was computed beside the page, where it is there yet. */
export interface SlowParts {
  intervals?: RowIntervals | null;
  fit?: RowFit | NoFit | null;
  curve?: NllCurve[];
}

/** Name of an arm for people: the method's, with the arm's own where it has one. */
export function armTitle({ arm, method }: Pick<Row, 'arm' | 'method'>): string {
  return arm.id === method.id ? method.title : `${method.title} (${arm.id})`;
}

/** A row's figures at a temperature, with the slow parts there are; quick. */
export function shownRow(
  row: Row,
  temperature: number | null,
  wantedBins: number,
  slow: SlowParts = {}
): ShownRow {
  const { bins, order, confidence } = figuresAt(row, temperature, wantedBins);
  const { intervals = null, fit = null, curve = [] } = slow;
  return {
    row,
    key: row.key,
    title: armTitle(row),
    subtitle: row.signal.title,
    temperature,
    bins,
    order,
    confidence,
    intervals,
    verdict: rowVerdict(order, confidence, intervals),
    fit,
    curve
  };
}

function counted({ row, temperature, bins }: ShownRow): CountedRows {
  return figuresAt(row, temperature, bins).counted;
}

/** The reliability diagram of a row; `null` for a score. */
export function shownDiagram(shown: ShownRow): Diagram | null {
  if (!shown.confidence) return null;
  const rows = counted(shown);
  const ids = rows.places.map((place) => shown.row.questionIds[place]);
  return diagramOf(confidencesOf(rows), rows.correct, ids, shown.bins);
}

/** The reliability diagram of the judged questions after the fit; `null` without one. */
export function fittedDiagram({ fit }: ShownRow): Diagram | null {
  if (!fit || !isFit(fit)) return null;
  const { confidences, correct, questionIds } = fit.judged;
  return diagramOf(confidences, correct, questionIds, fit.bins);
}

/** The risk–coverage curve of a row; empty without answers. */
export function shownRiskCoverage(shown: ShownRow): OperatingPoint[] {
  const { values, correct } = counted(shown);
  return riskCoverageCurve(values, correct);
}

/** Every question of a row as it is listed. */
export function outcomesOf(row: Row, temperature: number | null): Outcome[] {
  const adjusted = valuesAt(row, temperature);
  const orNull = (value: number) => (Number.isNaN(value) ? null : value);
  return row.answers.map((stored, i) => ({
    questionId: stored.questionId,
    answer: traceOf(stored, row.arm.id)?.answer ?? null,
    value: orNull(row.values[i]),
    adjusted: orNull(adjusted[i]),
    correct: row.correct[i] < 0 ? null : (row.correct[i] as 0 | 1),
    verdict: verdictOf(row.run, stored, row.arm.id)!
  }));
}
