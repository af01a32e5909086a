import * as v from 'valibot';
import { promptForms } from '../../methods/arm';
import { isArmMethod } from '../../methods/is-arm-method';
import { heldSmall } from '../packed-answers';
import { overruleKey, type Run, type RunFile, type StoredAnswers } from '../run';
import { checkAnswers } from './check-answers';
import { checkQuestions } from './check-questions';
import { checked, checkUnique, RunFileError } from './checked';
import { answers } from './answers-schema';
import { MOST_PARTS, shardRange } from '../shard';
import { checkGrouping } from './check-evidence';
import { checkGiven, givenPredictions, givenValuesCheck } from './check-given';
import { count, finite, grouping, name, planFields, runFields, text, textRecord } from './parts';

/** A run as it is read: its record first, then what its questions gave, each question's held small. */
export type ReadPiece = { run: RunFile['run'] } | { answers: StoredAnswers };

/** The run that pieces make. @throws whatever the pieces throw */
export async function wholeOf(pieces: AsyncIterable<ReadPiece> | Iterable<ReadPiece>): Promise<RunFile> {
  let run: RunFile['run'] | null = null;
  const answers: StoredAnswers[] = [];
  for await (const piece of pieces) {
    if ('run' in piece) run = piece.run;
    else answers.push(piece.answers);
  }
  return { run: run!, answers };
}

const arm = v.object(
  {
    id: name,
    method: v.pipe(
      v.string('is not a text'),
      v.check(isArmMethod, 'is not a method this version of the lab knows')
    ),
    form: v.picklist(promptForms, 'is neither chat nor completion'),
    prompts: textRecord,
    options: v.record(
      v.string(),
      v.union([finite, text, v.boolean()], 'is not a number, text, true or false'),
      'is not a record of options'
    )
  },
  'is not an arm'
);

const place = v.pipe(
  v.number('is not a number'),
  v.integer('is not a whole number'),
  v.minValue(1, 'is below 1'),
  v.maxValue(MOST_PARTS, `is above ${MOST_PARTS}`)
);
const shard = v.pipe(
  v.object(
    {
      parts: v.pipe(v.array(place, 'is not a list'), v.minLength(1, 'names no part')),
      of: place,
      total: count,
      setHash: name
    },
    'is not a part of a run'
  ),
  v.check(
    ({ parts, of }) => parts.every((part, i) => part <= of && (i === 0 || part > parts[i - 1]!)),
    'has parts that are out of order, or more than there are'
  )
);

const run = v.looseObject(
  {
    ...runFields,
    regrouped: v.optional(v.record(v.string(), grouping, 'is not a record of groupings')),
    plan: v.object(
      {
        ...planFields,
        arms: v.pipe(
          v.array(arm, 'is not a list'),
          v.minLength(1, 'has no arm'),
          v.maxLength(1000, 'has more than 1000')
        ),
        shard: v.optional(shard)
      },
      'is not a plan'
    ),
    predictions: v.optional(givenPredictions)
  },
  'is not a run'
);

/** Checks that a part of a run holds as many questions as it says. */
function checkParts({ shard, questionIds }: RunFile['run']['plan']): void {
  if (!shard) return;
  const { parts, of, total } = shard;
  const wanted = parts.reduce((sum, part) => {
    const [from, to] = shardRange(total, { part, of });
    return sum + to - from;
  }, 0);
  if (wanted !== questionIds.length)
    throw new RunFileError(
      `run.plan.shard: its parts have ${wanted} of ${total} questions, and the plan asks ${questionIds.length}`
    );
}

/** Checks the part of a file before its answers. @throws RunFileError saying what is wrong and where */
export function readRun(json: unknown): RunFile['run'] {
  const read = checked(run, json, 'run') as unknown as RunFile['run'];
  checkQuestions(read);
  checkUnique(
    read.plan.arms.map(({ id }) => id),
    'run.plan.arms'
  );
  checkParts(read.plan);
  checkGiven(read);
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

/** Checks that what a person grouped are the draws that are there. @throws RunFileError saying what is wrong and where */
function checkRegrouped(regrouped: Run['regrouped'], { questionId, traces }: StoredAnswers): void {
  for (const { armId, evidence } of traces) {
    const key = overruleKey(questionId, armId);
    const own = regrouped?.[key];
    if (!own) continue;
    const place = `run.regrouped.${key.slice(0, 200)}`;
    const drawn = evidence.find((each) => each.kind === 'samples');
    if (!drawn) throw new RunFileError(`${place}: nothing was drawn there`);
    checkGrouping(own, drawn.clusters.length, place);
  }
}

/**
 * A check of each question's answers in turn: that they fit the run they stand with, each question asked, and each arm of it,
 * once; and that what a person grouped is there. It throws RunFileError saying what is wrong and where.
 */
export function fitCheck(run: RunFile['run']): (answers: StoredAnswers) => void {
  const { plan, regrouped } = run;
  const asked = new Set(plan.questionIds);
  const arms = new Set(plan.arms.map(({ id }) => id));
  const seen = new Set<string>();
  const checkValues = givenValuesCheck(run);
  return (answers) => {
    const { questionId, traces } = answers;
    const place = `answers.${seen.size}`;
    if (seen.has(questionId)) throw new RunFileError(`answers: “${questionId.slice(0, 200)}” is there twice`);
    seen.add(questionId);
    checkValues(answers, place);
    if (!asked.has(questionId))
      throw new RunFileError(`${place}.questionId: the plan asks no “${questionId.slice(0, 200)}”`);
    for (const [j, { armId }] of traces.entries()) {
      if (!arms.has(armId))
        throw new RunFileError(`${place}.traces.${j}.armId: the plan has no “${armId.slice(0, 200)}”`);
    }
    checkRegrouped(regrouped, answers);
  };
}

/** `fitCheck` of all answers of a run. @throws RunFileError saying what is wrong and where */
export function checkFit({ run, answers }: RunFile): void {
  answers.forEach(fitCheck(run));
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

/**
 * `checkRunFile`, a question at a time; what each gave is held small.
 * @throws RunFileError saying what is wrong and where, also after some of it was given
 */
export function* checkedPieces({ run: stored, answers }: RunFile): Generator<ReadPiece> {
  const run = readRun(stored);
  yield { run };
  const check = fitCheck(run);
  for (const [i, each] of answers.entries()) {
    const read = readAnswers(each, `answers.${i}`);
    check(read);
    yield { answers: heldSmall(read) };
  }
}
