import { EngineError, type LoadProgress } from '../language-model';
import { openCache } from './open-cache';
import { checkedResponse, isSound } from './spot-check';

const CACHE = 'calibration-lab-models';

/** How a file is fetched. */
export interface FetchOptions {
  onProgress?: (progress: LoadProgress) => void;
  signal?: AbortSignal;
  /** Name of the cache it is kept in; the lab's own unless a library has one. */
  cacheName?: string;
  /** Whether loading fails where there is no room to keep the file; otherwise it is only said. */
  mustKeep?: boolean;
}

/**
 * A file from the cache, or fetched with progress and then cached.
 * @throws EngineError with code `download` (not reachable, not found, cut short, no room, kept copy damaged) or `cancelled`; nothing half
 * fetched is cached
 */
export async function cachedFile(
  url: string,
  { onProgress, signal, cacheName = CACHE, mustKeep }: FetchOptions = {}
): Promise<Blob> {
  const cache = await openCache(cacheName);
  const known = await cache?.match(url);
  if (known) {
    const file = await known.blob();
    if (await isSound(file, known)) return file;
    throw new EngineError(
      'download',
      `The copy of ${decodeURIComponent(new URL(url).pathname.split('/').at(-1)!)} in this browser is damaged and is not used. ` +
        'Choose “Clear and fetch again”; a file that came from this machine has to be removed and chosen again.'
    );
  }
  const blob = await download(url, { onProgress, signal });
  try {
    if (cache) await cache.put(url, await checkedResponse(blob));
  } catch (error) {
    if (mustKeep) {
      throw new EngineError(
        'download',
        'This browser has no room to keep the model. Remove another model or free disk space, then try again.',
        { cause: error }
      );
    }
    onProgress?.({ stage: 'No room to keep the model for next time', fraction: null });
  }
  return blob;
}

/** Whether a file is in a cache. */
export async function isCached(url: string, cacheName = CACHE): Promise<boolean> {
  const cache = await openCache(cacheName);
  return (await cache?.match(url)) !== undefined;
}

/**
 * Puts a file into the cache under an address.
 * @throws DOMException `QuotaExceededError` when there is no room for it
 */
export async function keepFile(url: string, file: Blob): Promise<void> {
  const cache = await openCache(CACHE);
  if (!cache)
    throw new Error('This page may not keep files (its address is not https, or cookies are blocked).');
  await cache.put(url, await checkedResponse(file));
}

/** Addresses in the cache that begin with `prefix`, with their files' sizes in bytes. */
export async function keptFiles(prefix: string): Promise<{ url: string; bytes: number }[]> {
  const cache = await openCache(CACHE);
  const requests = (await cache?.keys()) ?? [];
  return Promise.all(
    requests
      .filter(({ url }) => url.startsWith(prefix))
      .map(async (request) => {
        const response = await cache!.match(request);
        return { url: request.url, bytes: Number(response?.headers.get('content-length') ?? 0) };
      })
  );
}

/** Removes a file from a cache. */
export async function forget(url: string, cacheName = CACHE): Promise<void> {
  const cache = await openCache(cacheName);
  await cache?.delete(url);
}

/** Removes every file below a URL from a cache. */
export async function forgetBelow(url: string, cacheName = CACHE): Promise<void> {
  const cache = await openCache(cacheName);
  for (const request of (await cache?.keys()) ?? []) {
    if (request.url.startsWith(url)) await cache!.delete(request);
  }
}

async function download(url: string, { onProgress, signal }: FetchOptions): Promise<Blob> {
  const parts: BlobPart[] = [];
  let loaded = 0;
  let total: number;
  try {
    const response = await fetch(url, { signal });
    if (!response.ok || !response.body) {
      throw new EngineError(
        'download',
        `${url} answered ${response.status} ${response.statusText}`.trim() + '.'
      );
    }
    total = Number(response.headers.get('content-length') ?? 0);
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
      loaded += value.byteLength;
      onProgress?.({
        stage: 'Fetching the model',
        fraction: total > 0 ? Math.min(1, loaded / total) : null,
        loadedBytes: loaded,
        ...(total > 0 && { totalBytes: total })
      });
    }
  } catch (error) {
    if (error instanceof EngineError) throw error;
    if (signal?.aborted)
      throw new EngineError('cancelled', 'The download was cancelled. None of it was kept.');
    throw new EngineError(
      'download',
      `The model could not be fetched from ${new URL(url).host}: no connection, that site does not let other pages read it, or it broke off after ${loaded} bytes. Nothing half fetched was kept; try again.`,
      { cause: error }
    );
  }
  if (total > 0 && loaded !== total) {
    throw new EngineError(
      'download',
      `The download of ${url} ended after ${loaded} of ${total} bytes. Nothing half fetched was kept; try again.`
    );
  }
  return new Blob(parts);
}
