import { chatConfig, tokenizerConfig } from './chat-config';
import { readGguf } from '../gguf/gguf';
import { llamaParameters, llamaSizes } from './llama-parameters';
import { tensorCacheFiles, type FolderFile } from './tensor-cache';
import { readVocabulary, tokenizerJson } from './tokenizer-json';

function json(name: string, value: object): FolderFile {
  return { name, data: new TextEncoder().encode(JSON.stringify(value)) };
}

/**
 * Turns a GGUF file (llama's architecture, tied embeddings; Q4_1 matrices, Q8_0 embedding, F32 norms) into the files
 * of an MLC model folder, one at a time, with every weight exactly as it was.
 * @param bytes the whole GGUF file
 * @throws EngineError saying what in the file does not fit
 */
export function* convertGguf(bytes: Uint8Array): Generator<FolderFile> {
  const gguf = readGguf(bytes);
  const vocabulary = readVocabulary(gguf);
  yield json('mlc-chat-config.json', chatConfig(llamaSizes(gguf), vocabulary));
  yield json('tokenizer.json', tokenizerJson(vocabulary));
  yield json('tokenizer_config.json', tokenizerConfig(gguf, vocabulary));
  yield* tensorCacheFiles(llamaParameters(gguf));
}
