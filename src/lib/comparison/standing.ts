import type { StoredAnswers } from '../runs/run';
import { contextOf, traceOf } from './columns';
import type { Row } from './rows';
import { valuesAt } from './values-at';

/** How sure a row's signal was of one answer, and where that lies among the row's other answers. */
export interface Standing {
  row: Row;
  /** Larger is surer. */
  value: number;
  /** Other answers with a value. */
  others: number;
  /** Their median, least and greatest value; NaN without any. */
  median: number;
  least: number;
  greatest: number;
  /** Share of the others it is surer than, those as sure counted half; NaN without any. */
  surerThan: number;
}

function medianOf(sorted: Float64Array): number {
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Where an answer lies among those of a row, at a temperature (`null`: as answered).
 * @param stored what the question gave; the run need not hold it. An answer of the run to the same question is none of the others
 * @returns `null` where the answer has no value for this row
 */
export function standingOf(row: Row, stored: StoredAnswers, temperature: number | null): Standing | null {
  const trace = traceOf(stored, row.arm.id);
  if (!trace) return null;
  const at = row.signal.temperature === 'none' ? 1 : (temperature ?? 1);
  const value = row.signal.valueOf(trace.evidence, { ...contextOf(stored, row.run), temperature: at });
  if (value === null || Number.isNaN(value)) return null;
  const values = valuesAt(row, temperature).filter(
    (each, i) => !Number.isNaN(each) && row.questionIds[i] !== stored.questionId
  );
  const sorted = values.sort();
  const below = sorted.filter((each) => each < value).length;
  const equal = sorted.filter((each) => each === value).length;
  return {
    row,
    value,
    others: sorted.length,
    median: sorted.length > 0 ? medianOf(sorted) : NaN,
    least: sorted[0] ?? NaN,
    greatest: sorted.at(-1) ?? NaN,
    surerThan: sorted.length > 0 ? (below + equal / 2) / sorted.length : NaN
  };
}

const share = (part: number) => `${Math.round(100 * part)} %`;

/** Which signal doubts an answer most and which least, in a sentence; empty where fewer than two have something to say. */
export function standingSentence(standings: readonly Standing[]): string {
  const known = standings.filter(({ surerThan }) => !Number.isNaN(surerThan));
  if (known.length < 2) return '';
  const [first, ...rest] = [...known].sort((a, b) => a.surerThan - b.surerThan);
  const last = rest.at(-1)!;
  if (last.surerThan - first.surerThan < 0.2)
    return `All signals agree: surer than ${share(first.surerThan)} to ${share(last.surerThan)} of its other answers.`;
  return (
    `Most in doubt: ${first.row.signal.title}, surer than only ${share(first.surerThan)} of its other answers. ` +
    `Least: ${last.row.signal.title}, surer than ${share(last.surerThan)}.`
  );
}

/** Answers longer than this are no opening. */
const SHORT = 90;
/** So many answers are enough to find one among. */
const LOOKED_AT = 60;

/**
 * The question a page begins with: of those answered wrong in a short sentence, the one on which the rows disagree most
 * about how sure the model was, among the first sixty; the first question where there is none.
 */
export function openingQuestion(rows: readonly Row[], answers: readonly StoredAnswers[]): string | null {
  const [first] = rows;
  if (!first) return answers[0]?.questionId ?? null;
  let best: { id: string; spread: number } | null = null;
  for (const stored of answers.slice(0, LOOKED_AT)) {
    const place = first.questionIds.indexOf(stored.questionId);
    const answer = traceOf(stored, first.arm.id)?.answer;
    if (place < 0 || first.correct[place] !== 0 || !answer || answer.length > SHORT) continue;
    const standings = rows.flatMap((row) => standingOf(row, stored, null)?.surerThan ?? []);
    const spread = Math.max(...standings) - Math.min(...standings);
    if (!best || spread > best.spread) best = { id: stored.questionId, spread };
  }
  return best?.id ?? answers[0]?.questionId ?? null;
}
