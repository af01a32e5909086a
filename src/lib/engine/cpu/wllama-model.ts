import type { Wllama } from '@wllama/wllama/esm/index.js';
import multiThreadUrl from '@wllama/wllama/esm/multi-thread/wllama.wasm?url';
import singleThreadUrl from '@wllama/wllama/esm/single-thread/wllama.wasm?url';
import { chatRenderer, type ChatRenderer } from '../chat-template';
import { KeptSequence } from '../kept-sequence';
import { EngineError, type Arithmetic, type LanguageModel, type ModelDescription } from '../language-model';
import { logProbabilities } from './log-probabilities';

const RUNTIME = '@wllama/wllama 2.4.0';
const CONTEXT = 2048;
const BATCH = 512;
/** Keys and values are 16-bit floats otherwise, and llama.cpp's flash attention rounds to them whatever they are. */
const EXACT = { cache_type_k: 'f32', cache_type_v: 'f32', flash_attn: false } as const;

/** A language model that llama.cpp runs in WebAssembly, from a GGUF file. */
export class WllamaModel implements LanguageModel {
  private readonly sequence: KeptSequence;
  private readonly texts = new Map<number, string>();

  private constructor(
    private readonly wllama: Wllama,
    private readonly description: ModelDescription,
    readonly renderChat: ChatRenderer,
    private readonly beginning: string
  ) {
    this.sequence = new KeptSequence(
      {
        clear: () => wllama.kvClear(),
        truncate: async (length) => {
          await wllama.kvRemove(length, -1);
          return true;
        },
        append: async (tokens, wantLogits) => {
          await wllama.decode([...tokens], wantLogits ? {} : { skipLogits: true });
        }
      },
      description.contextLength
    );
  }

  /**
   * Loads a model from its file.
   * @param modelId the name it goes by in runs
   * @param gguf the file, or its parts in order
   * @param arithmetic `float32` where the file holds 32-bit floats: then keys, values and attention are kept in them too
   * @param arithmeticReason why, for the description
   * @throws EngineError when the file is no model llama.cpp can read, or memory does not suffice
   */
  static async load(
    modelId: string,
    gguf: Blob[],
    arithmetic: Arithmetic,
    arithmeticReason?: string
  ): Promise<WllamaModel> {
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
        ...(arithmetic === 'float32' && EXACT),
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
    let render: ChatRenderer;
    const template = wllama.getChatTemplate();
    try {
      render = chatRenderer(template, { bos_token: bos, eos_token: eos });
    } catch (error) {
      await wllama.exit();
      throw error;
    }
    return new WllamaModel(
      wllama,
      {
        modelId,
        engine: 'cpu',
        runtime: RUNTIME,
        vocabularySize: info.n_vocab,
        contextLength: info.n_ctx,
        arithmetic,
        arithmeticReason,
        device: threads === 1 ? '1 thread' : `${threads} threads`,
        rawLogits: false,
        stopTokens: [...new Set([info.token_eos, info.token_eot, ...info.list_tokens_eog])].filter(
          (id) => id >= 0
        ),
        chat: Boolean(template)
      },
      render,
      info.add_bos_token ? bos : ''
    );
  }

  describe(): ModelDescription {
    return this.description;
  }

  renderText(text: string): string {
    return this.beginning + text;
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

  startFrom(prefix: readonly number[]): Promise<void> {
    return this.sequence.startFrom(prefix);
  }

  async logitsAfter(tokens: readonly number[]): Promise<Float32Array> {
    await this.sequence.advanceTo(tokens);
    return logProbabilities(await this.wllama.getLogits(-1), this.description.vocabularySize);
  }

  async unload(): Promise<void> {
    await this.wllama.exit();
  }
}
