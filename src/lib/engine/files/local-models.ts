import type { CatalogueEntry } from '../catalogue';
import { EngineError } from '../language-model';
import { keepFile, keptFiles } from './cached-file';

/** Addresses under which files from this machine are kept; no server answers them. */
const FOLDER = 'models/local/';
const MAGIC = 'GGUF';
/** The CPU engine reads a file into one buffer, which browsers limit. */
const MOST_BYTES = 2 ** 31 - 1;
/** A file of this size holds about a billion parameters at four bits. */
const LARGE_BYTES = 600e6;

function entryOf(siteUrl: string, url: string, bytes: number): CatalogueEntry {
  const name = decodeURIComponent(url.slice(new URL(FOLDER, siteUrl).href.length));
  return {
    id: `local/${name}`,
    title: name.replace(/\.gguf$/i, ''),
    licence: 'licence as its publisher says',
    parameters: null,
    size: { cpu: { download: bytes, memory: bytes } },
    sources: { gguf: [url] },
    builtIn: false,
    local: true,
    large: bytes >= LARGE_BYTES
  };
}

/** The GGUF files from this machine that are kept in this browser. */
export async function localModels(siteUrl: string): Promise<CatalogueEntry[]> {
  const kept = await keptFiles(new URL(FOLDER, siteUrl).href);
  return kept.map(({ url, bytes }) => entryOf(siteUrl, url, bytes));
}

/**
 * Keeps a GGUF file in this browser, to be loaded on the CPU engine; one of the same name is replaced.
 * @throws EngineError when it is no GGUF, too large for the engine, or there is no room for it; nothing is kept then
 */
export async function addLocalModel(file: File, siteUrl: string): Promise<CatalogueEntry> {
  if ((await file.slice(0, MAGIC.length).text()) !== MAGIC) {
    throw new EngineError(
      'unsupported',
      `${file.name} is not a GGUF file: it does not begin with "GGUF". Choose a model's .gguf file.`
    );
  }
  if (file.size > MOST_BYTES) {
    throw new EngineError(
      'unsupported',
      `${file.name} is ${(file.size / 1e9).toFixed(1)} GB; the CPU engine reads files of up to 2.1 GB. Choose a smaller quantisation.`
    );
  }
  const url = new URL(FOLDER + encodeURIComponent(file.name), siteUrl).href;
  try {
    await keepFile(url, file);
  } catch (error) {
    throw new EngineError(
      'out-of-memory',
      `There is no room to keep ${file.name} (${Math.round(file.size / 1e6)} MB) in this browser: ${error instanceof Error ? error.message : error} Remove another model's files first.`,
      { cause: error }
    );
  }
  return entryOf(siteUrl, url, file.size);
}
