import { BlobReader, configure, ZipReader, type FileEntry } from '@zip.js/zip.js/lib/zip-core-native.js';
import { reasonOf } from './arrival';
import { BackupError } from './format';
import { Gathered } from './gathered';

configure({ useWebWorkers: false });

const MIB = 1024 * 1024;

/** The reader's limits, so that a small file cannot grow without bound. */
export const LIMITS = {
  /** Parts of one file. */
  parts: 20_000,
  /** Bytes that all parts may unpack to: so many whatever the file's size, or so many times its size. */
  unpackedAtLeast: 64 * MIB,
  unpackedTimes: 100
} as const;

/** One part of a zip file. */
export interface ZipPart {
  path: string;
  /** Bytes of it in the file, and unpacked as the file says. */
  packed: number;
  unpacked: number;
  /**
   * What stands in it.
   * @param most bytes it may have
   * @throws BackupError in words where it is damaged, protected or too large; the signal's reason when it was broken off
   */
  read(most: number, signal?: AbortSignal): Promise<Blob>;
}

/**
 * The parts of a zip file, by its directory; nothing is unpacked yet.
 * @throws BackupError in words where it is no zip file, cut off, or beyond a limit
 */
export async function zipParts(file: Blob): Promise<ZipPart[]> {
  const reader = new ZipReader(new BlobReader(file), { filenameValidation: 'tolerant' });
  const parts: ZipPart[] = [];
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      if (entry.directory) continue;
      if (parts.length >= LIMITS.parts)
        throw new BackupError(`It has more than ${LIMITS.parts} parts, the limit.`);
      parts.push(partOf(entry));
    }
  } catch (error) {
    if (error instanceof BackupError) throw error;
    throw new BackupError(
      `It is not a whole zip file: it was cut off or damaged (${reasonOf(error)}). Fetch or copy it again.`,
      { cause: error }
    );
  }
  const sum = (of: (part: ZipPart) => number) => parts.reduce((total, part) => total + of(part), 0);
  const most = Math.max(LIMITS.unpackedAtLeast, LIMITS.unpackedTimes * file.size);
  if (sum(({ unpacked }) => unpacked) > most)
    throw new BackupError(
      `It would unpack to more than ${Math.floor(most / MIB)} MiB, ${LIMITS.unpackedTimes} times its size: the lab writes no such file.`
    );
  if (sum(({ packed }) => packed) > file.size)
    throw new BackupError('Its parts overlap: the lab writes no such file.');
  return parts;
}

function partOf(entry: FileEntry): ZipPart {
  const { filename: path, uncompressedSize: unpacked } = entry;
  return {
    path,
    packed: entry.compressedSize,
    unpacked,
    async read(most, signal) {
      signal?.throwIfAborted();
      if (entry.encrypted) throw new BackupError('it is protected with a password');
      if (unpacked > most)
        throw new BackupError(`it unpacks to more than ${Math.floor(most / MIB)} MiB, the limit`);
      const gathered = new Gathered(unpacked);
      try {
        await entry.getData(gathered.stream, { checkSignature: true, signal });
      } catch (error) {
        signal?.throwIfAborted();
        throw new BackupError(`it is damaged (${reasonOf(error)})`, { cause: error });
      }
      if (gathered.size !== unpacked) throw new BackupError('it is damaged (shorter than the file says)');
      return gathered.blob(path.endsWith('.json') ? 'application/json' : 'text/plain');
    }
  };
}
