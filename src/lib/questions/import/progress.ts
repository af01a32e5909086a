import type { ImportProgress } from './import-options';

/** Shares of the progress bar at which each stage ends. */
export const STAGE_ENDS = { reading: 0.05, unpacking: 0.15, parsing: 0.4, questions: 1 };

/** How far an import is: a share that never falls. */
export class Progress {
  #fraction = 0;

  constructor(private readonly onProgress: ((progress: ImportProgress) => void) | undefined) {}

  report(stage: ImportProgress['stage'], fraction: number, questions = 0): void {
    this.#fraction = Math.max(this.#fraction, Math.min(1, fraction));
    this.onProgress?.({ stage, fraction: this.#fraction, questions });
  }
}
