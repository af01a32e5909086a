import { counted } from './counted';
import type { Part } from './predictions';
import { PredictionsError } from './predictions-error';

/**
 * Refuses a split in which the same id stands in both parts: what is fitted on the one would be judged on the same
 * questions in the other.
 * @throws PredictionsError saying how many, and which the first are
 */
export function refuseLeak(ids: readonly string[], split: readonly Part[], file: string): void {
  const of = (part: Part) => new Set(ids.filter((_, row) => split[row] === part));
  const judged = of('judge');
  const shared = [...of('fit')].filter((id) => judged.has(id));
  if (shared.length === 0) return;
  const stand = shared.length === 1 ? 'stands' : 'stand';
  const first = shared.slice(0, 3).join(', ') + (shared.length > 3 ? ', …' : '');
  throw new PredictionsError(
    `${file}: ${counted(shared.length, 'id')} ${stand} in both parts of the split (${first}), so that nothing would be held out. ` +
      'Give each id one part, or let --split 0.5 split by id.'
  );
}
