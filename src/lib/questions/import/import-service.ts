import type { Question } from '../question';
import type { ImportProgress } from './import-options';
import type { GoldKind, Mappings } from './import-result';
import type { ImportSummary } from './read-questions';

/** What the page is told while its worker reads a file. */
export interface ImportListener {
  progress(progress: ImportProgress): void;
  batch(questions: Question[]): void;
}

/** What the page can ask of the importing worker. An `ImportError` arrives as an `Error` of that name. */
export interface ImportService {
  /** Reads a file and hands its questions over in batches, the next one when the last has arrived. */
  read(
    name: string,
    content: Blob,
    told: { mappings: Mappings; keys?: GoldKind },
    listener: ImportListener
  ): Promise<ImportSummary>;
}
