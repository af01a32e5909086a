import { toBase64 } from './file/base64';

function sorted(key: string, value: unknown): unknown {
  // How long something took is no part of what it is.
  if (key === 'ms') return undefined;
  if (value instanceof Uint8Array) return toBase64(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Whether two values say the same, apart from the order of their fields and the milliseconds something took. */
export function sameContent(a: unknown, b: unknown): boolean {
  return JSON.stringify(a, sorted) === JSON.stringify(b, sorted);
}
