const MIB = 1024 * 1024;

/** Bytes that are written in pieces, gathered in a Blob, which a browser may put on its disk; few are loose in memory. */
export class Gathered {
  private parts: BlobPart[] = [];
  /** Bytes since they were last set down as a Blob. */
  private loose = 0;
  /** Bytes so far. */
  size = 0;
  readonly stream = new WritableStream<Uint8Array<ArrayBuffer>>({ write: (chunk) => this.add(chunk) });

  /** @param most bytes it may have */
  constructor(private readonly most = Infinity) {}

  private add(chunk: Uint8Array<ArrayBuffer>): void {
    this.size += chunk.byteLength;
    if (this.size > this.most) throw new Error('longer than the file says');
    this.parts.push(chunk.slice());
    this.loose += chunk.byteLength;
    if (this.loose <= 8 * MIB) return;
    this.parts = [new Blob(this.parts)];
    this.loose = 0;
  }

  /** What was written. */
  blob(type: string): Blob {
    return new Blob(this.parts, { type });
  }
}
