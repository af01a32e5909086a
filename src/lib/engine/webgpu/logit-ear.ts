import type { LogitProcessor } from '@mlc-ai/web-llm';

/** Hears the logits that web-llm hands to whoever wants to change them, and changes nothing: the public way to them. */
export class LogitEar implements LogitProcessor {
  /** The raw logits heard last; `null` where none were since it was asked. */
  heard: Float32Array | null = null;

  processLogits(logits: Float32Array): Float32Array {
    this.heard = logits.slice();
    return logits;
  }

  processSampledToken(): void {}

  resetState(): void {
    this.heard = null;
  }
}
