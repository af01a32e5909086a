import * as v from 'valibot';
import { methodIds, readingsOf } from '../methods/readings';
import type { MethodId, ReadingId } from '../methods/trace';
import type { RunFile } from './run';

const method = v.picklist(methodIds);
const reading = v.picklist(Object.values(readingsOf).flat());
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

const runFile = v.object({
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

/** What is wrong with a run file, with the place in it. */
export class RunFileError extends Error {
  override name = 'RunFileError';
}

/** A reading's place in a file's `timings`. */
function timingKey(questionId: string, method: MethodId, reading: ReadingId): string {
  return `${questionId}/${method}/${reading}`;
}

/**
 * A run as the text of a `run.json`. The milliseconds each reading took stand in `timings`, so that the `traces` of two
 * runs with the same seed on the same engine are equal.
 */
export function runFileText({ format, version, run, traces }: RunFile): string {
  const timings: Record<string, number> = {};
  const timeless = traces.map(({ questionId, method, readings }) => ({
    questionId,
    method,
    readings: readings.map(({ cost: { ms, ...cost }, ...reading }) => {
      timings[timingKey(questionId, method, reading.reading)] = ms;
      return { ...reading, cost };
    })
  }));
  return JSON.stringify({ format, version, run, traces: timeless, timings });
}

/**
 * Reads a `run.json`, with its times in `timings` or, from before, in the traces.
 * @throws RunFileError saying what is wrong and where
 */
export function parseRunFile(text: string): RunFile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new RunFileError(`This is not valid JSON: ${(error as Error).message}`);
  }
  const result = v.safeParse(runFile, json);
  if (!result.success) {
    const [issue] = result.issues;
    const place = issue.path?.map(({ key }) => String(key)).join('.') ?? 'the file';
    throw new RunFileError(`${place}: ${issue.message}`);
  }
  const { timings, ...file } = result.output;
  for (const { questionId, method, readings } of file.traces) {
    for (const { reading, cost } of readings) {
      // Files of before wrote the time into the trace.
      cost.ms ??= timings[timingKey(questionId, method, reading)] ?? 0;
    }
  }
  return file as unknown as RunFile;
}

/** Whether a file says at its beginning that it is a run of the lab. */
export async function isRunFile(file: Blob): Promise<boolean> {
  return (await file.slice(0, 200).text()).includes('"calibration-lab/run"');
}
