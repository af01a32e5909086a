import { held, portable } from '../packed-answers';
import type { RunFile, StoredAnswers } from '../run';
import { RunFileError } from './checked';
import { PIECE, piecesOf, type ReadMessage, type ReadRequest } from './say-pieces';

/** Hears a run as far as it is read; it may still be refused. */
export type ReadSoFar = (file: RunFile) => void;

const startWorker = () => new Worker(new URL('./run-file.worker.ts', import.meta.url), { type: 'module' });

async function readHere(request: ReadRequest, soFar: ReadSoFar): Promise<RunFile> {
  let read: RunFile | null = null;
  for await (const piece of piecesOf(request)) {
    if ('run' in piece) read = { run: piece.run, answers: [] };
    else {
      read!.answers.push(piece.answers);
      if (read!.answers.length % PIECE === 0) {
        soFar({ ...read!, answers: [...read!.answers] });
        // The page has its turn.
        await new Promise((done) => setTimeout(done));
      }
    }
  }
  return read!;
}

async function readBeside(request: ReadRequest, soFar: ReadSoFar, start: () => Worker): Promise<RunFile> {
  let worker: Worker;
  try {
    worker = start();
  } catch {
    return readHere(request, soFar);
  }
  try {
    return await heard(worker, request, soFar);
  } catch (error) {
    // A worker that did not start, or was lost, says nothing about the run.
    if (error instanceof RunFileError) throw error;
    return await readHere(request, soFar);
  } finally {
    worker.terminate();
  }
}

/**
 * `readRunFile` in a worker, so that a page goes on beside a large file; on the page's own thread where none starts.
 * @param soFar hears what is read before all of it is
 * @throws RunFileError saying what is wrong and where
 */
export function readRunFileBeside(
  file: Blob,
  soFar: ReadSoFar = () => {},
  start = startWorker
): Promise<RunFile> {
  return readBeside(file, soFar, start);
}

/**
 * `checkRunFile` of a run that was stored, in a worker where it is large.
 * @throws RunFileError saying what is wrong and where
 */
export function checkRunBeside({ run, answers }: RunFile, start = startWorker): Promise<RunFile> {
  const request = { run, answers: answers.map(portable) };
  return answers.length <= PIECE ? readHere(request, () => {}) : readBeside(request, () => {}, start);
}

function heard(worker: Worker, request: ReadRequest, soFar: ReadSoFar): Promise<RunFile> {
  return new Promise((resolve, reject) => {
    let run: RunFile['run'];
    let answers: StoredAnswers[] = [];
    worker.addEventListener('message', ({ data }: MessageEvent<ReadMessage>) => {
      if ('run' in data) run = data.run;
      else if ('answers' in data) {
        answers = [...answers, ...data.answers.map(held)];
        soFar({ run, answers });
      } else if ('end' in data) resolve({ run, answers });
      else reject(new RunFileError(data.refused));
    });
    const lost = () => reject(new Error('The worker was lost.'));
    worker.addEventListener('error', lost);
    worker.addEventListener('messageerror', lost);
    worker.postMessage(request);
  });
}
