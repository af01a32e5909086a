import type { RemoteSource } from '../engine/files/remote-models';
import type { RunFile } from '../runs/run';

/** What is saved and does not stand in the database. */
export interface Given {
  /** Runs of which something is not stored, as they are on the screen. */
  unstored: RunFile[];
  /** Variants of methods, also those that cannot be asked, as they are kept. */
  variants: unknown[];
  /** Where the models lie that were added by their address. */
  models: RemoteSource[];
  /** What the workshop keeps, as text by name. */
  workshop: Record<string, string>;
}
