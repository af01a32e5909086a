import * as v from 'valibot';
import type { TokenStep } from '../../engine/reply';
import type { Verdict } from '../../questions/verdict';
import type { Run } from '../run';
import { checked } from './checked';

/** Readings of version 1 by its methods. */
const READINGS: Record<string, readonly string[]> = {
  direct: ['answer'],
  verbalized: ['forced', 'free'],
  distractors: ['likelihood', 'letter', 'stated-forced', 'stated-free']
};

/** What one reading gave. */
export interface ReadingV1 {
  reading: string;
  prompt: string;
  reply?: { text: string; steps: TokenStep[]; stop: 'end-of-turn' | 'length' | 'stop-text' };
  options?: {
    texts: string[];
    gold: number;
    logits: number[];
    tokenLogProbs?: number[][];
    tokens?: string[][];
    unconditional?: number[];
  };
  digitLogits?: number[];
  stated?: number | null;
  answer: string | null;
  verdict: Verdict;
  cost: { promptTokens: number; outputTokens: number; ms: number };
}

/** A run's file as versions of the lab up to 0.1 wrote it. */
export interface RunFileV1 {
  run: Omit<Run, 'plan'> & {
    plan: {
      setId: string;
      questionIds: string[];
      methods: string[];
      readings: Record<string, string[]>;
      modelId: string;
      seed: number;
      maxTokens?: number;
      prompts?: Record<string, { user: string; assistant?: string; confidence?: string }>;
    };
  };
  traces: { questionId: string; method: string; readings: ReadingV1[] }[];
}

const method = v.picklist(Object.keys(READINGS));
const reading = v.picklist(Object.values(READINGS).flat());
const grade = v.picklist(['right', 'wrong', 'not-attempted', 'unparsed']);
const verdict = v.object({ grade, rule: v.string() });
const number = v.pipe(v.number(), v.finite());
const numbers = v.array(number);

const sketch = v.looseObject({
  chosen: number,
  chosenLogit: number,
  topIds: numbers,
  topLogits: v.pipe(numbers, v.minLength(1)),
  meanLogit: number,
  tailMax: v.nullable(number),
  tailCurve: numbers
});

const readingRecord = v.looseObject({
  reading,
  prompt: v.string(),
  reply: v.optional(
    v.looseObject({
      text: v.string(),
      steps: v.array(v.object({ id: number, text: v.string(), sketch, alternatives: v.array(v.string()) }))
    })
  ),
  options: v.optional(
    v.looseObject({ texts: v.array(v.string()), gold: number, logits: v.pipe(numbers, v.minLength(2)) })
  ),
  digitLogits: v.optional(v.pipe(numbers, v.length(10))),
  stated: v.optional(v.nullable(v.pipe(number, v.minValue(0), v.maxValue(1)))),
  answer: v.nullable(v.string()),
  verdict,
  cost: v.object({ promptTokens: number, outputTokens: number, ms: v.optional(number) })
});

const question = v.looseObject({ id: v.string(), text: v.string(), answers: v.array(v.string()) });

const runFileV1 = v.object({
  format: v.literal('calibration-lab/run', 'is not "calibration-lab/run": this is no run of the lab'),
  version: v.literal(1, 'is not 1: the file comes from another version of the lab'),
  run: v.looseObject({
    id: v.string(),
    title: v.string(),
    createdAt: v.string(),
    plan: v.looseObject({
      questionIds: v.array(v.string()),
      methods: v.array(method),
      readings: v.record(v.string(), v.array(reading)),
      seed: number,
      modelId: v.string()
    }),
    set: v.looseObject({ id: v.string(), title: v.string(), questions: v.array(question) }),
    overrules: v.record(v.string(), verdict)
  }),
  traces: v.array(v.object({ questionId: v.string(), method, readings: v.array(readingRecord) })),
  timings: v.optional(v.record(v.string(), number), {})
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
  for (const { questionId, method, readings } of file.traces) {
    for (const { reading, cost } of readings) {
      // The oldest files wrote the time into the trace.
      cost.ms ??= timings[timingKey(questionId, method, reading)] ?? 0;
    }
  }
  return file as unknown as RunFileV1;
}
