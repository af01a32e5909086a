import type { TensorCache } from '../convert/tensor-cache';
import { EngineError } from '../language-model';
import { cachedFile, forget, forgetBelow, isCached, type FetchOptions } from './cached-file';

/** The caches web-llm looks into, by what it keeps there. */
const MODEL_CACHE = 'webllm/model';
const CONFIG_CACHE = 'webllm/config';

/** Fields of `mlc-chat-config.json` that the lab reads. */
export interface ChatConfig {
  vocab_size: number;
  context_window_size: number;
  tokenizer_files: string[];
  eos_token_id?: number | number[];
  conv_template?: { stop_token_ids?: number[] };
}

/** Fields of `tokenizer_config.json` that the lab reads. */
export interface TokenizerConfig {
  chat_template?: string | { name: string; template: string }[];
  bos_token?: string | { content: string };
  eos_token?: string | { content: string };
  add_bos_token?: boolean;
}

/** A model folder whose files are all in this browser. */
export interface MlcFolder {
  config: ChatConfig;
  tokenizerConfig: TokenizerConfig;
  /** The compiled model library. */
  library: Blob;
}

/** Where web-llm looks for a folder's files: the branch `main`, as on a hub. */
export function filesUrl(folder: string): string {
  return new URL('resolve/main/', folder.endsWith('/') ? folder : `${folder}/`).href;
}

/** The tokenizer's file that web-llm takes. */
function tokenizerFile({ tokenizer_files }: ChatConfig): string {
  return tokenizer_files.includes('tokenizer.json') ? 'tokenizer.json' : 'tokenizer.model';
}

/**
 * Brings all files of a model folder into web-llm's caches, with progress over their bytes, and checks each shard's
 * size. web-llm then fetches nothing itself, so that every request passes the lab's guard and can be cancelled.
 * @param folder absolute URL of the folder
 * @param library absolute URL of its compiled library
 * @throws EngineError with code `download` or `cancelled`; what is broken is not kept, what is whole is
 */
export async function fetchMlcFolder(
  folder: string,
  library: string,
  { onProgress, signal }: Pick<FetchOptions, 'onProgress' | 'signal'>
): Promise<MlcFolder> {
  const base = filesUrl(folder);
  let before = 0;
  let total = 0;

  async function file(name: string, cacheName: string, bytes?: number): Promise<Blob> {
    const url = new URL(name, base).href;
    const blob = await cachedFile(url, {
      signal,
      cacheName,
      mustKeep: true,
      onProgress: ({ stage, loadedBytes = 0 }) =>
        onProgress?.({
          stage,
          fraction: total > 0 ? Math.min(1, (before + loadedBytes) / total) : null,
          loadedBytes: before + loadedBytes,
          ...(total > 0 && { totalBytes: total })
        })
    });
    if (bytes !== undefined && blob.size !== bytes) {
      await forget(url, cacheName);
      throw new EngineError(
        'download',
        `${url} has ${blob.size} bytes instead of ${bytes}: the download broke off or the file was changed. It was not kept; try again.`
      );
    }
    before += blob.size;
    return blob;
  }

  async function json<T>(name: string, cacheName: string): Promise<T> {
    const text = await (await file(name, cacheName)).text();
    try {
      return JSON.parse(text) as T;
    } catch (error) {
      const url = new URL(name, base).href;
      await forget(url, cacheName);
      throw new EngineError(
        'download',
        `${url} is not JSON (it begins with ${JSON.stringify(text.slice(0, 20))}): a sign-in page, or a broken file. It was not kept; try again.`,
        { cause: error }
      );
    }
  }

  const config = await json<ChatConfig>('mlc-chat-config.json', CONFIG_CACHE);
  const tensors = await json<TensorCache>('tensor-cache.json', MODEL_CACHE);
  if (!Array.isArray(tensors.records) || !Array.isArray(config.tokenizer_files)) {
    await forgetMlcFolder(folder, library);
    throw new EngineError(
      'download',
      `${folder} is not an MLC model folder: its configuration lacks fields.`
    );
  }
  total = before + tensors.records.reduce((sum, { nbytes }) => sum + nbytes, 0);
  await file(tokenizerFile(config), MODEL_CACHE);
  const tokenizerConfig = await json<TokenizerConfig>('tokenizer_config.json', CONFIG_CACHE);
  for (const { dataPath, nbytes } of tensors.records) await file(dataPath, MODEL_CACHE, nbytes);
  return { config, tokenizerConfig, library: await fetchLibrary(library, { onProgress, signal }) };
}

/** A compiled library; it must begin as WebAssembly does. */
async function fetchLibrary(url: string, options: FetchOptions): Promise<Blob> {
  const blob = await cachedFile(url, options);
  const magic = new Uint8Array(await blob.slice(0, 4).arrayBuffer());
  if (String.fromCharCode(...magic) !== '\0asm') {
    await forget(url);
    throw new EngineError('download', `${url} is not WebAssembly. It was not kept; try again.`);
  }
  return blob;
}

/** Whether all files of a folder and its library are in this browser. */
export async function isMlcFolderCached(folder: string, library: string): Promise<boolean> {
  const base = filesUrl(folder);
  const manifest = new URL('tensor-cache.json', base).href;
  if (!(await isCached(manifest, MODEL_CACHE)) || !(await isCached(library))) return false;
  const { records } = JSON.parse(
    await (await cachedFile(manifest, { cacheName: MODEL_CACHE })).text()
  ) as TensorCache;
  const shards = records.map(({ dataPath }) => isCached(new URL(dataPath, base).href, MODEL_CACHE));
  return (await Promise.all(shards)).every(Boolean);
}

/** Removes a folder's files and its library from this browser. */
export async function forgetMlcFolder(folder: string, library: string): Promise<void> {
  const base = filesUrl(folder);
  await forgetBelow(base, MODEL_CACHE);
  await forgetBelow(base, CONFIG_CACHE);
  await forget(library);
}
