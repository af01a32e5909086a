import type { NoFit } from '../calibration/fits/enough-rows';
import type { CalibrationVerdict } from '../calibration/verdict';
import type { Verdict } from '../questions/verdict';
import { figuresAt, rowVerdict } from './compare';
import type { ConfidenceFigures, OrderFigures } from './figures';
import type { RowFit } from './fits';
import type { RowIntervals } from './intervals';
import type { NllCurve } from './nll-curve';
import { PREDICTIONS } from '../methods/predictions-id';
import { alone, type RowPlace } from './row-place';
import { answerOf } from './question-facts';
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
export interface ShownRow extends RowPlace {
  row: Row;
  /** Names for people: what was asked; this, and of which run where there are several; what is read. */
  asked: string;
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

/** Name of an arm for people: the method's, with the arm's own where it has one; of a file's predictions, the file's. */
export function armTitle({ arm, method }: Pick<Row, 'arm' | 'method'>): string {
  if (method.id === PREDICTIONS && arm.id !== method.id) return arm.id;
  return arm.id === method.id ? method.title : `${method.title} (${arm.id})`;
}

/** What was asked, and of which run where there are several. */
export function titleAt(row: Pick<Row, 'arm' | 'method'>, run: string | null): string {
  return run === null ? armTitle(row) : `${armTitle(row)} · ${run}`;
}

/** A row as a choice names it: what was asked, of which run where there are several, and what is read. */
export function rowTitle(row: Pick<Row, 'arm' | 'method' | 'signal'>, run: string | null = null): string {
  return `${titleAt(row, run)}, ${row.signal.title}`;
}

/** A row's figures at a temperature, with the slow parts there are; quick. */
export function shownRow(
  row: Row,
  temperature: number | null,
  wantedBins: number,
  slow: SlowParts = {},
  { key, run }: RowPlace = alone(row)
): ShownRow {
  const { bins, order, confidence } = figuresAt(row, temperature, wantedBins);
  const { intervals = null, fit = null, curve = [] } = slow;
  return {
    row,
    key,
    run,
    asked: armTitle(row),
    title: titleAt(row, run),
    subtitle: row.signal.title,
    temperature,
    bins,
    order,
    confidence,
    intervals,
    verdict: rowVerdict(row, order, confidence, intervals),
    fit,
    curve
  };
}

/** Every question of a row as it is listed. */
export function outcomesOf(row: Row, temperature: number | null): Outcome[] {
  const adjusted = valuesAt(row, temperature);
  const orNull = (value: number) => (Number.isNaN(value) ? null : value);
  return row.answers.map((stored, i) => ({
    questionId: stored.questionId,
    answer: answerOf(stored, row.arm.id)?.answer ?? null,
    value: orNull(row.values[i]!),
    adjusted: orNull(adjusted[i]!),
    correct: row.correct[i]! < 0 ? null : (row.correct[i] as 0 | 1),
    verdict: verdictOf(row.run, stored, row.arm.id)!
  }));
}
