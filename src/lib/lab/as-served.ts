import type { CatalogueEntry } from '../engine/catalogue';
import { filesUrl } from '../engine/files/mlc-folder';

/**
 * A built-in model with the forms that this copy of the site has: one packed for a classroom leaves out the form for WebGPU. Where it
 * cannot be asked (offline), the form is taken to be there: it may be in the browser's cache.
 * @param siteUrl absolute URL of the site's root
 */
export async function asServed(entry: CatalogueEntry, siteUrl: string): Promise<CatalogueEntry> {
  const { mlc, gguf } = entry.sources;
  if (!entry.builtIn || !mlc || !gguf) return entry;
  const config = new URL('mlc-chat-config.json', filesUrl(new URL(mlc.folder, siteUrl).href));
  const response = await fetch(config, { method: 'HEAD' }).catch(() => null);
  return response?.status === 404 ? { ...entry, sources: { gguf } } : entry;
}
