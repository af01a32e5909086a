import { Interrupted } from '../generate';
import type { LlamaBatch } from './llama-protocol';
import { tick } from './tick';

/** Tokens of one sequence that are to be computed. */
export interface Append {
  sequence: number;
  tokens: readonly number[];
  /** Position of the first. */
  at: number;
  /** After how many of them, the last ones, the logits are wanted. */
  wanted: number;
}

/** What an append came to. */
export interface Computed {
  /** The logits that were wanted, one array after another. */
  logits: Float32Array;
  /** Its share of the time the batch took, by tokens, in milliseconds. */
  ms: number;
}

interface Waiting {
  append: Append;
  resolve(computed: Computed): void;
  reject(reason: unknown): void;
}

/** How often a batch waits for a sequence that was in the one before, and may just be between two tokens. */
const PATIENCE = 3;

const wait = () => new Promise<void>((resolve) => setTimeout(resolve));

/**
 * Gathers what several sequences want computed into batches: one at a time, and while one is computed the next fills up.
 * Logits do not depend on what is computed beside them, so this changes nothing but the time.
 */
export class BatchGatherer {
  private waiting: Waiting[] = [];
  private expected = new Set<number>();
  private running = false;

  /**
   * @param decode computes a batch, and gives the logits that were wanted, one array after another; `null` when broken off
   * @param vocabularySize length of one such array
   */
  constructor(
    private readonly decode: (batch: LlamaBatch) => Promise<Float32Array | null>,
    private readonly vocabularySize: number
  ) {}

  /**
   * Computes tokens of a sequence, one call at a time for each.
   * @throws what `decode` throws, to all of its batch; Interrupted when it was broken off
   */
  append(append: Append): Promise<Computed> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ append, resolve, reject });
      if (!this.running) void this.run();
    });
  }

  /** Lets nothing of what waits be computed. */
  interrupt(): void {
    const waiting = this.waiting;
    this.waiting = [];
    this.expected.clear();
    for (const { reject } of waiting) reject(new Interrupted());
  }

  private async run(): Promise<void> {
    this.running = true;
    while (this.waiting.length > 0) {
      // Whoever asks at the same time, or goes on with its sequence at once, is in the same batch.
      await tick();
      for (let round = 0; round < PATIENCE && this.missesSome(); round++) await wait();
      // llama.cpp computes sequences together only where they follow each other.
      const batch = this.waiting.sort((a, b) => a.append.sequence - b.append.sequence);
      this.waiting = [];
      this.expected = new Set(batch.map(({ append }) => append.sequence));
      // What waited may have been interrupted meanwhile.
      if (batch.length > 0) await this.compute(batch);
    }
    this.running = false;
  }

  /** Whether a sequence of the last batch has not asked again. */
  private missesSome(): boolean {
    const here = new Set(this.waiting.map(({ append }) => append.sequence));
    return [...this.expected].some((sequence) => !here.has(sequence));
  }

  private async compute(batch: Waiting[]): Promise<void> {
    const appends = batch.map(({ append }) => append);
    const count = appends.reduce((sum, { tokens }) => sum + tokens.length, 0);
    const start = performance.now();
    try {
      const logits = await this.decode({
        tokens: appends.flatMap(({ tokens }) => tokens),
        positions: appends.flatMap(({ tokens, at }) => tokens.map((_, i) => at + i)),
        sequences: appends.flatMap(({ tokens, sequence }) => tokens.map(() => sequence)),
        wanted: appends.flatMap(({ tokens, wanted }) => tokens.map((_, i) => i >= tokens.length - wanted))
      });
      if (!logits) throw new Interrupted();
      const ms = performance.now() - start;
      let row = 0;
      for (const { append, resolve } of batch) {
        const from = row;
        row += append.wanted;
        resolve({
          logits: logits.subarray(from * this.vocabularySize, row * this.vocabularySize),
          ms: (ms * append.tokens.length) / count
        });
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}
