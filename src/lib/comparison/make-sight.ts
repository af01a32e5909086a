import type { RunFile } from '../runs/run';
import { sameContent } from '../runs/same-content';
import { compare } from './compare';
import type { SightedAnswer, SightedRow, SightFile } from './first-sight';
import { pinnedRows, verdictOf, type Row } from './rows';
import { shownRow } from './shown-row';
import { openingQuestion } from './standing';
import { traceOf } from './stored-trace';

function sighted(
  { run, answers: _, arm, method, signal, values, correct, questionIds, ...rest }: Row,
  hasCard: boolean
): SightedRow {
  const { id, title, kind, reads, temperature } = signal;
  return {
    ...rest,
    arm: arm.id,
    method: { id: method.id, title: method.title },
    signal: { id, title, kind, reads, temperature },
    questionIds: sameContent(questionIds, run.plan.questionIds) ? null : questionIds,
    values: hasCard ? Array.from(values) : [],
    correct: hasCard ? Array.from(correct) : []
  };
}

function opening({ run, answers }: RunFile, pinned: readonly Row[]): SightedAnswer | null {
  const id = openingQuestion(pinned, answers);
  const stored = answers.find(({ questionId }) => questionId === id);
  const question = run.set.questions.find((each) => each.id === id);
  const arm = run.plan.arms[0]!.id;
  const trace = stored && traceOf(stored, arm);
  const verdict = stored && verdictOf(run, stored, arm);
  return question && trace && verdict
    ? {
        question: question.text,
        answer: trace.answer ?? '',
        grade: verdict.grade,
        right: question.answers[0] ?? null
      }
    : null;
}

/** The first sight of a run, as the page itself would come to it with nothing chosen. */
export function makeSight(file: RunFile): SightFile {
  const compared = compare([file]);
  const pinned = pinnedRows(compared.map(({ row }) => row));
  const keys = pinned.map(({ key }) => key);
  const { id, title, createdAt, state, plan, model, labVersion, set } = file.run;
  return {
    run: { id, title, createdAt, state, plan, model, labVersion, set: { id: set.id, title: set.title } },
    answers: file.answers.length,
    opening: opening(file, pinned),
    pinned: keys,
    rows: compared.map(({ row, intervals, fits: [fit = null] }) => ({
      ...shownRow(row, null, 0, { intervals, fit }),
      row: sighted(row, keys.includes(row.key))
    }))
  };
}
