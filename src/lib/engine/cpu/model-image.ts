import { GgufImage, type GgufPart } from '../gguf/image';
import type { ModelFile } from './llama-protocol';

/** Reads files at once, as workers can. */
declare class FileReaderSync {
  readAsArrayBuffer(file: Blob): ArrayBuffer;
}

/**
 * A model's files as one image, read piece by piece; in a worker.
 * @param files in their order
 * @param widen whether the weights become 32-bit floats
 */
export function imageOf(files: readonly ModelFile[], widen: boolean): GgufImage {
  const reader = new FileReaderSync();
  const parts = files.map(({ file, header }): GgufPart => ({
    header,
    size: file.size,
    read: (from, to) => new Uint8Array(reader.readAsArrayBuffer(file.slice(from, to)))
  }));
  return new GgufImage(parts, widen);
}
