/**
 * Bytes in one piece of memory that all threads of a page look at, so that a worker that is given them needs no second copy;
 * as they are where the browser lets a page share no memory.
 */
export function sharedBytes(
  lists: readonly Uint8Array[],
  allowed = globalThis.crossOriginIsolated === true
): Uint8Array[] {
  if (!allowed) return [...lists];
  const memory = new SharedArrayBuffer(lists.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  return lists.map((bytes) => {
    const copy = new Uint8Array(memory, at, bytes.length);
    copy.set(bytes);
    at += bytes.length;
    return copy;
  });
}

/** Bytes in memory of their own: neither a text decoder nor a store takes shared memory. */
export function ownBytes(bytes: Uint8Array): Uint8Array {
  return bytes.buffer instanceof ArrayBuffer ? bytes : bytes.slice();
}
