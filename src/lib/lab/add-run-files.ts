import { isRunFile } from '../runs/file/read';
import type { RunFile } from '../runs/run';
import { InTurn } from '../store/in-turn';
import { comparedRuns } from './compared-runs.svelte';
import { runMoves } from './run-moves.svelte';
import { wordsOf } from './trouble.svelte';

/** What a file that is no run of the lab may be. */
async function predictionsRun(file: File): Promise<RunFile> {
  const { openPredictionsRun } = await import('../runs/predictions/view-predictions');
  const result = await openPredictionsRun(file, {}, new AbortController().signal);
  if ('run' in result) return result.run;
  throw new Error(`${result.refused} Open it on the Predictions page to say how it is read.`);
}

const inTurn = new InTurn();

/** Keeps runs that come as files, or files of predictions as runs, and adds their rows; which were not is told by name. */
export function addRunFiles(files: readonly File[]): Promise<void> {
  return inTurn.do(() => addAll(files));
}

async function addAll(files: readonly File[]): Promise<void> {
  comparedRuns.reading = true;
  comparedRuns.refused = null;
  const refused: string[] = [];
  for (const file of files) {
    try {
      const found = (await isRunFile(file))
        ? await runMoves.open(file)
        : await runMoves.keep(await predictionsRun(file));
      if (!comparedRuns.put(found)) refused.push(`${file.name}: this run is here already.`);
    } catch (error) {
      refused.push(`${file.name} was not added: ${wordsOf(error)}`);
    }
  }
  comparedRuns.refused = refused.join(' ') || null;
  comparedRuns.reading = false;
}
