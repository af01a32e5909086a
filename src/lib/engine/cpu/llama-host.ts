import * as Comlink from 'comlink';
import { GgufImage, type GgufPart } from '../gguf/image';
import { EngineError } from '../language-model';
import { LlamaMemory } from './llama-memory';
import type { LlamaBatch, LlamaFacts, LlamaMemoryUse, LlamaRoom, ModelFile } from './llama-protocol';
import type { LlamaBuild, LlamaModule } from './llama-module';

/** Tokens computed at once, and those of them whose logits may be wanted: both take memory. */
const BATCH = 128;
const WANTED = 32;

/** Reads files at once, as workers can. */
declare class FileReaderSync {
  readAsArrayBuffer(file: Blob): ArrayBuffer;
}

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

  constructor(private readonly build: LlamaBuild) {}

  /**
   * Starts llama.cpp and loads a model.
   * @param files its file, or its parts in order
   * @param widen whether its weights become 32-bit floats
   * @throws EngineError when it cannot
   */
  async load(
    files: ModelFile[],
    widen: boolean,
    threads: number,
    onProgress: (fraction: number) => void
  ): Promise<LlamaFacts> {
    this.threads = threads;
    const reader = new FileReaderSync();
    const parts = files.map(({ file, header }): GgufPart => ({
      header,
      size: file.size,
      read: (from, to) => new Uint8Array(reader.readAsArrayBuffer(file.slice(from, to)))
    }));
    const image = new GgufImage(parts, widen);
    let told = -1;
    this.llama = await this.build.start({
      threads,
      locateFile: () => new URL(this.build.wasmUrl, location.href).href,
      newThread: this.build.newThread,
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
    return this.facts();
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
   * Computes a batch of any size.
   * @returns the raw logits that were wanted, one array after another
   * @throws EngineError `context` when a sequence is full, `device-lost` when llama.cpp broke down
   */
  decode({ tokens, positions, sequences, wanted }: LlamaBatch): Float32Array<ArrayBuffer> {
    const rows = wanted.reduce((sum, each) => sum + Number(each), 0);
    const logits = new Float32Array(rows * this.vocabularySize);
    let row = 0;
    for (let from = 0, to; from < tokens.length; from = to) {
      let some = 0;
      for (to = from; to < tokens.length && to - from < BATCH; to++) {
        if (wanted[to] && ++some > WANTED) break;
      }
      const slice = [tokens, positions, sequences].flatMap((all) => all.slice(from, to));
      const count = to - from;
      const flags = wanted.slice(from, to);
      this.call((llama) => {
        const status = this.memory.lendInt32s(slice, (at) =>
          this.memory.lend(count, (want) => {
            this.memory.bytes(want, count).set(flags.map(Number));
            return llama._lab_decode(count, at, at + 4 * count, at + 8 * count, want);
          })
        );
        if (status === 1) this.fail('context');
        if (status === 2) this.fail('cancelled');
        if (status !== 0) this.fail('device-lost');
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

  /** Makes a sequence hold what another does. */
  copy(from: number, to: number): void {
    this.call((llama) => llama._lab_copy(from, to));
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
      const width = this.memory.int32s(llama._lab_facts(), 3)[2];
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

  private facts(): LlamaFacts {
    return this.call((llama) => {
      const [vocabularySize, trainedLength, , bos, eos, addsBos, hasEncoder] = this.memory.int32s(
        llama._lab_facts(),
        7
      );
      if (hasEncoder) {
        throw new EngineError(
          'unsupported',
          'This model has an encoder (it translates or sums up one text into another); the lab runs models that go on with a text.'
        );
      }
      this.vocabularySize = vocabularySize;
      const stopTokens = Array.from({ length: vocabularySize }, (_, id) => id).filter((id) =>
        llama._lab_ends_turn(id)
      );
      const chatTemplate = this.memory.text(llama._lab_chat_template());
      return { vocabularySize, trainedLength, bos, eos, addsBos: addsBos !== 0, stopTokens, chatTemplate };
    });
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

  private fail(code: 'unsupported' | 'out-of-memory' | 'context' | 'device-lost' | 'cancelled'): never {
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
