import * as Comlink from 'comlink';
import { askWorker } from '../../network/ask-worker';
import type { Question } from '../question';
import { CAPS } from './caps';
import type { ImportOptions, ImportSource } from './import-options';
import { ImportError, type ImportResult } from './import-result';
import type { ImportListener, ImportService } from './import-service';
import type { ImportSummary } from './read-questions';

const startWorker = () => new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module' });

/**
 * Reads a question file of any format in a worker of its own, so that the page stays usable. Nothing is stored.
 * Cancelling ends the worker at once, whatever it is doing.
 * @throws ImportError (the promise rejects) in words a person can read, when nothing of the file can be read; the
 * signal's reason when it is aborted
 */
export async function importFile(
  source: ImportSource,
  { mappings = {}, keys, onProgress, onBatch, signal }: ImportOptions = {}
): Promise<ImportResult> {
  signal?.throwIfAborted();
  const content = source instanceof Blob ? source : new Blob([source.bytes]);
  if (content.size > CAPS.fileSize) {
    const mib = (size: number) => Math.round(size / 1024 / 1024);
    throw new ImportError(
      `${source.name} is ${mib(content.size)} MiB; the limit is ${mib(CAPS.fileSize)} MiB. Use a part of it.`
    );
  }
  const questions: Question[] = [];
  const listener: ImportListener = {
    progress: (progress) => onProgress?.(progress),
    batch(batch) {
      questions.push(...batch);
      onBatch?.(batch);
    }
  };
  try {
    const { questionCount, ...summary } = await askWorker<ImportService, ImportSummary>(
      startWorker,
      (service) =>
        service.read(source.name, content, { mappings, ...(keys && { keys }) }, Comlink.proxy(listener)),
      {
        signal,
        lost: (why) =>
          new ImportError(`${source.name} could not be read${why}. It may be too large for this device.`)
      }
    );
    if (questionCount !== questions.length)
      throw new Error(`Got ${questions.length} of ${questionCount} questions`);
    return { ...summary, questions };
  } catch (error) {
    if (error instanceof Error && error.name === 'ImportError') throw new ImportError(error.message);
    throw error;
  }
}
