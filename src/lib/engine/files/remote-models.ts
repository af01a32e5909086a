import type { CatalogueEntry, ModelSources } from '../catalogue';
import { EngineError } from '../language-model';
import { openCache } from './open-cache';

/** Each record's address is the site's own; no server answers it. Its content is the entry. */
const CACHE = 'calibration-lab-remote-models';
const FOLDER = 'models/remote/';

/** Where a model lies that a person names: a GGUF file for the CPU engine, or an MLC folder and its library for WebGPU. */
export type RemoteSource = { gguf: string } | { folder: string; library: string };

function absolute(text: string, what: string): URL {
  const url = URL.parse(text.trim());
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new EngineError(
      'unsupported',
      `${what}: "${text}" is not a web address. Write it in full, beginning with https://.`
    );
  }
  return url;
}

function lastPart({ pathname, hostname }: URL): string {
  return decodeURIComponent(pathname.split('/').filter(Boolean).at(-1) ?? hostname);
}

function sourcesOf(source: RemoteSource): { sources: ModelSources; title: string; host: string } {
  if ('gguf' in source) {
    const url = absolute(source.gguf, 'GGUF file');
    return {
      sources: { gguf: [url.href] },
      title: lastPart(url).replace(/\.gguf$/i, ''),
      host: url.host
    };
  }
  const folder = absolute(source.folder, 'MLC folder');
  const library = absolute(source.library, 'Model library');
  return {
    sources: { mlc: { folder: folder.href.replace(/\/$/, ''), library: library.href } },
    title: lastPart(folder),
    host: folder.host
  };
}

/** The entry of a model at an address. @throws EngineError when an address is none */
export function remoteEntry(source: RemoteSource): CatalogueEntry {
  const { sources, title, host } = sourcesOf(source);
  return {
    id: `remote/${host}/${title}`,
    title,
    licence: `from ${host}; licence as its publisher says`,
    parameters: null,
    size: {},
    sources,
    builtIn: false,
    remote: true,
    large: false
  };
}

/** The address that an entry was added by. */
export function addressOf({ sources: { gguf, mlc } }: CatalogueEntry): RemoteSource | null {
  if (mlc) return { folder: mlc.folder, library: mlc.library };
  return gguf?.length ? { gguf: gguf[0]! } : null;
}

/**
 * Adds a model by its address to the list; nothing is fetched yet.
 * @throws EngineError when an address is none
 */
export async function addRemoteModel(source: RemoteSource, siteUrl: string): Promise<CatalogueEntry> {
  const entry = remoteEntry(source);
  const cache = await openCache(CACHE);
  if (!cache)
    throw new EngineError(
      'download',
      'This browser does not let the page keep anything (cookies blocked?), so no model can be added.'
    );
  await cache.put(recordUrl(entry.id, siteUrl), Response.json(entry));
  return entry;
}

function recordUrl(id: string, siteUrl: string): string {
  return new URL(FOLDER + encodeURIComponent(id), siteUrl).href;
}

/** The models a person has added by their address. */
export async function remoteModels(): Promise<CatalogueEntry[]> {
  const cache = await openCache(CACHE);
  if (!cache) return [];
  const records = await Promise.all((await cache.keys()).map((request) => cache.match(request)));
  return Promise.all(records.filter((record) => record !== undefined).map((record) => record.json()));
}

/** Takes a model added by its address off the list. */
export async function removeRemoteModel(id: string, siteUrl: string): Promise<void> {
  await (await openCache(CACHE))?.delete(recordUrl(id, siteUrl));
}
