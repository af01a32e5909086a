import { readGgufHeader, type GgufHeader } from './header';

/** Vocabularies take a few megabytes; most headers are read at once. */
const FIRST_BYTES = 8 << 20;

/**
 * The header of a GGUF file, without reading all of the file.
 * @throws EngineError saying what is wrong and where
 */
export async function headerOfFile(file: Blob): Promise<GgufHeader> {
  for (let length = FIRST_BYTES; ; length *= 4) {
    try {
      return readGgufHeader(new Uint8Array(await file.slice(0, length).arrayBuffer()));
    } catch (error) {
      // It may only be longer than what was read.
      if (length >= file.size) throw error;
    }
  }
}
