import type { Grouping } from '../methods/equivalence/grouping';
import type { Verdict } from '../questions/verdict';
import { held, portable, unshared, type PortableAnswers } from '../runs/packed-answers';
import type { Run, RunFile, StoredAnswers } from '../runs/run';

/** A run's record: what a person decided and what its questions gave are stored beside it, each on its own. */
export interface RunRecord extends Omit<Run, 'overrules' | 'regrouped'> {
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

/** Drawn answers as a person grouped them; `key` as of a grade. */
export interface GroupingRecord {
  runId: string;
  key: string;
  grouping: Grouping;
}

/**
 * What one question gave in one run; stored in one transaction. Packed, but for those of before and those that bytes would
 * lose something of.
 */
export type AnswersRecord = PortableAnswers & { runId: string };

/** The record of what one question gave. */
export function recordOfAnswers(runId: string, answers: StoredAnswers): AnswersRecord {
  const whole = portable(answers);
  return { runId, ...('json' in whole ? unshared(whole) : whole) };
}

/** What a record says, apart from its run. */
export function answersOfRecord(record: AnswersRecord): StoredAnswers {
  if ('json' in record) {
    const { questionId, json, steps } = record;
    return held({ questionId, json, steps });
  }
  const { questionId, calls, traces } = record;
  return { questionId, calls, traces };
}

/** What a run's questions gave, by question. */
export function byQuestion(answers: readonly StoredAnswers[]): Map<string, StoredAnswers> {
  return new Map(answers.map((each) => [each.questionId, each]));
}

/** What a run's questions gave, in the plan's order. */
export function inPlanOrder(
  { questionIds }: Run['plan'],
  answers: ReadonlyMap<string, StoredAnswers>
): StoredAnswers[] {
  return questionIds.flatMap((questionId) => answers.get(questionId) ?? []);
}

/** What is stored of a run beside its record. */
export interface RunParts {
  answers: AnswersRecord[];
  grades: GradeRecord[];
  groupings: GroupingRecord[];
}

/** The run that its records make, its answers in the plan's order. */
export function runOfRecords(
  { order: _, removed: __, ...run }: RunRecord,
  { answers: stored, grades, groupings }: RunParts
): RunFile {
  const answers = byQuestion(stored.map(answersOfRecord));
  const overrules = Object.fromEntries(grades.map(({ key, verdict }) => [key, verdict]));
  const regrouped = Object.fromEntries(groupings.map(({ key, grouping }) => [key, grouping]));
  return {
    run: { ...run, overrules, ...(groupings.length > 0 && { regrouped }) },
    answers: inPlanOrder(run.plan, answers)
  };
}
