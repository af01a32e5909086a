import * as v from 'valibot';
import type { RunFile, StoredAnswers } from '../run';
import { RunFileError } from './checked';
import { duration } from './parts';
import { migrateVersion1 } from './migrate-version-1';
import { readVersion1 } from './version-1';
import { checkFit, checkRunFile, readAnswers, readRun } from './version-2';
import { FORMAT, VERSION } from './write';

interface WholeFile {
  format?: unknown;
  version?: unknown;
  run?: unknown;
  answers?: unknown;
  timings?: unknown;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new RunFileError(`This is not valid JSON: ${(error as Error).message}`);
  }
}

function putTimes(answers: readonly StoredAnswers[], timings: unknown): void {
  const times = (typeof timings === 'object' && timings ? timings : {}) as Record<string, unknown>;
  for (const { questionId, calls } of answers) {
    const own = Object.hasOwn(times, questionId) ? times[questionId] : null;
    if (!Array.isArray(own)) continue;
    for (const [i, call] of calls.entries()) {
      const ms: unknown = own[i];
      if (v.is(duration, ms)) call.cost.ms = ms;
    }
  }
}

function readWhole(json: unknown): RunFile {
  const { format, version, run, answers, timings } = (json ?? {}) as WholeFile;
  if (format !== FORMAT) throw new RunFileError(`format: is not "${FORMAT}": this is no run of the lab`);
  if (version === 1) return migrateVersion1(readVersion1(json));
  if (version !== VERSION) {
    throw new RunFileError(
      `version: is ${String(version)}; this lab reads 1 and ${VERSION}. The file comes from another version of the lab.`
    );
  }
  if (!Array.isArray(answers)) throw new RunFileError('answers: is no list');
  const file = checkRunFile({ run, answers } as RunFile);
  putTimes(file.answers, timings);
  return file;
}

/**
 * Reads a `run.json` of any version.
 * @throws RunFileError saying what is wrong and where
 */
export function parseRunFile(text: string): RunFile {
  return readWhole(parse(text));
}

/** Lines of a stream of text. */
async function* linesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    rest += done ? decoder.decode() : decoder.decode(value, { stream: true });
    let end: number;
    let from = 0;
    while ((end = rest.indexOf('\n', from)) !== -1) {
      yield rest.slice(from, end);
      from = end + 1;
    }
    rest = rest.slice(from);
    if (done) break;
  }
  if (rest !== '') yield rest;
}

const ANSWERS = '"answers":[';

/**
 * Reads a run's file of any version. One that the lab wrote is read a question at a time, so that its size has no bound;
 * one that was laid out by something else is read whole.
 * @throws RunFileError saying what is wrong and where
 */
export async function readRunFile(file: Blob): Promise<RunFile> {
  const start = await file.slice(0, 200).text();
  if (!start.startsWith(`{"format":"${FORMAT}","version":${VERSION},"run":`) || !(await isLaidOut(file))) {
    return parseRunFile(await file.text());
  }
  let run: unknown = null;
  const answers: StoredAnswers[] = [];
  const timings: Record<string, unknown> = {};
  let part: 'run' | 'answers' | 'timings' = 'run';
  for await (const line of linesOf(file.stream())) {
    const text = line.endsWith(',') ? line.slice(0, -1) : line;
    if (part === 'run') {
      if (line === ANSWERS) part = 'answers';
      else run = (parse(`${text}}`) as WholeFile).run;
    } else if (part === 'answers') {
      if (text === ']') part = 'timings';
      else if (text !== '') answers.push(readAnswers(parse(text), `answers.${answers.length}`));
    } else if (text.startsWith('"') && text !== '"timings":{') {
      Object.assign(timings, parse(`{${text}}`));
    }
  }
  if (part !== 'timings') throw new RunFileError('The file ends too early: it was cut off.');
  const read = { run: readRun(run), answers };
  checkFit(read);
  putTimes(answers, timings);
  return read;
}

/** Whether the answers begin on a line of their own, as the lab writes them. */
async function isLaidOut(file: Blob): Promise<boolean> {
  const lines = linesOf(file.stream());
  try {
    await lines.next();
    return (await lines.next()).value === ANSWERS;
  } finally {
    await lines.return(undefined);
  }
}

/** Whether a file says at its beginning that it is a run of the lab. */
export async function isRunFile(file: Blob): Promise<boolean> {
  return (await file.slice(0, 200).text()).includes(`"${FORMAT}"`);
}
