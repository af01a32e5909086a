import * as Comlink from 'comlink';
import type { GgufImage } from '../gguf/image';
import { EngineError } from '../language-model';
import { batchParts } from './batch-parts';
import { readFacts } from './llama-facts';
import { LlamaMemory } from './llama-memory';
import { imageOf } from './model-image';
import type { LlamaBatch, LlamaFacts, LlamaMemoryUse, LlamaRoom, ModelFile } from './llama-protocol';
import type { LlamaBuild, LlamaModule } from './llama-module';
import { tick } from './tick';

/** Tokens computed at once, and those of them whose logits may be wanted: both take memory. */
export const BATCH = 64;
const WANTED = 32;

/** llama.cpp, in the worker it runs in. What it throws says llama.cpp's own reason. */
export class LlamaHost {
  private llama: LlamaModule | null = null;
  private memory!: LlamaMemory;
  private image: GgufImage | null = null;
  private readFault: unknown = null;
  /** Why llama.cpp is not called again. */
  private broken: EngineError | null = null;
  private vocabularySize = 0;
  private threads = 1;
  private computed = 0;
  /** Whether the batch being computed was broken off. */
  private brokenOff = false;

  constructor(private readonly build: LlamaBuild) {}

  /**
   * Starts the workers of further threads, which llama.cpp takes when it loads a model.
   * @param channel name of the BroadcastChannel on which they say that they broke down
   * @param onThread told of each that runs
   * @throws EngineError where one does not start
   */
  async prepareThreads(threads: number, channel: string, onThread: () => void = () => {}): Promise<void> {
    await this.build.prepareThreads?.(threads - 1, channel, onThread);
  }

  /**
   * Starts llama.cpp and loads a model.
   * @param files its file, or its parts in order
   * @param widen whether its weights become 32-bit floats
   * @param channel name of the BroadcastChannel on which further threads say that they broke down
   * @throws EngineError when it cannot
   */
  async load(
    files: ModelFile[],
    widen: boolean,
    threads: number,
    channel: string,
    onProgress: (fraction: number) => void
  ): Promise<LlamaFacts> {
    this.threads = threads;
    const image = imageOf(files, widen);
    let told = -1;
    await this.prepareThreads(threads, channel);
    this.llama = await this.build.start({
      threads,
      locateFile: () => new URL(this.build.wasmUrl, location.href).href,
      newThread: () => this.build.newThread!(channel),
      readFile: (offset, to, length) => {
        try {
          image.read(offset, this.memory.bytes(to, length));
        } catch (error) {
          this.readFault ??= error;
          return 0;
        }
        const percent = Math.floor(100 * image.shareBefore(offset + length));
        if (percent > told) onProgress(percent / 100);
        told = Math.max(told, percent);
        return 1;
      },
      print: () => {},
      printErr: () => {}
    });
    this.llama._lab_start();
    this.memory = new LlamaMemory(this.llama);
    this.image = image;
    if (!this.call((llama) => llama._lab_load(image.size))) this.fail('unsupported');
    const facts = this.call((llama) => readFacts(llama, this.memory));
    this.vocabularySize = facts.vocabularySize;
    return facts;
  }

  /**
   * Makes room for sequences; what others held is gone.
   * @returns tokens that a sequence holds
   * @throws EngineError when memory does not suffice
   */
  open({ length, sequences, exact }: LlamaRoom): number {
    return this.call((llama) => {
      const opened = llama._lab_open(length, sequences, BATCH, WANTED, this.threads, Number(exact));
      if (!opened) this.fail('out-of-memory');
      return llama._lab_length();
    });
  }

  /** Token ids of a text; special tokens written out in it become their ids, none is added. */
  tokenize(text: string): number[] {
    const bytes = new TextEncoder().encode(text);
    return this.call((llama) =>
      this.memory.lend(bytes.length + 1, (at) => {
        this.memory.bytes(at, bytes.length).set(bytes);
        const into = (room: number): number[] =>
          this.memory.lend(4 * room, (ids) => {
            const count = llama._lab_tokenize(at, bytes.length, ids, room);
            return count < 0 ? into(-count) : this.memory.int32s(ids, count);
          });
        return into(bytes.length + 8);
      })
    );
  }

  /** The bytes of each token. */
  pieces(ids: readonly number[]): Uint8Array[] {
    const piece = (llama: LlamaModule, id: number, room: number): Uint8Array =>
      this.memory.lend(room, (at) => {
        const count = llama._lab_piece(id, at, room);
        return count < 0 ? piece(llama, id, -count) : this.memory.bytes(at, count).slice();
      });
    return this.call((llama) => ids.map((id) => piece(llama, id, 64)));
  }

