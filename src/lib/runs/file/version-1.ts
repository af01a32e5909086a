import * as v from 'valibot';
import { checked } from './checked';
import { MOST_OPTIONS } from './check-options';
import { checkVersion1 } from './check-version-1';
import { count, duration, logits, planFields, probability, runFields, text, texts, verdict } from './parts';
import { READINGS, type RunFileV1 } from './version-1-types';

const methodIds = Object.keys(READINGS);
const method = v.picklist(methodIds, `is none of ${methodIds.join(', ')}`);
const reading = v.picklist(Object.values(READINGS).flat(), 'is not a reading of the lab');

const readingRecord = v.looseObject(
  {
    reading,
    prompt: text,
    reply: v.optional(
      v.looseObject(
        {
          text,
          steps: v.array(v.unknown(), 'is not a list'),
          stop: v.optional(
            v.picklist(['end-of-turn', 'length', 'stop-text'], 'is not an end of a reply'),
            'end-of-turn'
          )
        },
        'is not a reply'
      )
    ),
    options: v.optional(
      v.looseObject(
        {
          texts: texts(2, MOST_OPTIONS),
          gold: count,
          logits: logits(2, MOST_OPTIONS),
          tokenLogProbs: v.optional(v.array(logits(1, 10_000), 'is not a list')),
          tokens: v.optional(v.array(texts(1, 10_000), 'is not a list')),
          unconditional: v.optional(logits(2, MOST_OPTIONS))
        },
        'are not options'
      )
    ),
    digitLogits: v.optional(logits(10, 10)),
    stated: v.optional(v.nullable(probability)),
    answer: v.nullable(text),
    verdict,
    cost: v.object({ promptTokens: count, outputTokens: count, ms: v.optional(duration) }, 'is not a cost')
  },
  'is not a reading'
);

const trace = v.object(
  {
    questionId: v.string('is not a text'),
    method,
    readings: v.pipe(v.array(readingRecord, 'is not a list'), v.minLength(1, 'holds no reading'))
  },
  'is not a trace'
);

const prompt = v.looseObject(
  { user: text, assistant: v.optional(text), confidence: v.optional(text) },
  'is not a prompt'
);

const runFileV1 = v.object({
  format: v.literal('calibration-lab/run', 'is not "calibration-lab/run": this is not a run of the lab'),
  version: v.literal(1, 'is not 1: the file comes from another version of the lab'),
  run: v.looseObject(
    {
      ...runFields,
      plan: v.looseObject(
        {
          ...planFields,
          methods: v.pipe(v.array(method, 'is not a list'), v.minLength(1, 'names no method')),
          readings: v.record(
            method,
            v.pipe(v.array(reading, 'is not a list'), v.minLength(1, 'names no reading')),
            'is not a record of readings'
          ),
          maxTokens: v.optional(count),
          prompts: v.optional(v.record(v.string(), prompt, 'is not a record of prompts'))
        },
        'is not a plan'
      )
    },
    'is not a run'
  ),
  traces: v.array(trace, 'is not a list'),
  timings: v.optional(v.record(v.string(), duration, 'is not a record of times'), {})
});

/** Milliseconds of a reading, where a file keeps them apart from its traces. */
function timingKey(questionId: string, method: string, reading: string): string {
  return `${questionId}/${method}/${reading}`;
}

/**
 * Checks what a file of version 1 holds.
 * @throws RunFileError saying what is wrong and where
 */
export function readVersion1(json: unknown): RunFileV1 {
  const { timings, ...file } = checked(runFileV1, json);
  checkVersion1(file as unknown as RunFileV1);
  for (const { questionId, method, readings } of file.traces) {
    for (const { reading, cost } of readings) {
      // The oldest files wrote the time into the trace.
      cost.ms ??= timings[timingKey(questionId, method, reading)] ?? 0;
    }
  }
  return file as unknown as RunFileV1;
}
