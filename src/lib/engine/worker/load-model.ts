import type { CatalogueEntry } from '../catalogue';
import { cachedFile } from '../files/cached-file';
import { EngineError, type LanguageModel, type LoadProgress } from '../language-model';
import type { EngineChoice } from '../resolve-engine';

/** What loading a model needs besides the model. */
export interface LoadContext {
  siteUrl: string;
  onProgress: (progress: LoadProgress) => void;
  signal: AbortSignal;
}

/**
 * Loads a catalogue entry on one of the engines; each engine's code is fetched only when it is used.
 * @throws EngineError when the entry has no files for that engine, or loading fails
 */
export async function loadModel(
  entry: CatalogueEntry,
  { engine, arithmetic }: Pick<EngineChoice, 'engine' | 'arithmetic'>,
  { siteUrl, onProgress, signal }: LoadContext
): Promise<LanguageModel> {
  const absolute = (url: string) => new URL(url, siteUrl).href;
  if (engine === 'cpu' && entry.sources.gguf) {
    const parts: Blob[] = [];
    for (const url of entry.sources.gguf) parts.push(await cachedFile(absolute(url), { onProgress, signal }));
    onProgress({ stage: 'Starting the model', fraction: null });
    const { loadOnCpu } = await import('../cpu/load-on-cpu');
    return loadOnCpu(entry.id, parts, arithmetic, onProgress);
  }
  if (engine === 'webgpu' && entry.sources.mlc) {
    const { WebLlmModel } = await import('../webgpu/web-llm-model');
    return WebLlmModel.load(entry.id, {
      folder: absolute(entry.sources.mlc.folder),
      library: absolute(entry.sources.mlc.library),
      onProgress,
      signal
    });
  }
  throw new EngineError(
    'unsupported',
    `${entry.title} has no files for the ${engine} engine. Choose another engine.`
  );
}
