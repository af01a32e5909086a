import type { StoredAnswers } from '../runs/run';
import { contextOf, traceOf } from './stored-trace';
import type { Row } from './rows';
import { valuesAt } from './values-at';
import { armTitle } from './shown-row';
import { wholePercent } from './whole-percent';

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

const kept = new WeakMap<Float64Array, Float64Array>();

/** Values in rising order, without those that could not be read; kept with them. */
function sortedOf(values: Float64Array): Float64Array {
  let sorted = kept.get(values);
  if (!sorted) kept.set(values, (sorted = values.filter((value) => !Number.isNaN(value)).sort()));
  return sorted;
}

/** Values below a value, or below and equal to it, in a sorted list. */
function countBelow(sorted: Float64Array, value: number, orEqual: boolean): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (sorted[middle]! < value || (orEqual && sorted[middle] === value)) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** A row's values in rising order, without that of one question where the row has it. */
function othersOf(row: Row, questionId: string, temperature: number | null) {
  const values = valuesAt(row, temperature);
  const sorted = sortedOf(values);
  const place = row.questionIds.indexOf(questionId);
  const own = place < 0 ? NaN : values[place]!;
  const left = Number.isNaN(own) ? sorted.length : countBelow(sorted, own, false);
  return {
    count: sorted.length - Number(left < sorted.length),
    /** Undefined beyond the last. */
    at: (i: number): number | undefined => sorted[i < left ? i : i + 1],
    below: (value: number) => countBelow(sorted, value, false) - Number(own < value),
    upTo: (value: number) => countBelow(sorted, value, true) - Number(own <= value)
  };
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
  const { count, ...others } = othersOf(row, stored.questionId, temperature);
  const valueAt = (i: number) => others.at(i) ?? NaN;
  const [below, upTo] = [others.below(value), others.upTo(value)];
  return {
    row,
    value,
    others: count,
    median: (valueAt((count - 1) >> 1) + valueAt(count >> 1)) / 2,
    least: valueAt(0),
    greatest: count > 0 ? others.at(count - 1)! : NaN,
    surerThan: count > 0 ? (below + upTo) / 2 / count : NaN
  };
}

/**
 * Which signal doubts an answer most and which least, in a sentence; empty where fewer than two have something to say. One is in
 * doubt where it is less sure than of half of the others.
 */
export function standingSentence(standings: readonly Standing[]): string {
  const known = standings.filter(({ surerThan }) => !Number.isNaN(surerThan));
  const [first, ...rest] = [...known].sort((a, b) => a.surerThan - b.surerThan);
  const last = rest.at(-1);
  if (!first || !last) return '';
  if (last.surerThan - first.surerThan < 0.2)
    return `All signals agree: surer than ${wholePercent(first.surerThan)} to ${wholePercent(last.surerThan)} of its other answers.`;
  const titled = ({ row }: Standing) =>
    known.filter((each) => each.row.signal.title === row.signal.title).length > 1
      ? `${row.signal.title} (${armTitle(row)})`
      : row.signal.title;
  const [low, high] = [wholePercent(first.surerThan), wholePercent(last.surerThan)];
  return Math.round(100 * first.surerThan) < 50
    ? `Most in doubt: ${titled(first)}, surer than only ${low} of its other answers. Least: ${titled(last)}, surer than ${high}.`
    : `Least sure: ${titled(first)}, surer than ${low} of its other answers. Surest: ${titled(last)}, surer than ${high}.`;
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
    const standings = rows
      .map((row) => standingOf(row, stored, null)?.surerThan ?? NaN)
      .filter((surerThan) => !Number.isNaN(surerThan));
    if (standings.length === 0) continue;
    const spread = Math.max(...standings) - Math.min(...standings);
    if (!best || spread > best.spread) best = { id: stored.questionId, spread };
  }
  return best?.id ?? answers[0]?.questionId ?? null;
}
