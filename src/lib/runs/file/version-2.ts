import * as v from 'valibot';
import { findMethod } from '../../methods/registry';
import type { RunFile, StoredAnswers } from '../run';
import { fromBase64 } from './base64';
import { checked, RunFileError } from './checked';

const number = v.pipe(v.number(), v.finite());
const count = v.pipe(number, v.integer(), v.minValue(0));
const numbers = v.array(number);
const texts = v.array(v.string());
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(1000));
const grade = v.picklist(['right', 'wrong', 'not-attempted', 'unparsed']);
const verdict = v.object({ grade, rule: v.string() });
const cost = v.object({ promptTokens: count, prefilledTokens: count, decodedTokens: count });

const steps = v.pipe(
  v.string(),
  v.transform((text) => {
    try {
      return fromBase64(text);
    } catch {
      return null;
    }
  }),
  v.nonNullable(v.instance(Uint8Array), 'is no base64')
);

const call = v.variant('do', [
  v.object({
    id,
    do: v.literal('generate'),
    prompt: v.string(),
    maxTokens: count,
    stopTexts: texts,
    reply: v.object({
      text: v.string(),
      stop: v.picklist(['end-of-turn', 'length', 'stop-text']),
      length: count,
      steps
    }),
    cost
  }),
  v.object({
    id,
    do: v.literal('logits'),
    prompt: v.string(),
    endings: texts,
    tokens: texts,
    logits: v.array(numbers),
    cost
  }),
  v.object({
    id,
    do: v.literal('score'),
    prompt: v.string(),
    continuations: texts,
    tokens: v.array(texts),
    logProbs: v.array(numbers),
    cost
  })
]);

const options = { texts: v.pipe(texts, v.minLength(2)), gold: count };
const tenNumbers = v.pipe(numbers, v.length(10));

const evidence = v.variant('kind', [
  v.object({ kind: v.literal('reply'), call: id, span: v.nullable(v.tuple([count, count])) }),
  v.object({
    kind: v.literal('option-scores'),
    ...options,
    tokenLogProbs: v.array(v.pipe(numbers, v.minLength(1))),
    withoutQuestion: v.nullable(v.array(numbers))
  }),
  v.object({ kind: v.literal('option-letters'), ...options, logits: numbers }),
  v.object({
    kind: v.literal('number'),
    whole: v.nullable(v.tuple([number, number])),
    tenths: tenNumbers,
    hundredths: v.nullable(v.pipe(v.array(tenNumbers), v.length(10)))
  }),
  v.object({
    kind: v.literal('stated'),
    call: id,
    value: v.nullable(v.pipe(number, v.minValue(0), v.maxValue(1)))
  })
]);

const answers = v.object({
  questionId: id,
  calls: v.array(call),
  traces: v.array(
    v.object({
      questionId: id,
      armId: id,
      calls: v.array(id),
      evidence: v.array(evidence),
      answer: v.nullable(v.string()),
      verdict
    })
  )
});

const arm = v.object({
  id,
  method: v.pipe(
    v.string(),
    v.check((method) => findMethod(method) !== undefined, 'is no method this version of the lab knows')
  ),
  form: v.picklist(['chat', 'completion']),
  prompts: v.record(v.string(), v.string()),
  options: v.record(v.string(), v.union([number, v.string(), v.boolean()]))
});

const question = v.looseObject({ id, text: v.string(), answers: v.pipe(texts, v.minLength(1)) });

const run = v.looseObject({
  id,
  title: v.string(),
  createdAt: v.string(),
  state: v.string(),
  plan: v.object({
    setId: v.string(),
    questionIds: v.array(id),
    arms: v.array(arm),
    modelId: v.string(),
    seed: number
  }),
  set: v.looseObject({ id: v.string(), title: v.string(), questions: v.array(question) }),
  model: v.nullable(v.looseObject({ modelId: v.string(), engine: v.picklist(['webgpu', 'cpu']) })),
  labVersion: v.string(),
  overrules: v.record(v.string(), verdict)
});

/** Checks the part of a file before its answers. @throws RunFileError */
export function readRun(json: unknown): RunFile['run'] {
  return checked(run, json, 'run') as unknown as RunFile['run'];
}

/**
 * Checks what one question gave.
 * @param place where it stands in the file
 * @throws RunFileError saying what is wrong and where
 */
export function readAnswers(json: unknown, place: string): StoredAnswers {
  const read = checked(answers, json, place) as unknown as StoredAnswers;
  const known = new Set(read.calls.map((each) => each.id));
  for (const trace of read.traces) {
    const missing = trace.calls.find((each) => !known.has(each));
    if (missing) throw new RunFileError(`${place}.traces: there is no call ${missing}`);
  }
  for (const each of read.calls) each.cost.ms = 0;
  return read;
}
