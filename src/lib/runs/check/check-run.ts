import * as v from 'valibot';
import { methodIds, readingsOf } from '../../methods/readings';
import type { Run } from '../run';
import { checked, checkUnique, RunFileError } from './checked';
import { count, planFields, runFields, text } from './parts';

export const method = v.picklist(methodIds, `is none of ${methodIds.join(', ')}`);
export const reading = v.picklist(Object.values(readingsOf).flat(), 'is no reading of the lab');

const prompt = v.looseObject(
  { user: text, assistant: v.optional(text), confidence: v.optional(text) },
  'is no prompt'
);

const run = v.looseObject(
  {
    ...runFields,
    plan: v.looseObject(
      {
        ...planFields,
        methods: v.pipe(v.array(method, 'is no list'), v.minLength(1, 'names no method')),
        readings: v.record(
          method,
          v.pipe(v.array(reading, 'is no list'), v.minLength(1, 'names no reading')),
          'is no record of readings'
        ),
        maxTokens: v.optional(count),
        prompts: v.optional(v.record(v.string(), prompt, 'is no record of prompts'))
      },
      'is no plan'
    )
  },
  'is no run'
);

/** Checks that a plan's questions are there, each once. @throws RunFileError */
export function checkQuestions({ plan, set }: Pick<Run, 'plan' | 'set'>): void {
  checkUnique(plan.questionIds, 'run.plan.questionIds');
  checkUnique(
    set.questions.map(({ id }) => id),
    'run.set.questions'
  );
  const there = new Set(set.questions.map(({ id }) => id));
  const missing = plan.questionIds.find((id) => !there.has(id));
  if (missing !== undefined)
    throw new RunFileError(`run.plan.questionIds: “${missing.slice(0, 200)}” is none of the run's questions`);
}

/**
 * Checks a run's record: that everything is there, of its kind and size, and said once.
 * @throws RunFileError saying what is wrong and where
 */
export function checkRun(value: unknown): Run {
  const read = checked(run, value, 'run') as unknown as Run;
  checkQuestions(read);
  const { methods, readings } = read.plan;
  checkUnique(methods, 'run.plan.methods');
  for (const id of methods) {
    const own = readings[id];
    if (!own) throw new RunFileError(`run.plan.readings: has none of “${id}”`);
    checkUnique(own, `run.plan.readings.${id}`);
    const other = own.find((each) => !readingsOf[id].includes(each));
    if (other) throw new RunFileError(`run.plan.readings.${id}: “${other}” is no reading of it`);
  }
  return read;
}
