import type { LlamaModule } from './llama-module';

/** Reads and writes the memory of the compiled llama.cpp; it may grow, so no view of it is kept. */
export class LlamaMemory {
  constructor(private readonly llama: LlamaModule) {}

  private get buffer(): ArrayBuffer | SharedArrayBuffer {
    const { wasmMemory, asm } = this.llama;
    return (wasmMemory ?? asm.memory!).buffer;
  }

  /** Bytes the memory has taken from the machine. */
  get size(): number {
    return this.buffer.byteLength;
  }

  /** A view, of use until the next call. */
  bytes(address: number, length: number): Uint8Array {
    return new Uint8Array(this.buffer, address >>> 0, length);
  }

  /** A copy. */
  int32s(address: number, length: number): number[] {
    return Array.from(new Int32Array(this.buffer, address >>> 0, length));
  }

  /** A view, of use until the next call. */
  float32s(address: number, length: number): Float32Array {
    return new Float32Array(this.buffer, address >>> 0, length);
  }

  /** A view of one integer that stays; `null` where no other thread sees this memory. */
  shared(address: number): Int32Array | null {
    const { buffer } = this;
    const threads = typeof SharedArrayBuffer !== 'undefined' && buffer instanceof SharedArrayBuffer;
    return threads ? new Int32Array(buffer, address >>> 0, 1) : null;
  }

  /** A text that ends with a zero byte; empty for no address. */
  text(address: number): string {
    if (address === 0) return '';
    const all = new Uint8Array(this.buffer);
    const start = address >>> 0;
    // What is decoded must not lie in shared memory.
    return new TextDecoder().decode(all.slice(start, all.indexOf(0, start)));
  }

  /**
   * Lends room, and takes it back when `use` is over.
   * @throws Error when there is none left
   */
  lend<T>(bytes: number, use: (address: number) => T): T {
    const address = this.llama._malloc(bytes) >>> 0;
    if (address === 0) throw new Error(`${bytes} bytes of memory are wanted, but there are none left`);
    try {
      return use(address);
    } finally {
      this.llama._free(address);
    }
  }

  /** Lends integers to a function. */
  lendInt32s<T>(values: ArrayLike<number>, use: (address: number) => T): T {
    return this.lend(4 * values.length, (address) => {
      new Int32Array(this.buffer, address, values.length).set(values);
      return use(address);
    });
  }
}
