import { Gunzip, unzipSync } from 'fflate';
import { CAPS } from '../caps';
import { ImportError } from '../import-result';
import type { Report } from '../report';
import { kindOfBytes } from './kind';

/** One file to read, unpacked. */
export interface UnpackedFile {
  /** As places name it: inside an archive `archive.zip/inner.csv`. */
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

const MIB = 1024 * 1024;
const DEPTH = 3;

/** Bytes that may still be unpacked, shared by everything in one import. */
interface Budget {
  left: number;
}

function tooMuch(name: string): ImportError {
  return new ImportError(
    `${name} unpacks to more than ${CAPS.unpackedSize / MIB} MiB, the limit. Unpack it and use a part of it.`
  );
}

function gunzip(name: string, bytes: Uint8Array, budget: Budget): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const stream = new Gunzip((part) => {
    size += part.length;
    if (size > budget.left) throw tooMuch(name);
    parts.push(part);
  });
  try {
    // Pieces, so that a bomb is stopped before it has grown.
    for (let at = 0; at < bytes.length; at += 65536) {
      stream.push(bytes.subarray(at, at + 65536), at + 65536 >= bytes.length);
    }
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError(`${name} is a damaged gzip file (${(error as Error).message}). Fetch it again.`);
  }
  budget.left -= size;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function isEncrypted(bytes: Uint8Array): boolean {
  return bytes.length > 7 && (bytes[6]! & 1) === 1;
}

const XML_OF_QUESTIONS = /<(?:\w{1,20}:)?(?:questestinterop|assessmentItem|qti-assessment-item|quiz)[\s>]/;

/** The files that matter of a package as learning platforms export it: pictures, styles and settings hold no questions. */
function ofPackage(names: string[], entries: Record<string, Uint8Array<ArrayBuffer>>): string[] {
  if (names.includes('h5p.json')) return names.filter((name) => name === 'content/content.json');
  if (!names.some((name) => /(?:^|\/)imsmanifest\.xml$/i.test(name))) return names;
  const start = new TextDecoder();
  return names.filter((name) => XML_OF_QUESTIONS.test(start.decode(entries[name]!.subarray(0, 20_000))));
}

function unzip(name: string, bytes: Uint8Array, budget: Budget, report: Report): UnpackedFile[] {
  if (isEncrypted(bytes)) throw new ImportError(`${name} is protected with a password. Unpack it first.`);
  let count = 0;
  let entries: Record<string, Uint8Array<ArrayBuffer>>;
  try {
    entries = unzipSync(bytes, {
      filter({ name: inner, originalSize }) {
        if (/(?:^|\/)(?:__MACOSX\/|\.[^/]*$)|\/$/.test(inner)) return false;
        if (++count > CAPS.archiveFiles) return false;
        if (inner === '__proto__') {
          // The unpacker keeps files by name in an object, where this one would be lost.
          const place = { file: `${name}/${inner}`, row: null, line: null, column: null };
          report.fault(place, 'cannot be unpacked under this name; rename it', 'row left out');
          return false;
        }
        budget.left -= originalSize;
        if (budget.left < 0) throw tooMuch(name);
        return true;
      }
    });
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError(`${name} is a damaged zip file (${(error as Error).message}). Fetch it again.`);
  }
  const names = Object.keys(entries);
  if (names.includes('[Content_Types].xml')) {
    throw new ImportError(`${name} is an office document (Excel, Word). Save the table as CSV.`);
  }
  if (count > CAPS.archiveFiles) {
    const message = `${name} holds ${count} files; the first ${CAPS.archiveFiles} were read.`;
    report.cap(
      { file: name, row: null, line: null, column: null },
      'files in archive',
      CAPS.archiveFiles,
      message
    );
  }
  return ofPackage(names.sort(), entries).map((inner) => ({
    name: `${name}/${inner}`,
    bytes: entries[inner]!
  }));
}

/**
 * Unpacks gzip and zip, also one inside the other, to the files that hold something. A damaged file inside an archive
 * is a fault in the report; the others are still given.
 * @throws ImportError when the file itself is damaged or unpacks to more than the limit
 */
export function unpack(
  file: UnpackedFile,
  report: Report,
  budget: Budget = { left: CAPS.unpackedSize },
  depth = 0
): UnpackedFile[] {
  const kind = kindOfBytes(file.bytes);
  if (!('kind' in kind) || (kind.kind !== 'gzip' && kind.kind !== 'zip')) return [file];
  if (depth >= DEPTH)
    throw new ImportError(`${file.name} is packed more than ${DEPTH} layers deep. Unpack it first.`);
  if (kind.kind === 'gzip') {
    const bytes = gunzip(file.name, file.bytes, budget);
    return unpack({ name: file.name.replace(/\.gz$/i, ''), bytes }, report, budget, depth + 1);
  }
  return unzip(file.name, file.bytes, budget, report).flatMap((inner) => {
    try {
      return unpack(inner, report, budget, depth + 1);
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      report.fault({ file: inner.name, row: null, line: null, column: null }, error.message, 'row left out');
      return [];
    }
  });
}
