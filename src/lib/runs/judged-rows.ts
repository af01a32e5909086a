import type { MethodId, Reading, ReadingId, Trace } from '../methods/trace';
import { mean } from '../calibration/metrics/accuracy';
import type { Verdict } from '../questions/verdict';
import { confidenceOf } from '../signals/confidence';
import type { Run } from './run';

/** One question under one reading, before any temperature: what a slider does not move. */
export interface JudgedOutcome {
  questionId: string;
  /** The trace's reading it comes from. */
  reading: Reading;
  /** Confidence in [0, 1] before any calibration, or `null` where none could be read. */
  confidence: number | null;
  /** 1 right, 0 wrong, `null` not attempted or unparsed (kept out of the figures, counted beside them). */
  correct: 0 | 1 | null;
  /** The grade that counts: a person's where there is one. */
  verdict: Verdict;
}

/** A method under one reading: its outcomes, and what can be said of them at any temperature. */
export interface JudgedRow {
  method: MethodId;
  readingId: ReadingId;
  outcomes: JudgedOutcome[];
  notAttempted: number;
  unparsed: number;
  /** Share of replies in which a stated confidence was found; `null` for readings that state none. */
  parseRate: number | null;
  cost: { promptTokens: number; outputTokens: number; seconds: number };
}

/** Key of a person's overrule in a run. */
export function overruleKey(questionId: string, method: MethodId, reading: ReadingId): string {
  return `${questionId}/${method}/${reading}`;
}

const confidences = new WeakMap<Reading, number | null>();

/** `confidenceOf` a reading as it was given; kept with it, since a run that fills in is judged at every answer. */
function plainConfidence(reading: Reading): number | null {
  let confidence = confidences.get(reading);
  if (confidence === undefined) {
    confidence = confidenceOf(reading);
    confidences.set(reading, confidence);
  }
  return confidence;
}

function judgedOutcome(run: Run, trace: Trace, reading: Reading): JudgedOutcome {
  const verdict =
    run.overrules[overruleKey(trace.questionId, trace.method, reading.reading)] ?? reading.verdict;
  return {
    questionId: trace.questionId,
    reading,
    confidence: plainConfidence(reading),
    correct: verdict.grade === 'right' ? 1 : verdict.grade === 'wrong' ? 0 : null,
    verdict
  };
}

function parseRateOf(outcomes: readonly JudgedOutcome[]): number | null {
  const stated = outcomes.filter(({ reading }) => reading.stated !== undefined);
  if (stated.length > 0) {
    return stated.filter(({ reading }) => reading.stated !== null).length / stated.length;
  }
  return outcomes.some(({ reading }) => reading.digitLogits) ? 1 : null;
}

function judgedRow(run: Run, traces: readonly Trace[], method: MethodId, readingId: ReadingId): JudgedRow {
  const outcomes: JudgedOutcome[] = [];
  for (const trace of traces) {
    if (trace.method !== method) continue;
    for (const reading of trace.readings) {
      if (reading.reading === readingId) outcomes.push(judgedOutcome(run, trace, reading));
    }
  }
  const count = (grade: Verdict['grade']) => outcomes.filter(({ verdict }) => verdict.grade === grade).length;
  return {
    method,
    readingId,
    outcomes,
    notAttempted: count('not-attempted'),
    unparsed: count('unparsed'),
    parseRate: parseRateOf(outcomes),
    cost: {
      promptTokens: mean(outcomes.map(({ reading }) => reading.cost.promptTokens)),
      outputTokens: mean(outcomes.map(({ reading }) => reading.cost.outputTokens)),
      seconds: mean(outcomes.map(({ reading }) => reading.cost.ms)) / 1000
    }
  };
}

/** A run's judged rows and the number of its questions with traces. */
export interface JudgedRun {
  rows: JudgedRow[];
  asked: number;
}

const kept = new WeakMap<readonly Trace[], { run: Run; length: number; judged: JudgedRun }>();

/**
 * One judged row for every method and reading of a run. Kept with the list of traces for as long as run and list are the
 * same, so that a temperature slider over thousands of questions need not judge them again at every step.
 */
export function judgedRun(run: Run, traces: readonly Trace[]): JudgedRun {
  const before = kept.get(traces);
  if (before && before.run === run && before.length === traces.length) return before.judged;
  const judged = {
    rows: run.plan.methods.flatMap((method) =>
      (run.plan.readings[method] ?? []).map((readingId) => judgedRow(run, traces, method, readingId))
    ),
    asked: new Set(traces.map(({ questionId }) => questionId)).size
  };
  kept.set(traces, { run, length: traces.length, judged });
  return judged;
}
