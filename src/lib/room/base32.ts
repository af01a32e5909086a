/** Crockford's alphabet: no I, L, O or U, so that what is read aloud or retyped is not taken for something else. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const values = new Map<string, number>([
  ...[...DIGITS].flatMap((digit, value): [string, number][] => [
    [digit, value],
    [digit.toLowerCase(), value]
  ]),
  ...[...'ILil'].map((digit): [string, number] => [digit, 1]),
  ...[...'Oo'].map((digit): [string, number] => [digit, 0])
]);

/** Bytes as text of Crockford's base 32: a QR code packs these capitals and digits in 5.5 bits each. */
export function toBase32(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += DIGITS[(held >>> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + DIGITS[(held << (5 - bits)) & 31] : text;
}

/**
 * The bytes of such a text, in capitals or not; bits that fill no byte are dropped.
 * @returns what they are, or the first character that belongs to no such text
 */
export function fromBase32(text: string): Uint8Array<ArrayBuffer> | { stranger: string } {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8));
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const digit of text) {
    const value = values.get(digit);
    if (value === undefined) return { stranger: digit };
    held = (held << 5) | value;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = (held >>> bits) & 255;
    held &= (1 << bits) - 1;
  }
  return bytes;
}
