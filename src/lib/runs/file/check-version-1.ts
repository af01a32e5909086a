import { checkQuestions } from './check-questions';
import { checkGold, checkLogits } from './check-options';
import { checkSteps } from './check-steps';
import { checkLength, checkUnique, RunFileError } from './checked';
import { READINGS, type ReadingV1, type RunFileV1 } from './version-1-types';

/** What a reading cannot be read without. */
const needs: Record<string, 'reply' | 'options' | 'digitLogits' | 'stated'> = {
  answer: 'reply',
  forced: 'digitLogits',
  free: 'stated',
  likelihood: 'options',
  letter: 'options',
  'stated-forced': 'digitLogits',
  'stated-free': 'stated'
};

function checkPlan({ plan }: RunFileV1['run']): void {
  checkUnique(plan.methods, 'run.plan.methods');
  for (const id of plan.methods) {
    const own = plan.readings[id];
    if (!own) throw new RunFileError(`run.plan.readings: has none of “${id}”`);
    checkUnique(own, `run.plan.readings.${id}`);
    const other = own.find((each) => !READINGS[id]!.includes(each));
    if (other) throw new RunFileError(`run.plan.readings.${id}: “${other}” is not a reading of it`);
  }
}

function checkOptions(options: NonNullable<ReadingV1['options']>, place: string): void {
  const { texts, gold, tokenLogProbs, tokens } = options;
  checkGold(gold, texts, place);
  checkLogits(options.logits, texts.length, `${place}.logits`);
  checkLength(tokenLogProbs, texts.length, `${place}.tokenLogProbs`);
  checkLength(tokens, texts.length, `${place}.tokens`);
  checkLength(options.unconditional, texts.length, `${place}.unconditional`);
  for (const [i, own] of (tokens ?? []).entries())
    checkLength(own, tokenLogProbs?.[i]!.length ?? own.length, `${place}.tokens.${i}`);
}

function checkReading(read: ReadingV1, place: string): void {
  const part = needs[read.reading]!;
  if (read[part] === undefined)
    throw new RunFileError(`${place}.${part}: is missing, and “${read.reading}” is read from it`);
  if (read.stated !== undefined && !read.reply)
    throw new RunFileError(`${place}.reply: is missing, and the number stated was read from it`);
  if (read.options) checkOptions(read.options, `${place}.options`);
  if (read.digitLogits) checkLogits(read.digitLogits, 10, `${place}.digitLogits`);
  if (read.reply) checkSteps(read.reply.steps, `${place}.reply.steps`);
}

/**
 * Checks that what a file of version 1 holds fits together: all of it there, said once and of the plan.
 * @throws RunFileError saying what is wrong and where
 */
export function checkVersion1({ run, traces }: RunFileV1): void {
  checkQuestions(run);
  checkPlan(run);
  const { plan } = run;
  const asked = new Set(plan.questionIds);
  for (const [i, { questionId, method, readings }] of traces.entries()) {
    const place = `traces.${i}`;
    if (!asked.has(questionId))
      throw new RunFileError(`${place}.questionId: the plan asks no “${questionId.slice(0, 200)}”`);
    if (!plan.methods.includes(method))
      throw new RunFileError(`${place}.method: the plan has no “${method}”`);
    checkUnique(
      readings.map(({ reading }) => reading),
      `${place}.readings`
    );
    for (const [j, each] of readings.entries()) {
      if (!plan.readings[method]?.includes(each.reading))
        throw new RunFileError(`${place}.readings.${j}: the plan takes no “${each.reading}” of “${method}”`);
      checkReading(each, `${place}.readings.${j}`);
    }
  }
  checkUnique(
    traces.map(({ questionId, method }) => `${questionId} · ${method}`),
    'traces'
  );
}
