import { hashText } from '../calibration/splitting/hash-text';

/** A name that follows from what was asked: two calls that ask for the same have the same. */
export function callId(what: string, asked: readonly unknown[]): string {
  const text = JSON.stringify(asked);
  const hex = (key: string) => hashText(`${key}/${text}`).toString(16).padStart(8, '0');
  return `${what}-${hex('a')}${hex('b')}`;
}
