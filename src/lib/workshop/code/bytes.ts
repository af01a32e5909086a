/** Bytes that cannot be what they are said to be; its message says what is wrong. */
export class BadBytes extends Error {
  override name = 'BadBytes';
}

/** Puts whole numbers and texts one after the other. */
export class ByteWriter {
  private readonly bytes: number[] = [];

  /** A whole number from 0 to 255. */
  byte(value: number): void {
    this.bytes.push(value);
  }

  /** A whole number from 0 to 65,535, high byte first. */
  pair(value: number): void {
    this.bytes.push(value >>> 8, value & 255);
  }

  /** A text in UTF-8, its length in bytes before it. @throws RangeError above 255 bytes */
  text(value: string): void {
    const encoded = new TextEncoder().encode(value);
    if (encoded.length > 255) throw new RangeError(`“${value.slice(0, 40)} …” is too long`);
    this.bytes.push(encoded.length, ...encoded);
  }

  /** All that was put in. */
  done(): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(this.bytes);
  }
}

/** Takes out what a `ByteWriter` put in. */
export class ByteReader {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  /** @throws BadBytes when there is none left */
  byte(): number {
    if (this.at >= this.bytes.length) throw new BadBytes('it ends in the middle');
    return this.bytes[this.at++]!;
  }

  /** @throws BadBytes when they are not there */
  pair(): number {
    const high = this.byte();
    return (high << 8) | this.byte();
  }

  /** @throws BadBytes when it is not there whole, or is no UTF-8 */
  text(): string {
    const length = this.byte();
    if (this.at + length > this.bytes.length) throw new BadBytes('it ends in the middle');
    const bytes = this.bytes.subarray(this.at, (this.at += length));
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      throw new BadBytes('it holds text that cannot be read');
    }
  }

  /** Whether all was taken out. */
  get empty(): boolean {
    return this.at === this.bytes.length;
  }
}
