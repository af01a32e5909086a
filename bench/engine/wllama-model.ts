import { chatRenderer, type ChatRenderer } from '../../src/lib/engine/chat-template';
import { KeptSequence } from '../../src/lib/engine/kept-sequence';
import type { Arithmetic, LanguageModel, ModelDescription } from '../../src/lib/engine/language-model';

/** What the bench calls of wllama 2.4.0. */
interface Wllama {
  loadModel(files: Blob[], options: object): Promise<void>;
  getLoadedContextInfo(): {
    n_vocab: number;
    n_ctx: number;
    token_bos: number;
    token_eos: number;
    token_eot: number;
    list_tokens_eog: number[];
  };
  getNumThreads(): number;
  getChatTemplate(): string | null;
  tokenize(text: string, special: boolean): Promise<number[]>;
  detokenize(ids: number[], asText: true): Promise<string>;
  decode(tokens: number[], options: { skipLogits?: boolean }): Promise<unknown>;
  getLogits(topK: number): Promise<{ token: number; p: number }[]>;
  kvClear(): Promise<void>;
  kvRemove(keep: number, discard: number): Promise<boolean>;
  exit(): Promise<void>;
}

/** Log of the smallest float32; probabilities below it have become 0. */
const FLOOR = Math.log(2 ** -149);

/** wllama as a language model of the lab: one sequence, log-probabilities in place of logits. */
export class WllamaModel implements LanguageModel {
  private readonly sequence: KeptSequence;
  private readonly texts = new Map<number, string>();

  private constructor(
    private readonly wllama: Wllama,
    private readonly description: ModelDescription,
    readonly renderChat: ChatRenderer
  ) {
    this.sequence = new KeptSequence(
      {
        clear: () => wllama.kvClear(),
        truncate: (length) => wllama.kvRemove(length, -1).then(() => true),
        append: (tokens, _at, wanted) =>
          wllama.decode([...tokens], wanted > 0 ? {} : { skipLogits: true }).then(() => {})
      },
      description.contextLength
    );
  }

  /**
   * Loads a model.
   * @param folder URL of wllama's `esm` folder
   * @param arithmetic `float32` for a file of 32-bit floats: then keys, values and attention are kept in them too
   */
  static async load(folder: string, file: Blob, arithmetic: Arithmetic): Promise<WllamaModel> {
    const at = (path: string) => new URL(folder + path, location.href).href;
    const { Wllama } = (await import(/* @vite-ignore */ at('index.js'))) as {
      Wllama: new (paths: Record<string, string>, options: object) => Wllama;
    };
    const wllama = new Wllama(
      {
        'single-thread/wllama.wasm': at('single-thread/wllama.wasm'),
        'multi-thread/wllama.wasm': at('multi-thread/wllama.wasm')
      },
      { suppressNativeLog: true, logger: { ...console, debug: () => {}, log: () => {}, warn: () => {} } }
    );
    await wllama.loadModel([file], {
      n_ctx: 2048,
      n_batch: 512,
      ...(arithmetic === 'float32' && { cache_type_k: 'f32', cache_type_v: 'f32', flash_attn: false }),
      n_threads: Math.max(1, Math.min(8, navigator.hardwareConcurrency || 1)),
      seed: 1
    });
    const info = wllama.getLoadedContextInfo();
    const [bos, eos] = await Promise.all(
      [info.token_bos, info.token_eos].map((id) => wllama.detokenize([id], true))
    );
    return new WllamaModel(
      wllama,
      {
        modelId: 'smollm2-135m',
        engine: 'cpu',
        runtime: '@wllama/wllama 2.4.0',
        vocabularySize: info.n_vocab,
        contextLength: info.n_ctx,
        arithmetic,
        device: `${wllama.getNumThreads()} threads`,
        rawLogits: false,
        stopTokens: [...new Set([info.token_eos, info.token_eot, ...info.list_tokens_eog])].filter(
          (id) => id >= 0
        ),
        chat: true
      },
      chatRenderer(wllama.getChatTemplate() ?? '', { bos_token: bos, eos_token: eos })
    );
  }

  describe(): ModelDescription {
    return this.description;
  }

  renderText(text: string): string {
    return text;
  }

  tokenize(text: string): Promise<number[]> {
    return this.wllama.tokenize(text, true).then((ids) => Array.from(ids));
  }

  async tokenTexts(ids: readonly number[]): Promise<string[]> {
    const result: string[] = [];
    for (const id of ids) {
      let text = this.texts.get(id);
      if (text === undefined) this.texts.set(id, (text = await this.wllama.detokenize([id], true)));
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
    const list = await this.wllama.getLogits(-1);
    const logits = new Float32Array(this.description.vocabularySize).fill(FLOOR);
    for (const { token, p } of list) if (p > 0) logits[token] = Math.log(p);
    return logits;
  }

  unload(): Promise<void> {
    return this.wllama.exit();
  }
}
