import { DecideDesk, type Reader } from './decide-desk.svelte';
import { lab } from './lab.svelte';
import { SecondRows } from './second-rows.svelte';

const read: Reader = async (...call) => {
  const { readPredictionsFile } = await import('../predictions/worker/view-predictions');
  return readPredictionsFile(...call);
};

/** The page's decisions. What reads predictions is fetched with the first file. */
export const decideDesk = new DecideDesk({
  runRows: () => lab.view.rows,
  read
});

/** What the page's decisions are held against. */
export const secondRows = new SecondRows({ load: (id) => lab.fileOf(id), read });
