import { cachedFile } from '../files/cached-file';
import type { Embedder } from '../embedder';
import { EngineError, engineErrorCode } from '../language-model';
import { missingSentenceModel, sentenceModel } from '../sentence-model';

/**
 * Loads the model of sentences beside the language model.
 * @param siteUrl absolute URL of the site's root
 * @throws EngineError saying what to do where it is not there; with code `cancelled` where the signal broke it off
 */
export async function loadSentenceModel(siteUrl: string, signal?: AbortSignal): Promise<Embedder> {
  const file = await cachedFile(new URL(sentenceModel.url, siteUrl).href, { signal }).catch(
    (error: unknown) => {
      if (engineErrorCode(error) !== 'download') throw error;
      throw new EngineError('unsupported', `${missingSentenceModel} (${(error as Error).message})`, {
        cause: error
      });
    }
  );
  const { SentenceEmbedder } = await import('../cpu/sentence-embedder');
  return SentenceEmbedder.load(file);
}
