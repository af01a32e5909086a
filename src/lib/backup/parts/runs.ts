import type { RunMoves } from '../../lab/run-moves.svelte';
import { readRunFileBeside } from '../../runs/file/read-beside';
import type { ForeseenRun } from '../../store/opened-run';
import { outcome, type Arrival, type Outcome } from '../arrival';
import type { Fact } from '../format';

const outcomeOf = ({ how, why, putBack }: ForeseenRun): Outcome =>
  outcome(how === 'join' ? 'joined' : putBack ? 'put-back' : how, why);

/**
 * A run, by the rules for opened run files.
 * @param read gives its file; it is read again when it is taken in, so that no run is held meanwhile
 * @throws Error in words where it cannot be read
 */
export async function runArrival(
  read: (signal?: AbortSignal) => Promise<Blob>,
  { removed = false }: Partial<Fact>,
  moves: RunMoves,
  signal?: AbortSignal
): Promise<Arrival> {
  const file = await readRunFileBeside(await read(signal));
  return {
    kind: 'run',
    title: file.run.title,
    foreseen: outcomeOf(await moves.foresee(file, removed)),
    async take(signal) {
      const opened = await moves.put(await readRunFileBeside(await read(signal)), removed);
      const changed = opened.how !== 'same' || opened.putBack;
      const undo = () => moves.undo(opened, removed);
      return { ...outcomeOf(opened), undo: changed ? undo : null };
    }
  };
}
