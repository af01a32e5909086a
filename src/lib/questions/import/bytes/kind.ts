/** What bytes are: an archive to unpack, parquet, or text to be looked at further. */
export type BytesKind = 'gzip' | 'zip' | 'parquet' | 'text';

const SIGNATURES: [name: string, ...bytes: number[]][] = [
  ['a PDF document', 0x25, 0x50, 0x44, 0x46, 0x2d],
  ['a PNG image', 0x89, 0x50, 0x4e, 0x47],
  ['a JPEG image', 0xff, 0xd8, 0xff],
  ['an SQLite database', ...ascii('SQLite format 3\0')],
  ['an Arrow file; export it as parquet, JSONL or CSV', ...ascii('ARROW1')],
  ['compressed with zstd; unpack it first', 0x28, 0xb5, 0x2f, 0xfd],
  ['compressed with bzip2; unpack it first', ...ascii('BZh')],
  ['compressed with xz; unpack it first', 0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00],
  ['a 7z archive; unpack it first', 0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c],
  ['a RAR archive; unpack it first', ...ascii('Rar!')],
  ['an old Excel workbook; save it as CSV', 0xd0, 0xcf, 0x11, 0xe0],
  ['a GGUF model, not a set of questions', ...ascii('GGUF')]
];

function ascii(text: string): number[] {
  return [...text].map((character) => character.charCodeAt(0));
}

function startsWith(bytes: Uint8Array, signature: readonly number[], at = 0): boolean {
  return bytes.length >= at + signature.length && signature.every((byte, i) => bytes[at + i] === byte);
}

/** Kind of a file by its first bytes, or the words for what it is that the lab cannot read. */
export function kindOfBytes(bytes: Uint8Array): { kind: BytesKind } | { unreadable: string } {
  if (startsWith(bytes, [0x1f, 0x8b])) return { kind: 'gzip' };
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) {
    return { kind: 'zip' };
  }
  if (startsWith(bytes, ascii('PAR1'))) return { kind: 'parquet' };
  const known = SIGNATURES.find(([, ...signature]) => startsWith(bytes, signature));
  if (known) return { unreadable: known[0] };
  if (startsWith(bytes, ascii('ustar'), 257)) return { unreadable: 'a tar archive; unpack it first' };
  return { kind: 'text' };
}

/** Words for a text that is certainly not a set of questions, or `null`. */
export function unreadableText(text: string): string | null {
  const start = text.slice(0, 1024).trimStart().toLowerCase();
  if (/^(?:<!doctype html|<html|<head|<body)/.test(start)) {
    return 'a web page, not a data file (a log-in or error page that was saved?)';
  }
  if (start.startsWith('<?xml'))
    return 'an XML file that is neither a Moodle quiz nor QTI; export it as CSV or JSON';
  if (start.startsWith('version https://git-lfs')) return 'a Git LFS pointer, not the file it points to';
  const sample = text.slice(0, 8192);
  // eslint-disable-next-line no-control-regex
  const controls = sample.match(/[\u0000-\u0008\u000b\u000e-\u001f]/g)?.length ?? 0;
  return controls > sample.length / 50 ? 'not a text' : null;
}
