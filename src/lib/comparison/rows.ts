import type { Arm } from '../methods/arm';
import { methodOf } from '../methods/registry';
import { wasTooLong } from '../methods/too-long';
import type { Method } from '../methods/define-method';
import type { Verdict } from '../questions/verdict';
import { overruleKey, type Run, type RunFile, type StoredAnswers } from '../runs/run';
import type { Signal } from '../signals/define-signal';
import { keptCells, rowKey, signalsOfArm, traceOf } from './columns';
import { armCost, type ArmCost } from './cost';

/** What was asked × what is read: one row of the comparison, as columns with a place for each question asked. */
export interface Row {
  /** `arm/signal`, unique in its run. */
  key: string;
  run: Run;
  arm: Arm;
  method: Method;
  signal: Signal;
  answers: StoredAnswers[];
  questionIds: string[];
  /** How sure, at T = 1; larger is surer. NaN where nothing could be read. */
  values: Float64Array;
  /** 1 right, 0 wrong, −1 neither: not attempted or unparsed, kept out of the figures and counted beside them. */
  correct: Int8Array;
  notAttempted: number;
  unparsed: number;
  /** Of those not attempted, how many were not asked since the model does not hold their prompt and reply. */
  tooLong: number;
  /** Share of the traces asked from which a value could be read; `null` where there are none yet. */
  parseRate: number | null;
  cost: ArmCost;
}

/** The grade of a trace that counts: a person's where there is one. */
export function verdictOf(run: Run, stored: StoredAnswers, armId: string): Verdict | null {
  return run.overrules[overruleKey(stored.questionId, armId)] ?? traceOf(stored, armId)?.verdict ?? null;
}

function correctOf(verdict: Verdict, judged: boolean | null | undefined): 0 | 1 | -1 {
  if (judged !== undefined && verdict.rule !== 'person') return judged === null ? -1 : judged ? 1 : 0;
  return verdict.grade === 'right' ? 1 : verdict.grade === 'wrong' ? 0 : -1;
}

function armRows(run: Run, arm: Arm, all: readonly StoredAnswers[]): Row[] {
  const answers = all.filter((stored) => traceOf(stored, arm.id));
  const traces = answers.map((stored) => traceOf(stored, arm.id)!);
  const verdicts = answers.map((stored) => verdictOf(run, stored, arm.id)!);
  const count = (grade: Verdict['grade']) => verdicts.filter((verdict) => verdict.grade === grade).length;
  const shared = {
    run,
    arm,
    method: methodOf(arm.method),
    answers,
    questionIds: answers.map(({ questionId }) => questionId),
    notAttempted: count('not-attempted'),
    unparsed: count('unparsed'),
    tooLong: traces.filter(wasTooLong).length,
    cost: armCost(arm, answers)
  };
  const asked = traces.filter((trace) => !wasTooLong(trace));
  const readable = signalsOfArm(arm, run).filter(
    (signal) => asked.length === 0 || asked.some(({ evidence }) => !signal.lacks(evidence))
  );
  return readable.map((signal) => {
    const key = rowKey(arm.id, signal.id);
    const cells = answers.map((stored) => keptCells(stored, run).get(key)!);
    const values = Float64Array.from(cells, ({ value }) => value);
    const read = values.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : 1), 0);
    return {
      ...shared,
      key,
      signal,
      values,
      correct: Int8Array.from(cells, ({ judged }, i) => correctOf(verdicts[i], judged)),
      parseRate: asked.length > 0 ? read / asked.length : null
    };
  });
}

/** Every row of a run, from its stored answers alone, grouped by arm. */
export function rowsOf({ run, answers }: RunFile): Row[] {
  return run.plan.arms.flatMap((arm) => armRows(run, arm, answers));
}

/** Of each arm the row it is looked at by first: a signal that is marked so, a probability if there is one. */
export function firstRows(rows: readonly Row[]): Row[] {
  const arms = [...new Set(rows.map(({ arm }) => arm.id))];
  return arms.map((id) => {
    const own = rows.filter(({ arm }) => arm.id === id);
    const marked = own.filter(({ signal }) => signal.first);
    return marked.find(({ signal }) => signal.kind === 'probability') ?? marked[0] ?? own[0];
  });
}

/** The rows a comparison starts with: those of signals that are marked as first. */
export function pinnedRows(rows: readonly Row[]): Row[] {
  const marked = rows.filter(({ signal }) => signal.first);
  return marked.length > 0 ? marked : firstRows(rows);
}
