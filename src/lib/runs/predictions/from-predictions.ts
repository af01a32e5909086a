import { hashText } from '../../calibration/splitting/hash-text';
import type { GivenValue } from '../../methods/evidence';
import { usualArm } from '../../methods/define-method';
import { PREDICTIONS } from '../../methods/predictions-id';
import { methodOf } from '../../methods/registry';
import type { Arm, Trace } from '../../methods/arm';
import type { PredictedCell, PredictedRow, PredictedRows } from '../../predictions/predicted-rows';
import { PredictionsError } from '../../predictions/predictions-error';
import type { Verdict } from '../../questions/verdict';
import { RunFileError } from '../file/checked';
import { checkRunFile } from '../file/version-2';
import { LAB_VERSION } from '../plan';
import { GIVEN_RULE } from '../graded-call';
import type { GivenPredictions, Run, RunFile, StoredAnswers } from '../run';

/** Name of a model where a file names none. */
export const NO_MODEL = 'model not named';

function verdictOf({ correct, rule = GIVEN_RULE }: PredictedCell): Verdict {
  const grade = correct === 1 ? 'right' : correct === 0 ? 'wrong' : correct;
  return { grade: grade === 'not attempted' ? 'not-attempted' : grade, rule };
}

function valueOf(signal: string, { value, correct, options }: PredictedCell): GivenValue {
  return {
    signal,
    value,
    correct: typeof correct === 'number' ? correct === 1 : null,
    ...(options && { options })
  };
}

/** The rows of each arm, in their order. */
function byArm(rows: readonly PredictedRow[]): Map<string, PredictedRow[]> {
  const arms = new Map<string, PredictedRow[]>();
  for (const row of rows) arms.set(row.arm, [...(arms.get(row.arm) ?? []), row]);
  return arms;
}

function armOf(id: string, [first]: readonly PredictedRow[]): Arm {
  // The file does not say which prompts and options the method had.
  return { ...usualArm(methodOf(first?.method ?? PREDICTIONS), 'chat', id), prompts: {}, options: {} };
}

/** What an arm's rows say of a question; `null` where none has a line for it. */
function traceOf(armId: string, rows: readonly PredictedRow[], questionId: string): Trace | null {
  const found = rows.flatMap(({ signal, cells }) => {
    const cell = cells.get(questionId);
    return cell ? [{ signal: signal.id, cell }] : [];
  });
  const [first] = found;
  if (!first) return null;
  return {
    questionId,
    armId,
    calls: [],
    evidence: [{ kind: 'given', values: found.map(({ signal, cell }) => valueOf(signal, cell)) }],
    answer: found.find(({ cell }) => cell.answer !== null)?.cell.answer ?? null,
    verdict: verdictOf(first.cell)
  };
}

/**
 * Predictions of a file as a run without replies: the same file gives a run of the same id, so that it is known again.
 * @param file its name
 * @param createdAt when it was opened, as an ISO time
 * @throws PredictionsError where what it holds cannot be stored as a run, saying what
 */
export function runOfPredictions(predicted: PredictedRows, file: string, createdAt: string): RunFile {
  const { questions, rows, model, seed, notes } = predicted;
  const arms = byArm(rows);
  const given: GivenPredictions = {
    file,
    words: questions.some(({ text }) => text !== null),
    signals: Object.fromEntries([...arms].map(([id, own]) => [id, own.map(({ signal }) => signal)])),
    notes
  };
  const answers = questions.map(({ id }): StoredAnswers => ({
    questionId: id,
    calls: [],
    traces: [...arms].flatMap(([armId, own]) => traceOf(armId, own, id) ?? [])
  }));
  const content = hashText(JSON.stringify([questions, answers]))
    .toString(16)
    .padStart(8, '0');
  const run: Run = {
    id: `predictions-${content}-${questions.length}`,
    title: file,
    createdAt,
    state: 'done',
    plan: {
      setId: `predictions-${content}`,
      questionIds: questions.map(({ id }) => id),
      arms: [...arms].map(([id, own]) => armOf(id, own)),
      modelId: model ?? NO_MODEL,
      seed: seed ?? 0
    },
    set: {
      id: `predictions-${content}`,
      title: `Questions of ${file}`,
      questions: questions.map(({ id, text, group, accepted }) => ({
        id,
        text: text ?? id,
        // Accepted answers are only in files whose answers are graded here.
        answers: accepted && accepted.length > 0 ? [...accepted] : [''],
        ...(group !== null && { group })
      }))
    },
    model: null,
    labVersion: LAB_VERSION,
    overrules: {},
    predictions: given
  };
  try {
    return checkRunFile({ run, answers });
  } catch (error) {
    if (error instanceof RunFileError)
      throw new PredictionsError(`${file} cannot be opened as a run: ${error.message}`);
    throw error;
  }
}
