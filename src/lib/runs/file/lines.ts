const NEW_LINE = 10;

function joined(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Lines of a stream of text in UTF-8, each decoded by itself: most are ASCII, which is held and parsed in half the room. */
export async function* linesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  // A byte order mark is one at the beginning alone.
  let decoder = new TextDecoder('utf-8');
  let parts: Uint8Array[] = [];
  const line = () => {
    const text = decoder.decode(joined(parts));
    parts = [];
    decoder = rest;
    return text;
  };
  const rest = new TextDecoder('utf-8', { ignoreBOM: true });
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    let end: number;
    let from = 0;
    while ((end = value.indexOf(NEW_LINE, from)) !== -1) {
      parts.push(value.subarray(from, end));
      yield line();
      from = end + 1;
    }
    if (from < value.length) parts.push(value.subarray(from));
  }
  const last = parts.length > 0 ? line() : '';
  if (last !== '') yield last;
}

/** Bytes of a file that are looked at in one go. */
const LOOKED_AT = 2 ** 20;

/** Where a text of ASCII stands last in a file, in bytes from its beginning; −1 where it does not. */
export async function lastPlaceOf(file: Blob, text: string): Promise<number> {
  const latin = new TextDecoder('latin1');
  for (let end = file.size; end > 0; end -= LOOKED_AT) {
    const from = Math.max(0, end - LOOKED_AT);
    // As much more as a text may reach over the end.
    const bytes = await file.slice(from, end + text.length - 1).arrayBuffer();
    const at = latin.decode(bytes).lastIndexOf(text);
    if (at !== -1) return from + at;
  }
  return -1;
}
