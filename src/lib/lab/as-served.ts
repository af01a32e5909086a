import type { CatalogueEntry } from '../engine/catalogue';
import { filesUrl } from '../engine/files/mlc-folder';

/** What is waited for an answer, in ms: a network may be there and carry nothing. */
const PATIENCE = 3000;
/** Whether a model's form for WebGPU was left out, by the address of its files; asked once. */
const left = new Map<string, boolean>();

/**
 * A built-in model with the forms that this copy of the site has: one packed for a classroom leaves out the form for WebGPU. Where it
 * cannot be asked (offline, or no answer in time), the form is taken to be there: it may be in the browser's cache.
 * @param siteUrl absolute URL of the site's root
 */
export async function asServed(entry: CatalogueEntry, siteUrl: string): Promise<CatalogueEntry> {
  const { mlc, gguf } = entry.sources;
  if (!entry.builtIn || !mlc || !gguf) return entry;
  const config = new URL('mlc-chat-config.json', filesUrl(new URL(mlc.folder, siteUrl).href));
  const known = left.get(config.href);
  if (known !== undefined) return known ? { ...entry, sources: { gguf } } : entry;
  const signal = AbortSignal.timeout(PATIENCE);
  const response = await fetch(config, { method: 'HEAD', signal }).catch(() => null);
  if (response) left.set(config.href, response.status === 404);
  return response?.status === 404 ? { ...entry, sources: { gguf } } : entry;
}
