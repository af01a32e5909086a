import type { LlamaBatch } from './llama-protocol';
import type { LlamaWorker } from './llama-worker';

/** Has llama.cpp compute one batch at a time, which can be broken off. */
export class Decoder {
  private computing = false;

  private constructor(
    private readonly llama: LlamaWorker,
    private readonly abortFlag: Int32Array | null
  ) {}

  /** For a model that is loaded. */
  static async of(llama: LlamaWorker): Promise<Decoder> {
    return new Decoder(llama, await llama.ask((host) => host.abortFlag()));
  }

  /**
   * Computes a batch.
   * @returns the raw logits that were wanted, one array after another; `null` when broken off
   */
  async decode(batch: LlamaBatch): Promise<Float32Array | null> {
    // What came too late to break off the batch before is not for this one.
    if (this.abortFlag) Atomics.store(this.abortFlag, 0, 0);
    this.computing = true;
    try {
      return await this.llama.ask((host) => host.decode(batch));
    } finally {
      this.computing = false;
    }
  }

  /** Breaks off the batch being computed: at once where threads share memory, else before its next part. */
  breakOff(): void {
    if (!this.computing) return;
    if (this.abortFlag) Atomics.store(this.abortFlag, 0, 1);
    void this.llama.ask((host) => host.breakOff()).catch(() => {});
  }
}
