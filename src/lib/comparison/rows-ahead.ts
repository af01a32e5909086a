import type { RunFile } from '../runs/run';
import { figuresAt } from './compare';
import { keptRows } from './rows';

/** Milliseconds of work after which a page has its turn. */
const TURN = 16;

/**
 * Computes the rows of a run and their figures a few at a time, so that a page goes on beside a large run; `keptRows` and
 * `figuresAt` then have them.
 * @param bins equal-width bins; 0 for the usual number
 * @param pause lets the page's own events run
 */
export async function computeRowsAhead(
  file: RunFile,
  bins: number,
  pause = () => new Promise<void>((done) => setTimeout(done))
): Promise<void> {
  await pause();
  let since = performance.now();
  for (const row of keptRows(file)) {
    if (performance.now() - since > TURN) {
      await pause();
      since = performance.now();
    }
    figuresAt(row, null, bins);
  }
}
