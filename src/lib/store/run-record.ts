import type { Trace } from '../methods/trace';
import type { Verdict } from '../questions/verdict';
import type { Run, RunFile } from '../runs/run';

/** A run's record: what a person graded and what its questions gave are stored beside it, each on its own. */
export interface RunRecord extends Omit<Run, 'overrules'> {
  /** Rises with every run that comes in, whatever the clock says. */
  order: number;
  /** Set while the run is off the list and can be put back. */
  removed?: true;
}

/** What a person graded; `key` is the run's key of an overrule. */
export interface GradeRecord {
  runId: string;
  key: string;
  verdict: Verdict;
}

/** All traces of one question in one run; stored in one transaction. */
export interface StoredTraces {
  runId: string;
  questionId: string;
  traces: Trace[];
}

/** What a run's questions gave, by question. */
export function tracesByQuestion(traces: readonly Trace[]): Map<string, Trace[]> {
  const byQuestion = new Map<string, Trace[]>();
  for (const trace of traces) {
    const own = byQuestion.get(trace.questionId);
    if (own) own.push(trace);
    else byQuestion.set(trace.questionId, [trace]);
  }
  return byQuestion;
}

/** The run that its records make, its traces in the plan's order. */
export function runOfRecords(
  { order: _, removed: __, ...run }: RunRecord,
  stored: readonly StoredTraces[],
  grades: readonly GradeRecord[]
): RunFile {
  const byQuestion = new Map(stored.map(({ questionId, traces }) => [questionId, traces]));
  return {
    format: 'calibration-lab/run',
    version: 1,
    run: { ...run, overrules: Object.fromEntries(grades.map(({ key, verdict }) => [key, verdict])) },
    traces: run.plan.questionIds.flatMap((questionId) => byQuestion.get(questionId) ?? [])
  };
}
