import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LoadProgress } from '../language-model';
import { fetchMlcFolder, forgetMlcFolder, isMlcFolderCached } from './mlc-folder';

const folder = new URL('/models/tiny/', location.href).href;
const library = new URL('/model-libs/tiny.wasm', location.href).href;
const real = globalThis.fetch;

/** Answers one file otherwise, and lets the rest through. */
function spoil(name: string, answer: (url: string, signal?: AbortSignal | null) => Promise<Response>) {
  vi.stubGlobal('fetch', (url: string, init?: RequestInit) =>
    url.endsWith(name) ? answer(url, init?.signal) : real(url, init)
  );
}

const get = (signal?: AbortSignal, onProgress?: (progress: LoadProgress) => void) =>
  fetchMlcFolder(folder, library, { signal, onProgress });

beforeEach(() => forgetMlcFolder(folder, library));
afterEach(() => vi.unstubAllGlobals());

it('fetches everything once, with progress over all bytes, and forgets it', async () => {
  const progress: LoadProgress[] = [];
  const { config, tokenizerConfig } = await get(undefined, (step) => progress.push(step));
  expect(config.vocab_size).toBe(512);
  expect(tokenizerConfig.chat_template).toContain('im_start');
  expect(progress.some(({ fraction }) => fraction !== null && fraction > 0.9)).toBe(true);
  expect(await isMlcFolderCached(folder, library)).toBe(true);

  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
  await expect(get()).resolves.toBeDefined();
  await forgetMlcFolder(folder, library);
  expect(await isMlcFolderCached(folder, library)).toBe(false);
  await expect(get()).rejects.toMatchObject({ code: 'download' });
});

it.each([
  ['params_shard_0.bin', 'short', async () => new Response('too short'), /9 bytes instead of/],
  ['params_shard_0.bin', 'refused', () => Promise.reject(new TypeError('refused')), /could not be fetched/],
  ['params_shard_0.bin', 'missing', async () => new Response('', { status: 404 }), /answered 404/],
  ['tokenizer_config.json', 'a sign-in page', async () => new Response('<!doctype html>'), /is not JSON/],
  ['tensor-cache.json', 'another file', async () => new Response('{}'), /not an MLC model folder/],
  ['tiny.wasm', 'no library', async () => new Response('<html>'), /not WebAssembly/]
])('%s that is %s is said, not kept, and fetched again', async (name, _, answer, message) => {
  spoil(name, answer);
  await expect(get()).rejects.toMatchObject({ code: 'download', message: expect.stringMatching(message) });
  expect(await isMlcFolderCached(folder, library)).toBe(false);
  vi.unstubAllGlobals();
  await expect(get()).resolves.toBeDefined();
});

it('can be cancelled, and goes on from what is whole', async () => {
  const controller = new AbortController();
  spoil('params_shard_0.bin', (url, signal) => {
    controller.abort();
    return real(url, { signal });
  });
  await expect(get(controller.signal)).rejects.toMatchObject({ code: 'cancelled' });
  let fetched = 0;
  vi.stubGlobal('fetch', (url: string, init?: RequestInit) => {
    fetched++;
    return real(url, init);
  });
  await get();
  expect(fetched).toBe(2);
});
