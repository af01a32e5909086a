import { CAPS } from '../caps';
import type { TextEncoding } from '../import-result';

/** A byte that is not UTF-8 and what it was read as. */
export interface StrayByte {
  /** Offset in the bytes, from 0. */
  byte: number;
  value: number;
  /** The character it was read as, U+FFFD where Windows-1252 has none. */
  readAs: string;
  /** Offset of that character in the text, in UTF-16 units. */
  at: number;
}

/** A text with how it was read. The byte order mark is not part of it. */
export interface DecodedText {
  text: string;
  encoding: TextEncoding;
  /** The first of them, as many as are listed. */
  strays: StrayByte[];
  strayCount: number;
}

/** Characters of the bytes 0x80–0x9F in Windows-1252 (WHATWG's table; five bytes have none). */
const WINDOWS_1252 = '€�‚ƒ„…†‡ˆ‰Š‹Œ�Ž��‘’“”•–—˜™š›œ�žŸ';

function fromWindows1252(byte: number): string {
  return byte < 0xa0 ? WINDOWS_1252[byte - 0x80]! : String.fromCharCode(byte);
}

/** Length of the well-formed UTF-8 sequence at an offset (Unicode, table 3-7), or 0. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  if (lead < 0x80) return 1;
  const follows = (i: number, low = 0x80, high = 0xbf) => {
    const byte = bytes[at + i] ?? 0;
    return byte >= low && byte <= high;
  };
  if (lead >= 0xc2 && lead <= 0xdf) return follows(1) ? 2 : 0;
  if (lead >= 0xe0 && lead <= 0xef) {
    const second = follows(1, lead === 0xe0 ? 0xa0 : 0x80, lead === 0xed ? 0x9f : 0xbf);
    return second && follows(2) ? 3 : 0;
  }
  if (lead >= 0xf0 && lead <= 0xf4) {
    const second = follows(1, lead === 0xf0 ? 0x90 : 0x80, lead === 0xf4 ? 0x8f : 0xbf);
    return second && follows(2) && follows(3) ? 4 : 0;
  }
  return 0;
}

function repaired(bytes: Uint8Array): Pick<DecodedText, 'text' | 'strays' | 'strayCount'> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let parts: string[] = [];
  const texts: string[] = [];
  const strays: StrayByte[] = [];
  let strayCount = 0;
  let length = 0;
  let start = 0;
  const push = (part: string) => {
    parts.push(part);
    length += part.length;
    if (parts.length < 65_536) return;
    // Millions of small parts would take many times the room of their text.
    texts.push(parts.join(''));
    parts = [];
  };
  for (let i = 0; i < bytes.length;) {
    const step = sequenceLength(bytes, i);
    if (step > 0) {
      i += step;
      continue;
    }
    if (i > start) push(decoder.decode(bytes.subarray(start, i)));
    const readAs = fromWindows1252(bytes[i]!);
    if (strayCount++ < CAPS.repairs) strays.push({ byte: i, value: bytes[i]!, readAs, at: length });
    push(readAs);
    start = ++i;
  }
  if (start < bytes.length) push(decoder.decode(bytes.subarray(start)));
  return { text: texts.join('') + parts.join(''), strays, strayCount };
}

/** UTF-16 without a byte order mark: nearly every second byte of a mostly Latin text is zero. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, 4096) & ~1;
  if (length < 8) return null;
  const zeros = [0, 0];
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i & 1]!++;
  const most = length / 2;
  if (zeros[1]! > 0.6 * most && zeros[0]! < 0.1 * most) return 'utf-16le';
  if (zeros[0]! > 0.6 * most && zeros[1]! < 0.1 * most) return 'utf-16be';
  return null;
}

/**
 * Reads bytes as text: UTF-16 where a byte order mark or its zeros say so, else UTF-8, each byte that is not UTF-8 read
 * as Windows-1252 and named.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const [first, second, third] = bytes;
  const marked =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  const utf16 = marked ?? unmarkedUtf16(bytes);
  if (utf16)
    return { text: new TextDecoder(utf16).decode(bytes), encoding: utf16, strays: [], strayCount: 0 };

  const hasMark = first === 0xef && second === 0xbb && third === 0xbf;
  const encoding = hasMark ? 'utf-8 with BOM' : 'utf-8';
  const content = hasMark ? bytes.subarray(3) : bytes;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
    return { text, encoding, strays: [], strayCount: 0 };
  } catch {
    const { text, strays, strayCount } = repaired(content);
    const skipped = hasMark ? 3 : 0;
    return {
      text,
      encoding,
      strayCount,
      strays: strays.map((stray) => ({ ...stray, byte: stray.byte + skipped }))
    };
  }
}
