import * as Comlink from 'comlink';
import { chatRenderer, type ChatRenderer } from '../chat-template';
import { KeptSequence } from '../kept-sequence';
import { EngineError, type LanguageModel, type ModelDescription } from '../language-model';
import { Interrupted } from '../generate';
import { BatchGatherer } from './batch-gatherer';
import { cacheBytesPerToken, sequencesAtOnce } from './cache-size';
import { Decoder } from './decoder';
import type { LlamaMemoryUse } from './llama-protocol';
import type { LlamaSource } from './llama-source';
import { LlamaText } from './llama-text';
import { threadsHere, type LlamaWorker } from './llama-worker';
import { SharedBeginnings } from './shared-beginnings';
import { startInTime } from './start-in-time';

const RUNTIME = 'llama.cpp (llama-cpp-python 0.3.36)';
const CONTEXT = 2048;

/** What the lanes of a model share. */
interface Shared {
  llama: LlamaWorker;
  description: ModelDescription;
  renderChat: ChatRenderer;
  /** What a text begins with. */
  beginning: string;
  text: LlamaText;
  decoder: Decoder;
  gatherer: BatchGatherer;
  beginnings: SharedBeginnings;
  lanes: LlamaModel[];
  /** How often it was interrupted. */
  interruptions: number;
}

function deviceText(threads: number, sequences: number): string {
  const missing = threads < threadsHere() ? ' (further ones did not start)' : '';
  const computing = threads === 1 ? `1 thread${missing}` : `${threads} threads`;
  return sequences === 1 ? computing : `${computing}, ${sequences} questions at once`;
}

/** A language model that llama.cpp runs in WebAssembly, from a GGUF file: one of its sequences. */
export class LlamaModel implements LanguageModel {
  private readonly sequence: KeptSequence;
  private logits: Float32Array = new Float32Array();
  private spent = 0;
  /** Interruptions before what this lane is asked now. */
  private interruptions = 0;

  private constructor(
    private readonly shared: Shared,
    private readonly lane: number
  ) {
    const { llama, gatherer, description } = shared;
    this.sequence = new KeptSequence(
      {
        clear: async () => void (await llama.ask((host) => host.shorten(lane, 0))),
        truncate: (length) => llama.ask((host) => host.shorten(lane, length)),
        append: async (tokens, at, wanted) => {
          if (this.interruptions !== shared.interruptions) throw new Interrupted();
          const { logits, ms } = await gatherer.append({ sequence: lane, tokens, at, wanted });
          this.logits = logits;
          this.spent += ms;
        },
        bring: (beginning, compute) => this.bring(beginning, compute)
      },
      description.contextLength
    );
  }

  /**
   * Loads a model from its file.
   * @throws EngineError when the file is no model llama.cpp can read, or memory does not suffice
   */
  static async load(source: LlamaSource): Promise<LlamaModel> {
    const llama = await startInTime(threadsHere());
    try {
      return new LlamaModel(await LlamaModel.opened(source, llama), 0).withLanes();
    } catch (error) {
      llama.end();
      if (error instanceof EngineError && error.code !== 'device-lost') throw error;
      throw new EngineError(
        'unsupported',
        `The file could not be loaded as a GGUF model: ${error instanceof Error ? error.message : error}`,
        { cause: error }
      );
    }
  }

  private static async opened(source: LlamaSource, llama: LlamaWorker): Promise<Shared> {
    const { threads } = llama;
    const { modelId, files, arithmetic, arithmeticReason, memory, onProgress } = source;
    const exact = arithmetic === 'float32';
    const facts = await llama.ask((host) =>
      host.load(files, exact, threads, llama.channel, Comlink.proxy(onProgress))
    );
    const length = Math.min(CONTEXT, facts.trainedLength || CONTEXT);
    const perToken = cacheBytesPerToken(files[0]!.header);
    const { weights } = await llama.ask((host) => host.memoryUse());
    const perSequence = perToken && perToken * length * (exact ? 1 : 1 / 2);
    const sequences = source.sequences ?? sequencesAtOnce(perSequence, weights, memory);
    const contextLength = await llama.ask((host) => host.open({ length, sequences, exact }));
    const text = new LlamaText(llama);
    const decoder = await Decoder.of(llama);
    const written = (id: number) => (id >= 0 ? text.all([id]) : '');
    const [bos, eos] = await Promise.all([written(facts.bos), written(facts.eos)]);
    return {
      llama,
      description: {
        modelId,
        engine: 'cpu',
        runtime: RUNTIME,
        vocabularySize: facts.vocabularySize,
        contextLength,
        arithmetic,
        arithmeticReason,
        device: deviceText(threads, sequences),
        ...(sequences > 1 && { atOnce: sequences }),
        rawLogits: true,
        stopTokens: facts.stopTokens,
        chat: facts.chatTemplate !== ''
      },
      renderChat: chatRenderer(facts.chatTemplate, { bos_token: bos, eos_token: eos }),
      beginning: facts.addsBos ? bos : '',
      text,
      decoder,
      gatherer: new BatchGatherer((batch) => decoder.decode(batch), facts.vocabularySize),
      beginnings: new SharedBeginnings(),
      lanes: [],
      interruptions: 0
    };
  }

