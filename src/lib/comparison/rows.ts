import type { Arm } from '../methods/arm';
import { methodOf } from '../methods/registry';
import type { Method } from '../methods/define-method';
import type { Verdict } from '../questions/verdict';
import { overruleKey, type Run, type RunFile, type StoredAnswers } from '../runs/run';
import { asRegrouped } from '../runs/regrouped';
import type { Signal } from '../signals/define-signal';
import { rowKey, signalsOfArm } from './columns';
import { byArm } from './row-place';
import { armCost, type ArmCost } from './cost';
import { answerOf, judgedOf, keptFacts, type ArmFacts, type QuestionFacts } from './question-facts';

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
  return run.overrules[overruleKey(stored.questionId, armId)] ?? answerOf(stored, armId)?.verdict ?? null;
}

function correctOf(verdict: Verdict, judged: boolean | null | undefined): 0 | 1 | -1 {
  if (judged !== undefined && verdict.rule !== 'person') return judged === null ? -1 : judged ? 1 : 0;
  return verdict.grade === 'right' ? 1 : verdict.grade === 'wrong' ? 0 : -1;
}

/** What one arm gave of one question. */
interface Given {
  stored: StoredAnswers;
  facts: QuestionFacts;
  own: ArmFacts;
  verdict: Verdict;
}

function givenOf(run: Run, arm: Arm, all: readonly StoredAnswers[]): Given[] {
  const given: Given[] = [];
  for (const stored of all) {
    const facts = keptFacts(stored, run);
    const own = facts.arms.find(({ armId }) => armId === arm.id);
    if (!own) continue;
    const verdict = run.overrules[overruleKey(stored.questionId, arm.id)] ?? own.verdict;
    given.push({ stored, facts, own, verdict });
  }
  return given;
}

/** Where a row stands in facts; looked up once for all that share their places. */
function placeIn(key: string): (facts: QuestionFacts) => number {
  let places: QuestionFacts['places'] | null = null;
  let place = -1;
  return (facts) => {
    if (facts.places !== places) {
      places = facts.places;
      place = places.get(key)!;
    }
    return place;
  };
}

function armRows(run: Run, arm: Arm, all: readonly StoredAnswers[]): Row[] {
  const given = givenOf(run, arm, all);
  const asked = given.filter(({ own }) => !own.tooLong);
  const count = (grade: Verdict['grade']) =>
    given.reduce((sum, { verdict }) => sum + Number(verdict.grade === grade), 0);
  const shared = {
    run,
    arm,
    method: methodOf(arm.method),
    answers: given.map(({ stored }) => stored),
    questionIds: given.map(({ stored }) => stored.questionId),
    notAttempted: count('not-attempted'),
    unparsed: count('unparsed'),
    tooLong: given.length - asked.length,
    cost: armCost(given.map(({ own }) => own))
  };
  const readable = signalsOfArm(arm, run).filter(({ id }) => {
    const placeOf = placeIn(rowKey(arm.id, id));
    return asked.length === 0 || asked.some(({ facts }) => facts.lacks[placeOf(facts)] === 0);
  });
  return readable.map((signal) => {
    const key = rowKey(arm.id, signal.id);
    const values = new Float64Array(given.length);
    const correct = new Int8Array(given.length);
    let read = 0;
    const placeOf = placeIn(key);
    for (let i = 0; i < given.length; i++) {
      const { facts, verdict } = given[i]!;
      const place = placeOf(facts);
      values[i] = facts.values[place]!;
      correct[i] = correctOf(verdict, judgedOf(facts.judged[place]!));
      if (!Number.isNaN(values[i])) read++;
    }
    const parseRate = asked.length > 0 ? read / asked.length : null;
    return { ...shared, key, signal, values, correct, parseRate };
  });
}

/** Every row of a run, from its stored answers and what persons decided alone, grouped by arm. */
export function rowsOf({ run, answers }: RunFile): Row[] {
  const read = answers.map((stored) => asRegrouped(run, stored));
  return run.plan.arms.flatMap((arm) => armRows(run, arm, read));
}

const kept = new WeakMap<readonly StoredAnswers[], { run: Run; rows: Row[] }>();

/** `rowsOf`, kept with the list of answers for the run they were last looked at with. */
export function keptRows({ run, answers }: RunFile): Row[] {
  const before = kept.get(answers);
  if (before?.run === run) return before.rows;
  const rows = rowsOf({ run, answers });
  kept.set(answers, { run, rows });
  return rows;
}

/** Of each arm the row it is looked at by first: a signal that is marked so, a probability if there is one. */
export function firstRows(rows: readonly Row[]): Row[] {
  return byArm(rows, (row) => row).map((own) => {
    const marked = own.filter(({ signal }) => signal.first);
    return marked.find(({ signal }) => signal.kind === 'probability') ?? marked[0] ?? own[0];
  });
}

/** Diagrams that a comparison starts with at most: more of them hide each other, and what stands below them. */
const MOST_PINNED = 8;

/**
 * The rows a comparison starts with: those of signals that are marked as first; of many, one of each of the first eight arms.
 */
export function pinnedRows(rows: readonly Row[]): Row[] {
  const marked = rows.filter(({ signal }) => signal.first);
  const chosen = marked.length > 0 && marked.length <= MOST_PINNED ? marked : firstRows(rows);
  return chosen.slice(0, MOST_PINNED);
}
