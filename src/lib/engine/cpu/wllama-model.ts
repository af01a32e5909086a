import type { Wllama } from '@wllama/wllama/esm/index.js';
import multiThreadUrl from '@wllama/wllama/esm/multi-thread/wllama.wasm?url';
import singleThreadUrl from '@wllama/wllama/esm/single-thread/wllama.wasm?url';
import { Template } from '@huggingface/jinja';
import { EngineError, type ChatMessage, type LanguageModel, type ModelDescription } from '../language-model';
import { logProbabilities } from './log-probabilities';

const RUNTIME = '@wllama/wllama 2.4.0';
const CONTEXT = 2048;
const BATCH = 512;

/** A language model that llama.cpp runs in WebAssembly, from a GGUF file as it is. */
export class WllamaModel implements LanguageModel {
  private cached: number[] = [];
  private readonly texts = new Map<number, string>();

  private constructor(
    private readonly wllama: Wllama,
    private readonly description: ModelDescription,
    private readonly template: Template,
    private readonly templateValues: Record<string, unknown>
  ) {}

  /**
   * Loads a model from its file.
   * @param modelId the name it goes by in runs
   * @param gguf the file, or its parts in order
   * @throws EngineError when the file is no model llama.cpp can read, or memory does not suffice
   */
  static async load(modelId: string, gguf: Blob[]): Promise<WllamaModel> {
    // wllama resolves its files against `document.baseURI`, which a worker does not have.
    const scope = globalThis as { document?: unknown };
    scope.document ??= { baseURI: location.href };
    const { Wllama } = await import('@wllama/wllama/esm/index.js');
    const absolute = (url: string) => new URL(url, location.href).href;
    const wllama = new Wllama(
      {
        'single-thread/wllama.wasm': absolute(singleThreadUrl),
        'multi-thread/wllama.wasm': absolute(multiThreadUrl)
      },
      { suppressNativeLog: true, logger: { ...console, debug: () => {}, log: () => {}, warn: () => {} } }
    );
    try {
      await wllama.loadModel(gguf, {
        n_ctx: CONTEXT,
        n_batch: BATCH,
        n_threads: Math.max(1, Math.min(8, navigator.hardwareConcurrency || 1)),
        seed: 1
      });
    } catch (error) {
      await wllama.exit().catch(() => {});
      throw new EngineError(
        'unsupported',
        `The file could not be loaded as a GGUF model: ${error instanceof Error ? error.message : error}`,
        { cause: error }
      );
    }
    const info = wllama.getLoadedContextInfo();
    const threads = wllama.getNumThreads();
    const [bos, eos] = await Promise.all(
      [info.token_bos, info.token_eos].map((id) => (id >= 0 ? wllama.detokenize([id], true) : ''))
    );
    const chatTemplate = wllama.getChatTemplate();
    if (!chatTemplate) {
      await wllama.exit();
      throw new EngineError(
        'unsupported',
        'This GGUF holds no chat template, so the lab cannot ask it questions. Choose an instruction-tuned ("Instruct", "Chat") version.'
      );
    }
    return new WllamaModel(
      wllama,
      {
        modelId,
        engine: 'cpu',
        runtime: RUNTIME,
        vocabularySize: info.n_vocab,
        contextLength: info.n_ctx,
        device: threads === 1 ? '1 thread' : `${threads} threads`,
        rawLogits: false,
        stopTokens: [...new Set([info.token_eos, info.token_eot, ...info.list_tokens_eog])].filter(
          (id) => id >= 0
        )
      },
      new Template(chatTemplate),
      { bos_token: bos, eos_token: eos }
    );
  }

  describe(): ModelDescription {
    return this.description;
  }

  renderChat(messages: readonly ChatMessage[], assistantPrefix = ''): string {
    const text = this.template.render({
      ...this.templateValues,
      messages: messages.map((message) => ({ ...message })),
      add_generation_prompt: true
    });
    return text + assistantPrefix;
  }

  tokenize(text: string): Promise<number[]> {
    return this.wllama.tokenize(text, true).then((ids) => Array.from(ids));
  }

  async tokenTexts(ids: readonly number[]): Promise<string[]> {
    const result: string[] = [];
    for (const id of ids) {
      let text = this.texts.get(id);
      if (text === undefined) {
        text = await this.wllama.detokenize([id], true);
        this.texts.set(id, text);
      }
      result.push(text);
    }
    return result;
  }

  detokenize(ids: readonly number[]): Promise<string> {
    return this.wllama.detokenize([...ids], true);
  }

  async startFrom(prefix: readonly number[]): Promise<void> {
    if (prefix.length > 0 && startsWith(this.cached, prefix) && this.cachedPrefix === prefix.length) {
      await this.keep(prefix.length);
      return;
    }
    await this.wllama.kvClear();
    this.cached = [];
    this.cachedPrefix = prefix.length;
    if (prefix.length > 0) {
      await this.wllama.decode([...prefix], { skipLogits: true });
      this.cached = [...prefix];
    }
  }

  /** Length of the prefix that was computed by itself. */
  private cachedPrefix = 0;

  async logitsAfter(tokens: readonly number[]): Promise<Float32Array> {
    if (tokens.length === 0) throw new RangeError('logitsAfter needs at least one token');
    if (tokens.length > this.description.contextLength) {
      throw new EngineError(
        'context',
        `The prompt and reply have ${tokens.length} tokens; this model holds ${this.description.contextLength}. Shorten the question or the reply.`
      );
    }
    let common = 0;
    const most = Math.min(this.cached.length, tokens.length - 1);
    while (common < most && this.cached[common] === tokens[common]) common++;
    await this.keep(common);
    const rest = tokens.slice(common);
    await this.wllama.decode(rest, {});
    this.cached.push(...rest);
    return logProbabilities(await this.wllama.getLogits(-1), this.description.vocabularySize);
  }

  private async keep(length: number): Promise<void> {
    if (length >= this.cached.length) return;
    if (length === 0) await this.wllama.kvClear();
    else await this.wllama.kvRemove(length, -1);
    this.cached.length = length;
    if (length < this.cachedPrefix) this.cachedPrefix = 0;
  }

  async unload(): Promise<void> {
    this.cached = [];
    await this.wllama.exit();
  }
}

function startsWith(sequence: readonly number[], prefix: readonly number[]): boolean {
  return prefix.length <= sequence.length && prefix.every((id, i) => sequence[i] === id);
}