  private withLanes(): this {
    const { description, lanes } = this.shared;
    lanes.push(this);
    for (let lane = 1; lane < (description.atOnce ?? 1); lane++)
      lanes.push(new LlamaModel(this.shared, lane));
    return this;
  }

  get lanes(): readonly LlamaModel[] {
    return this.shared.lanes;
  }

  describe(): ModelDescription {
    return this.shared.description;
  }

  renderChat: ChatRenderer = (messages, prefix) => this.shared.renderChat(messages, prefix);

  renderText(text: string): string {
    return this.shared.beginning + text;
  }

  tokenize(text: string): Promise<number[]> {
    return this.shared.text.tokenize(text);
  }

  tokenTexts(ids: readonly number[]): Promise<string[]> {
    return this.shared.text.each(ids);
  }

  detokenize(ids: readonly number[]): Promise<string> {
    return this.shared.text.all(ids);
  }

  /** Brings a beginning to this lane: from another that holds it, or else computed. */
  private bring(beginning: readonly number[], compute: () => Promise<void>): Promise<void> {
    const { beginnings, lanes, llama } = this.shared;
    return beginnings.bring(beginning, {
      compute,
      holder: () => lanes.findIndex((other) => other !== this && other.sequence.holds(beginning)),
      copyFrom: async (lane) => {
        if (await this.copy(lane, beginning.length)) return;
        await llama.ask((host) => host.shorten(this.lane, 0));
        await compute();
      }
    });
  }

  /** Brings the first tokens of another lane here; false where the model cannot. */
  private copy(from: number, length: number): Promise<boolean> {
    return this.shared.llama.ask((host) => host.copy(from, this.lane, length));
  }

  async beginAs(other: LlamaModel, tokens: readonly number[]): Promise<void> {
    this.interruptions = this.shared.interruptions;
    await this.sequence.beginAs(other.sequence, tokens, () => this.copy(other.lane, tokens.length));
  }

  async startFrom(prefix: readonly number[]): Promise<void> {
    this.interruptions = this.shared.interruptions;
    await this.sequence.startFrom(prefix);
  }

  async logitsAfter(tokens: readonly number[]): Promise<Float32Array> {
    this.interruptions = this.shared.interruptions;
    await this.sequence.advanceTo(tokens);
    return this.logits;
  }

  async logitsAlong(tokens: readonly number[], count: number): Promise<Float32Array[]> {
    this.interruptions = this.shared.interruptions;
    await this.sequence.advanceTo(tokens, count);
    const size = this.logits.length / count;
    return Array.from({ length: count }, (_, i) => this.logits.subarray(i * size, (i + 1) * size));
  }

  workMs(): number {
    return this.spent;
  }

  interrupt(): void {
    const { decoder, gatherer } = this.shared;
    this.shared.interruptions++;
    gatherer.interrupt();
    decoder.breakOff();
  }

  /** Tokens computed so far, all lanes together. */
  tokensComputed(): Promise<number> {
    return this.shared.llama.ask((host) => host.tokensComputed());
  }

  /** Bytes it takes, all lanes together. */
  memoryUse(): Promise<LlamaMemoryUse> {
    return this.shared.llama.ask((host) => host.memoryUse());
  }

  /**
   * Embedding of a text: the mean of the last layer over its tokens, not normalised.
   * @throws EngineError when the model gives none
   */
  async embed(text: string): Promise<Float32Array> {
    const tokens = await this.tokenize(this.renderText(text));
    return this.shared.llama.ask((host) => host.embed(tokens));
  }

  async unload(): Promise<void> {
    this.shared.llama.end();
  }
}
