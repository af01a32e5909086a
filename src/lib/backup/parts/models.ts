import * as v from 'valibot';
import { isModelCached } from '../../engine/files/model-files';
import { remoteEntry, type RemoteSource } from '../../engine/files/remote-models';
import type { Models } from '../../lab/models.svelte';
import { sameContent } from '../../runs/same-content';
import { leftOut, reasonOf, type Arrival, type Outcome } from '../arrival';
import { parsed } from '../format';

const address = v.pipe(v.string(), v.maxLength(10_000));
const source = v.union([
  v.strictObject({ gguf: address }),
  v.strictObject({ folder: address, library: address })
]);
const MOST = 1000;

function met(models: Models, own: RemoteSource): Outcome {
  const entry = remoteEntry(own);
  const here = models.remote.find(({ id }) => id === entry.id);
  if (!here) return { fate: 'new' };
  return sameContent(here.sources, entry.sources)
    ? { fate: 'same' }
    : { fate: 'stays', why: 'another model of this name from the same host is here' };
}

/** Models by their address; nothing is fetched. */
export async function modelArrivals(text: string, models: Models, siteUrl: string): Promise<Arrival[]> {
  const list = parsed(text);
  if (!Array.isArray(list) || list.length > MOST)
    return [leftOut('models', 'Models by address', `it is not a list of at most ${MOST}`)];
  await models.refresh(siteUrl);
  return list.map((value: unknown): Arrival => {
    const read = v.safeParse(source, value);
    if (!read.success) return leftOut('models', 'A model by its address', 'it is not the address of a model');
    const own = read.output;
    const title = 'gguf' in own ? own.gguf : own.folder;
    try {
      return {
        kind: 'models',
        title,
        foreseen: met(models, own),
        async take() {
          await models.refresh(siteUrl);
          const outcome = met(models, own);
          if (outcome.fate !== 'new') return { ...outcome, undo: null };
          const entry = await models.addRemote(own, siteUrl);
          const undo = async () => {
            // Its files may have been fetched since.
            if (!(await isModelCached(entry, siteUrl))) await models.removeRemote(entry, siteUrl);
          };
          return { ...outcome, undo };
        }
      };
    } catch (error) {
      return leftOut('models', title, reasonOf(error));
    }
  });
}
