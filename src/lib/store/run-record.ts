import type { Verdict } from '../questions/verdict';
import type { Run, RunFile, StoredAnswers } from '../runs/run';

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

/** What one question gave in one run; stored in one transaction. */
export interface AnswersRecord extends StoredAnswers {
  runId: string;
}

/** What a record says, apart from its run. */
export function answersOfRecord({ questionId, calls, traces }: AnswersRecord): StoredAnswers {
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

/** The run that its records make, its answers in the plan's order. */
export function runOfRecords(
  { order: _, removed: __, ...run }: RunRecord,
  stored: readonly AnswersRecord[],
  grades: readonly GradeRecord[]
): RunFile {
  const answers = byQuestion(stored.map(answersOfRecord));
  return {
    run: { ...run, overrules: Object.fromEntries(grades.map(({ key, verdict }) => [key, verdict])) },
    answers: inPlanOrder(run.plan, answers)
  };
}
