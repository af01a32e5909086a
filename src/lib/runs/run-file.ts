import * as v from 'valibot';
import type { MethodId, ReadingId } from '../methods/trace';
import { checkRun } from './check/check-run';
import { checkTraces } from './check/check-traces';
import { checked, RunFileError } from './check/checked';
import { duration } from './check/parts';
import type { RunFile } from './run';

export { RunFileError };

const FORMAT = 'calibration-lab/run';

const runFile = v.object(
  {
    format: v.literal(FORMAT, `is not "${FORMAT}": this is no run of the lab`),
    version: v.literal(1, 'is not 1: the file comes from another version of the lab'),
    run: v.unknown(),
    traces: v.unknown(),
    timings: v.optional(v.record(v.string(), duration, 'is no record of times'), {})
  },
  `is no run of the lab`
);

/**
 * Checks a run that was read, from a file or from the store: whatever passes can be shown, compared, graded and reported.
 * @throws RunFileError saying what is wrong and where
 */
export function checkRunFile({ run: record, traces }: { run?: unknown; traces?: unknown }): RunFile {
  const run = checkRun(record);
  return { format: FORMAT, version: 1, run, traces: checkTraces(traces, run.plan) };
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
  const { timings, ...read } = checked(runFile, json);
  const file = checkRunFile(read);
  for (const { questionId, method, readings } of file.traces) {
    for (const { reading, cost } of readings) {
      // Files of before wrote the time into the trace.
      cost.ms ??= timings[timingKey(questionId, method, reading)] ?? 0;
    }
  }
  return file;
}

/** Whether a file says at its beginning that it is a run of the lab. */
export async function isRunFile(file: Blob): Promise<boolean> {
  return (await file.slice(0, 200).text()).includes('"calibration-lab/run"');
}
