import type { CatalogueEntry } from '../engine/catalogue';
import type { DeviceReport } from '../engine/device-probe';
import type { EngineId, ModelDescription } from '../engine/language-model';
import { resolveEngine } from '../engine/resolve-engine';
import { modelObstacle } from '../lab/model-obstacle';

/** What a machine can do about a model that answers on the spot. */
export type LiveOffer =
  /** It is loaded and can be asked. */
  | { kind: 'loaded'; entry: CatalogueEntry; model: ModelDescription }
  /** The chosen one can be fetched, loaded and asked. */
  | { kind: 'fetch'; entry: CatalogueEntry; engine: EngineId }
  /** The chosen one cannot run here, and why, in a sentence. */
  | { kind: 'cannot'; entry: CatalogueEntry; why: string }
  /** The chosen one is not known here. */
  | { kind: 'unknown'; id: string };

/**
 * What a machine can offer; `null` where there is nothing to say, or not yet.
 * @param chosen id of the model that the teacher chose; `null`: any that is loaded will do
 * @param loaded the model that is loaded, or `null`
 * @param known the models this browser knows, and whether it has looked
 */
export function liveOffer(
  chosen: string | null,
  loaded: ModelDescription | null,
  known: { find: (id: string) => CatalogueEntry | undefined; ready: boolean },
  device: DeviceReport | null
): LiveOffer | null {
  const id = chosen ?? loaded?.modelId;
  if (id === undefined) return null;
  const entry = known.find(id);
  if (entry && loaded?.modelId === id) return { kind: 'loaded', entry, model: loaded };
  if (chosen === null) return null;
  if (!entry) return known.ready ? { kind: 'unknown', id } : null;
  if (!device) return null;
  const { engine } = resolveEngine('auto', entry, device);
  const why = modelObstacle(entry, engine, device);
  return why === null ? { kind: 'fetch', entry, engine } : { kind: 'cannot', entry, why };
}
