import type { CatalogueEntry } from '../catalogue';
import { forget, isCached } from './cached-file';
import { forgetMlcFolder, isMlcFolderCached } from './mlc-folder';

/** Removes a model's files for both engines from this browser, so that they are fetched again. */
export async function forgetModel({ sources }: CatalogueEntry, siteUrl: string): Promise<void> {
  const absolute = (url: string) => new URL(url, siteUrl).href;
  for (const url of sources.gguf ?? []) await forget(absolute(url));
  if (sources.mlc) await forgetMlcFolder(absolute(sources.mlc.folder), absolute(sources.mlc.library));
}

/** Whether all of a model's files for one of the engines are in this browser. */
export async function isModelCached({ sources }: CatalogueEntry, siteUrl: string): Promise<boolean> {
  const absolute = (url: string) => new URL(url, siteUrl).href;
  const gguf = await Promise.all((sources.gguf ?? []).map((url) => isCached(absolute(url))));
  if (gguf.length > 0 && gguf.every(Boolean)) return true;
  return (
    sources.mlc !== undefined &&
    isMlcFolderCached(absolute(sources.mlc.folder), absolute(sources.mlc.library))
  );
}
