import { goto } from '$app/navigation';
import { resolve } from '$app/paths';
import { saveBlob } from '../../charts/save';
import { lab } from '../../lab/lab.svelte';
import { runShelf } from '../../lab/run-shelf.svelte';
import { storedRuns } from '../../lab/stored-runs';
import { trouble } from '../../lab/trouble.svelte';
import { runName } from '../../runs/run-name';
import type { Run } from '../../runs/run';

/** Shows a stored run on the page of comparisons. */
export async function openRun(id: string): Promise<void> {
  await lab.open(id);
  await goto(resolve('/'));
}

/** Saves a stored run as a file; one that cannot be shown as it is stored. What fails is said. */
export async function saveRun(run: Pick<Run, 'id' | 'set' | 'plan' | 'createdAt'>): Promise<void> {
  try {
    const blob = await storedRuns.exported(run.id);
    const name = runShelf.faults.has(run.id) ? 'run-as-stored' : runName(run);
    if (blob) saveBlob(blob, `${name}.json`);
  } catch (error) {
    trouble.say(error, 'The run was not saved: ');
  }
}
