import { DecideDesk } from './decide-desk.svelte';
import { lab } from './lab.svelte';

/** The page's decisions. What reads predictions is fetched with the first file. */
export const decideDesk = new DecideDesk({
  runRows: () => lab.view.rows,
  async read(...call) {
    const { readPredictionsFile } = await import('../predictions/worker/view-predictions');
    return readPredictionsFile(...call);
  }
});