  /**
   * Computes a batch of any size, one at a time. Between its parts it hears whether it was broken off.
   * @returns the raw logits that were wanted, one array after another; `null` when broken off, and then what its sequences
   * hold is not known
   * @throws EngineError `context` when a sequence is full, `device-lost` when llama.cpp broke down
   */
  async decode(batch: LlamaBatch): Promise<Float32Array<ArrayBuffer> | null> {
    const { tokens, positions, sequences, wanted } = batch;
    this.brokenOff = false;
    const rows = wanted.reduce((sum, each) => sum + Number(each), 0);
    const logits = new Float32Array(rows * this.vocabularySize);
    let row = 0;
    for (const [from, to] of batchParts(wanted, BATCH, WANTED)) {
      if (from > 0) await tick();
      if (this.brokenOff) return null;
      const slice = [tokens, positions, sequences].flatMap((all) => all.slice(from, to));
      const count = to - from;
      const flags = wanted.slice(from, to);
      const status = this.call((llama) =>
        this.memory.lendInt32s(slice, (at) =>
          this.memory.lend(count, (want) => {
            this.memory.bytes(want, count).set(flags.map(Number));
            return llama._lab_decode(count, at, at + 4 * count, at + 8 * count, want);
          })
        )
      );
      if (status === 1) this.fail('context');
      if (status === 2) return null;
      if (status !== 0) this.fail('device-lost');
      this.computed += count;
      this.call((llama) => {
        for (const [i, want] of flags.entries()) {
          if (!want) continue;
          const at = llama._lab_logits(i);
          if (at === 0) this.fail('device-lost');
          logits.set(this.memory.float32s(at, this.vocabularySize), row++ * this.vocabularySize);
        }
      });
    }
    return Comlink.transfer(logits, [logits.buffer]);
  }

  /** Breaks off the batch being computed, before its next part. */
  breakOff(): void {
    this.brokenOff = true;
  }

  /** An int32 that breaks off the batch being computed at once, while it is not 0; `null` where threads share no memory. */
  abortFlag(): Int32Array | null {
    return this.call((llama) => this.memory.shared(llama._lab_abort_flag()));
  }

  /** Tokens computed so far. */
  tokensComputed(): number {
    return this.computed;
  }

  /** Makes a sequence hold the first `length` tokens of another. Returns false where the model cannot. */
  copy(from: number, to: number, length: number): boolean {
    this.call((llama) => llama._lab_copy(from, to));
    return this.shorten(to, length);
  }

  /** Shortens a sequence to its first tokens; false where the model cannot. */
  shorten(sequence: number, length: number): boolean {
    return this.call((llama) => llama._lab_shorten(sequence, length)) !== 0;
  }

  /**
   * Mean of the last layer over a text's tokens, not normalised.
   * @throws EngineError when the model gives none
   */
  embed(tokens: number[]): Float32Array {
    return this.call((llama) => {
      const width = this.memory.int32s(llama._lab_facts(), 3)[2]!;
      return this.memory.lendInt32s(tokens, (at) =>
        this.memory.lend(4 * width, (to) => {
          if (!llama._lab_embed(tokens.length, at, this.threads, to)) this.fail('unsupported');
          return this.memory.float32s(to, width).slice();
        })
      );
    });
  }

  memoryUse(): LlamaMemoryUse {
    return this.call((llama) => ({
      weights: llama._lab_weight_bytes(),
      used: llama._lab_used_bytes(),
      taken: this.memory.size
    }));
  }

  /** Calls llama.cpp; where it breaks down, it is not called again. */
  private call<T>(work: (llama: LlamaModule) => T): T {
    const { llama } = this;
    if (this.broken) throw this.broken;
    if (!llama) throw new EngineError('not-loaded', 'No model is loaded. Load one, then go on.');
    try {
      return work(llama);
    } catch (error) {
      if (!(error instanceof WebAssembly.RuntimeError)) throw error;
      const reason = this.memory.text(llama._lab_reason()) || error.message;
      this.llama = null;
      // Whoever calls later lost it too.
      this.broken = new EngineError('device-lost', `llama.cpp broke down: ${reason.trim()}`, {
        cause: error
      });
      throw this.broken;
    }
  }

  private fail(code: 'unsupported' | 'out-of-memory' | 'context' | 'device-lost'): never {
    if (this.readFault instanceof Error) throw this.readFault;
    const reason = this.memory.text(this.llama!._lab_reason()).trim();
    const memory = code === 'out-of-memory' || /allocate/.test(reason);
    throw new EngineError(
      memory ? 'out-of-memory' : code,
      memory
        ? `There is not enough memory for this model (${reason || 'llama.cpp gave no reason'}).`
        : `llama.cpp says: ${reason || 'no reason'}`
    );
  }
}
