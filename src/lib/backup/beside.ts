import type { Remote } from 'comlink';
import { askWorker } from '../network/ask-worker';
import type { BackupService } from './backup-service';

const startWorker = () => new Worker(new URL('./backup.worker.ts', import.meta.url), { type: 'module' });

/**
 * Asks the worker that saves, so that a page goes on beside it. Breaking off ends the worker at once.
 * @throws Error in words; the signal's reason when it was broken off
 */
export function askBackup<Answer>(
  ask: (service: Remote<BackupService>) => Promise<Answer>,
  signal?: AbortSignal
): Promise<Answer> {
  return askWorker<BackupService, Answer>(startWorker, ask, {
    signal,
    lost: (why) => new Error(`The part of the lab that saves did not start, or ran out of memory${why}.`)
  });
}
