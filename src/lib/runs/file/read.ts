import * as v from 'valibot';
import type { RunFile, StoredAnswers } from '../run';
import { RunFileError } from './checked';
import { heldSmall } from '../packed-answers';
import { lastPlaceOf, linesOf } from './lines';
import { duration } from './parts';
import { migrateVersion1 } from './migrate-version-1';
import { readVersion1 } from './version-1';
import { checkRunFile, fitCheck, readAnswers, readRun, wholeOf, type ReadPiece } from './version-2';
import { FORMAT, VERSION } from './write';

interface WholeFile {
  format?: unknown;
  version?: unknown;
  run?: unknown;
  answers?: unknown;
  timings?: unknown;
}

function parse(text: string): unknown {
  if (text.startsWith('\x1f')) throw new RunFileError('This file is packed with gzip: unpack it first.');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new RunFileError(`This is not valid JSON: ${(error as Error).message}`);
  }
}

function putTimes({ questionId, calls }: StoredAnswers, timings: unknown): void {
  const times = (typeof timings === 'object' && timings ? timings : {}) as Record<string, unknown>;
  const own = Object.hasOwn(times, questionId) ? times[questionId] : null;
  if (!Array.isArray(own)) return;
  for (const [i, call] of calls.entries()) {
    const ms: unknown = own[i];
    if (v.is(duration, ms)) call.cost.ms = ms;
  }
}

function readWhole(json: unknown): RunFile {
  const { format, version, run, answers, timings } = (json ?? {}) as WholeFile;
  if (format !== FORMAT) throw new RunFileError(`format: is not "${FORMAT}": this is not a run of the lab`);
  if (version === 1) return migrateVersion1(readVersion1(json));
  if (version !== VERSION) {
    throw new RunFileError(
      `version: is ${String(version)}; this lab reads 1 and ${VERSION}. The file comes from another version of the lab.`
    );
  }
  if (!Array.isArray(answers)) throw new RunFileError('answers: is not a list');
  const file = checkRunFile({ run, answers } as RunFile);
  for (const each of file.answers) putTimes(each, timings);
  return file;
}

/**
 * Reads a `run.json` of any version.
 * @throws RunFileError saying what is wrong and where
 */
export function parseRunFile(text: string): RunFile {
  return readWhole(parse(text));
}

const ANSWERS = '"answers":[';
const TIMINGS = '\n],\n"timings":{\n';

/** Wall times stand at the end of a file and belong to what stands before. */
async function timesIn(file: Blob): Promise<Record<string, unknown>> {
  const place = await lastPlaceOf(file, TIMINGS);
  if (place === -1) throw new RunFileError('The file ends too early: it was cut off.');
  // Of a plain object, a question called __proto__ would be none.
  const times = Object.create(null) as Record<string, unknown>;
  for await (const line of linesOf(file.slice(place + TIMINGS.length).stream())) {
    if (line.startsWith('"')) Object.assign(times, parse(`{${withoutComma(line)}}`));
  }
  return times;
}

const withoutComma = (line: string) => (line.endsWith(',') ? line.slice(0, -1) : line);

/**
 * Reads a run's file of any version, and checks all of it. One that the lab wrote is read a question at a time, so that its
 * size has no bound; one that was laid out by something else is read whole.
 * @throws RunFileError saying what is wrong and where, also after some of it was given
 */
export async function* readPieces(file: Blob): AsyncGenerator<ReadPiece> {
  const start = await file.slice(0, 200).text();
  if (!start.startsWith(`{"format":"${FORMAT}","version":${VERSION},"run":`) || !(await isLaidOut(file))) {
    const { run, answers } = parseRunFile(await file.text());
    yield { run };
    for (const each of answers) yield { answers: heldSmall(each) };
    return;
  }
  const times = await timesIn(file);
  let check: ReturnType<typeof fitCheck> | null = null;
  let count = 0;
  for await (const line of linesOf(file.stream())) {
    const text = withoutComma(line);
    if (!check) {
      const run = readRun((parse(`${text}}`) as WholeFile).run);
      check = fitCheck(run);
      yield { run };
    } else if (text === ']') {
      return;
    } else if (line !== ANSWERS && text !== '') {
      const answers = readAnswers(parse(text), `answers.${count++}`);
      putTimes(answers, times);
      check(answers);
      yield { answers: heldSmall(answers) };
    }
  }
}

/**
 * Reads a run's file of any version. What its questions gave is unpacked when it is looked at.
 * @throws RunFileError saying what is wrong and where
 */
export function readRunFile(file: Blob): Promise<RunFile> {
  return wholeOf(readPieces(file));
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

/** Whether a file says at its beginning that it is a run of the lab; one that cannot be read, such as a folder, is none. */
export async function isRunFile(file: Blob): Promise<boolean> {
  const start = await file
    .slice(0, 200)
    .text()
    .catch(() => '');
  return start.includes(`"${FORMAT}"`);
}
