import type { Question } from '../question';
import type { GoldKind, Mappings } from './import-result';

/** How far an import is. */
export interface ImportProgress {
  stage: 'reading' | 'unpacking' | 'parsing' | 'questions';
  /** Share of the whole, in [0, 1]; never falls. */
  fraction: number;
  /** Questions so far. */
  questions: number;
}

/** A file to import. */
export type ImportSource = File | { name: string; bytes: Uint8Array<ArrayBuffer> };

/** What `importFile(source: ImportSource, options?: ImportOptions): Promise<ImportResult>` may be told, and how it reports. */
export interface ImportOptions {
  mappings?: Mappings;
  /** How keys name their options, in every table that no mapping says it for. */
  keys?: GoldKind;
  onProgress?: (progress: ImportProgress) => void;
  /** Gets each batch (at most `BATCH_SIZE` questions) as it arrives; `ImportResult.questions` holds them all as well. */
  onBatch?: (questions: Question[]) => void;
  signal?: AbortSignal;
}
