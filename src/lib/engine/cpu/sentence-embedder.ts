import * as Comlink from 'comlink';
import type { Embedder, Embedding } from '../embedder';
import { headerOfFile } from '../gguf/header-of-file';
import { EngineError } from '../language-model';
import type { LlamaMemoryUse } from './llama-protocol';
import { startLlamaWorker, type LlamaWorker } from './llama-worker';

/** Tokens of a text that count, those that begin and end it included: what all-MiniLM-L6-v2 was trained on. */
const LONGEST = 256;

/** What llama.cpp calls the mean over tokens. */
const MEAN = 1;

/**
 * A model of sentences of BERT's architecture, run by llama.cpp on one thread: the mean of its last layer, of length 1. Words
 * of more than 100 characters, which BERT's own tokenizer gives up, are cut into pieces like any other.
 */
export class SentenceEmbedder implements Embedder {
  /** What was asked for last: texts have their turns, so that each one's time is its own. */
  private last: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly llama: LlamaWorker,
    private readonly begin: number,
    private readonly end: number
  ) {}

  /**
   * Loads it from a GGUF file.
   * @throws EngineError when the file is no such model, or memory does not suffice
   */
  static async load(file: Blob): Promise<SentenceEmbedder> {
    const header = await headerOfFile(file);
    const fact = (key: string) => header.metadata.get(key);
    const ends = ['cls', 'seperator'].map((name) => fact(`tokenizer.ggml.${name}_token_id`));
    if (
      fact('general.architecture') !== 'bert' ||
      fact('bert.pooling_type') !== MEAN ||
      !ends.every(Number.isInteger)
    ) {
      throw new EngineError(
        'unsupported',
        'This file holds no sentence model that the lab can run (BERT, with the mean over tokens).'
      );
    }
    const llama = startLlamaWorker(1);
    try {
      await llama.ask((host) =>
        host.load(
          [{ file, header }],
          false,
          1,
          llama.channel,
          Comlink.proxy(() => {})
        )
      );
      return new SentenceEmbedder(llama, ...(ends as [number, number]));
    } catch (error) {
      llama.end();
      throw error;
    }
  }

  /** Tokens of a text as the model gets them: begun, ended, and cut to what counts. */
  async tokens(text: string): Promise<number[]> {
    const own = await this.llama.ask((host) => host.tokenize(text));
    return [this.begin, ...own.slice(0, LONGEST - 2), this.end];
  }

  embed = (text: string): Promise<Embedding> => {
    const own = this.last.then(() => this.embedNow(text));
    this.last = own.catch(() => {});
    return own;
  };

  private async embedNow(text: string): Promise<Embedding> {
    const start = performance.now();
    const tokens = await this.tokens(text);
    const mean = await this.llama.ask((host) => host.embed(tokens));
    const length = Math.hypot(...mean);
    return { vector: mean.map((value) => value / length), ms: performance.now() - start };
  }

  /** Bytes it takes. */
  memoryUse(): Promise<LlamaMemoryUse> {
    return this.llama.ask((host) => host.memoryUse());
  }

  async unload(): Promise<void> {
    this.llama.end();
  }
}
