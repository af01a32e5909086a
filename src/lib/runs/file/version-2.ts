import * as v from 'valibot';
import { promptForms } from '../../methods/arm';
import { findMethod } from '../../methods/registry';
import type { RunFile, StoredAnswers } from '../run';
import { checkAnswers } from './check-answers';
import { checkQuestions } from './check-questions';
import { checked, checkUnique, RunFileError } from './checked';
import { answers } from './answers-schema';
import { finite, name, planFields, runFields, text, textRecord } from './parts';

const arm = v.object(
  {
    id: name,
    method: v.pipe(
      v.string('is no text'),
      v.check((method) => findMethod(method) !== undefined, 'is no method this version of the lab knows')
    ),
    form: v.picklist(promptForms, 'is neither chat nor completion'),
    prompts: textRecord,
    options: v.record(
      v.string(),
      v.union([finite, text, v.boolean()], 'is no number, text, true or false'),
      'is no record of options'
    )
  },
  'is no arm'
);

const run = v.looseObject(
  {
    ...runFields,
    plan: v.object(
      {
        ...planFields,
        arms: v.pipe(
          v.array(arm, 'is no list'),
          v.minLength(1, 'has no arm'),
          v.maxLength(1000, 'has more than 1000')
        )
      },
      'is no plan'
    )
  },
  'is no run'
);

/** Checks the part of a file before its answers. @throws RunFileError saying what is wrong and where */
export function readRun(json: unknown): RunFile['run'] {
  const read = checked(run, json, 'run') as unknown as RunFile['run'];
  checkQuestions(read);
  checkUnique(
    read.plan.arms.map(({ id }) => id),
    'run.plan.arms'
  );
  return read;
}

/**
 * Checks what one question gave.
 * @param place where it stands in the file
 * @throws RunFileError saying what is wrong and where
 */
export function readAnswers(json: unknown, place: string): StoredAnswers {
  const read = checked(answers, json, place) as unknown as StoredAnswers;
  checkAnswers(read, place);
  return read;
}

/**
 * Checks that answers fit the run they stand with: each question asked, and each arm of it, once.
 * @throws RunFileError saying what is wrong and where
 */
export function checkFit({ run: { plan }, answers }: RunFile): void {
  checkUnique(
    answers.map(({ questionId }) => questionId),
    'answers'
  );
  const asked = new Set(plan.questionIds);
  const arms = new Set(plan.arms.map(({ id }) => id));
  for (const [i, { questionId, traces }] of answers.entries()) {
    if (!asked.has(questionId))
      throw new RunFileError(`answers.${i}.questionId: the plan asks no “${questionId.slice(0, 200)}”`);
    for (const [j, { armId }] of traces.entries()) {
      if (!arms.has(armId))
        throw new RunFileError(`answers.${i}.traces.${j}.armId: the plan has no “${armId.slice(0, 200)}”`);
    }
  }
}

/**
 * Checks a run that comes from elsewhere than a file, with all its answers.
 * @throws RunFileError saying what is wrong and where
 */
export function checkRunFile({ run, answers }: RunFile): RunFile {
  const file = { run: readRun(run), answers: answers.map((each, i) => readAnswers(each, `answers.${i}`)) };
  checkFit(file);
  return file;
}
