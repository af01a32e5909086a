import { base32crockford } from '@scure/base';

/**
 * Bytes as text of Crockford's base 32 (no I, L, O or U, so that what is read aloud or retyped is not taken for something
 * else): a QR code packs these capitals and digits in 5.5 bits each.
 */
export function toBase32(bytes: Uint8Array): string {
  return base32crockford.encode(bytes);
}

/**
 * The bytes of such a text, in capitals or not, o read as 0 and i and l as 1; bits that fill no byte are dropped, so that a
 * text that was cut off can be told from one that is wrong.
 * @returns what they are, or the first character that belongs to no such text
 */
export function fromBase32(text: string): Uint8Array<ArrayBuffer> | { stranger: string } {
  const [stranger] = /[^0-9A-TV-Z]/iu.exec(text) ?? [];
  if (stranger !== undefined) return { stranger };
  const bytes = base32crockford.decode(text.padEnd(Math.ceil(text.length / 8) * 8, '0'));
  return new Uint8Array(bytes).subarray(0, Math.floor((text.length * 5) / 8));
}
