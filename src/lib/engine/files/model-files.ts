import type { CatalogueEntry } from '../catalogue';
import { forget, isCached } from './cached-file';

/** Removes a model's files from the cache, so that they are fetched again. */
export async function forgetModel(entry: CatalogueEntry, siteUrl: string): Promise<void> {
  for (const url of entry.sources.gguf ?? []) await forget(new URL(url, siteUrl).href);
}

/** Whether all of a model's files for the CPU engine are in the cache. */
export async function isModelCached(entry: CatalogueEntry, siteUrl: string): Promise<boolean> {
  const urls = entry.sources.gguf ?? [];
  const cached = await Promise.all(urls.map((url) => isCached(new URL(url, siteUrl).href)));
  return cached.length > 0 && cached.every(Boolean);
}
