import type { RunFile } from '../runs/run';
import type { Stock } from './estimate';
import type { Given } from './given';
import type { SavingProgress } from './write-backup';

/** What the page can ask of the worker that saves. */
export interface BackupService {
  /** Counts what is kept. @param unstored runs of which something is not stored, as they are on the screen */
  stock(unstored: RunFile[]): Promise<Stock>;
  /** Saves everything as one file. */
  write(
    given: Given,
    saving: { labVersion: string; savedAt: string },
    onProgress: (progress: SavingProgress) => void
  ): Promise<Blob>;
}
