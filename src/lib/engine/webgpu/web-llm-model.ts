import type { MLCEngine } from '@mlc-ai/web-llm';
import { chatRenderer, type ChatRenderer } from '../chat-template';
import { probeDevice } from '../device-probe';
import { fetchMlcFolder, type ChatConfig, type MlcFolder, type TokenizerConfig } from '../files/mlc-folder';
import { KeptSequence } from '../kept-sequence';
import {
  EngineError,
  engineErrorCode,
  type LanguageModel,
  type LoadProgress,
  type ModelDescription
} from '../language-model';
import { loadStage } from './load-stage';
import { pipelineOf, type Pipeline } from './pipeline';
import { watchDevice } from './watched-device';

const RUNTIME = '@mlc-ai/web-llm 0.2.86';
const CONTEXT = 2048;
/** Milliseconds a device's loss may be told after what it broke. */
const PATIENCE = 2000;

/** Where a model lies, and what is told while it is loaded. */
export interface WebLlmSource {
  /** Absolute URL of the MLC folder. */
  folder: string;
  /** Absolute URL of its compiled library. */
  library: string;
  onProgress: (progress: LoadProgress) => void;
  signal: AbortSignal;
}

/** A device's loss as a promise that rejects, and whether it happened. */
class DeviceWatch {
  private lost: EngineError | null = null;
  private rejectLoss!: (error: EngineError) => void;
  private readonly loss = new Promise<never>((_, reject) => (this.rejectLoss = reject));
  /** Set when the device is given up on purpose. */
  expected = false;
  loaded = false;

  constructor() {
    this.loss.catch(() => {});
  }

  watch(device: GPUDevice): void {
    void device.lost.then(({ message }) => {
      if (this.expected) return;
      this.lost = new EngineError(
        this.loaded ? 'device-lost' : 'out-of-memory',
        this.loaded
          ? 'The GPU device was lost (the driver restarted, or memory ran out). Load the model again to go on.'
          : `The GPU gave up while the model was loaded, most likely for lack of memory${message ? ` (${message})` : ''}. Close other tabs, or choose a smaller model or the CPU engine.`
      );
      this.rejectLoss(this.lost);
    });
  }

  get isLost(): boolean {
    return this.lost !== null;
  }

  /**
   * The result of work with web-llm; rejects when the device is lost, also where the work itself would wait for ever. Every
   * use of it counts: after a loss web-llm frees the tokenizer too.
   */
  async during<T>(begin: () => T | Promise<T>): Promise<T> {
    if (this.lost) throw this.lost;
    const work = (async () => begin())();
    try {
      return await Promise.race([work, this.loss]);
    } catch (error) {
      work.catch(() => {});
      if (engineErrorCode(error)) throw error;
      // What the loss broke may complain before the loss itself is told.
      const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE));
      await Promise.race([this.loss.catch(() => {}), patience]);
      throw this.lost ?? error;
    }
  }
}

function text(token: string | { content: string } | undefined): string {
  return typeof token === 'string' ? token : (token?.content ?? '');
}

function templateOf({ chat_template }: TokenizerConfig): string | null | undefined {
  return Array.isArray(chat_template)
    ? chat_template.find(({ name }) => name === 'default')?.template
    : chat_template;
}

function renderer(config: TokenizerConfig): ChatRenderer {
  const { bos_token, eos_token } = config;
  return chatRenderer(templateOf(config), { bos_token: text(bos_token), eos_token: text(eos_token) });
}

function stopTokens({ conv_template, eos_token_id }: ChatConfig): number[] {
  return [...new Set([...(conv_template?.stop_token_ids ?? []), ...[eos_token_id ?? []].flat()])];
}

/** A language model that web-llm runs on WebGPU; gives raw logits. */
export class WebLlmModel implements LanguageModel {
  private readonly sequence: KeptSequence;
  private readonly texts = new Map<number, string>();
  private held = 0;
  /** Logits after the token computed last. */
  private latest: Float32Array | null = null;

  private constructor(
    private readonly engine: MLCEngine,
    private readonly pipeline: Pipeline,
    private readonly device: DeviceWatch,
    private readonly description: ModelDescription,
    readonly renderChat: ChatRenderer,
    private readonly beginning: string
  ) {
    this.sequence = new KeptSequence(
      {
        clear: async () => {
          await device.during(() => engine.resetChat());
          this.held = 0;
        },
        truncate: async (length) => {
          if (!pipeline.pop) return false;
          const { pop } = pipeline;
          await device.during(() => pop(this.held - length));
          this.held = length;
          return true;
        },
        append: async (tokens) => {
          this.latest = await device.during(() => pipeline.forward(tokens));
          this.held += tokens.length;
        }
      },
      description.contextLength
    );
  }

  /**
   * Fetches a model's files where they are not kept yet, and loads it.
   * @param modelId the name it goes by in runs
   * @throws EngineError when files cannot be fetched, the GPU cannot take it, or the signal was aborted
   */
  static async load(modelId: string, source: WebLlmSource): Promise<WebLlmModel> {
    const { onProgress, signal } = source;
    const files = await fetchMlcFolder(source.folder, source.library, { onProgress, signal });
    const renderChat = renderer(files.tokenizerConfig);
    onProgress({ stage: 'Starting the model', fraction: null });
    const { MLCEngine } = await import('@mlc-ai/web-llm');
    const library = URL.createObjectURL(files.library);
    const engine = new MLCEngine({
      appConfig: { model_list: [{ model: source.folder, model_id: modelId, model_lib: library }] },
      initProgressCallback: (report) => {
        if (!signal.aborted) onProgress(loadStage(report));
      },
      logLevel: 'ERROR'
    });
    const device = new DeviceWatch();
    const contextLength = contextOf(files);
    try {
      await start(
        engine,
        modelId,
        files.config.context_window_size > 0 ? contextLength : null,
        device,
        signal
      );
      const adapter = await probeDevice();
      return new WebLlmModel(
        engine,
        pipelineOf(engine, modelId),
        device,
        {
          modelId,
          engine: 'webgpu',
          runtime: RUNTIME,
          vocabularySize: files.config.vocab_size,
          contextLength,
          device: adapter.adapter ?? 'WebGPU',
          rawLogits: true,
          stopTokens: stopTokens(files.config),
          chat: Boolean(templateOf(files.tokenizerConfig))
        },
        renderChat,
        files.tokenizerConfig.add_bos_token ? text(files.tokenizerConfig.bos_token) : ''
      );
    } catch (error) {
      device.expected = true;
      if (signal.aborted) throw new EngineError('cancelled', 'Loading was cancelled.');
      if (engineErrorCode(error)) throw error;
      throw new EngineError(
        'unsupported',
        `web-llm could not load the model: ${error instanceof Error ? error.message : error}`,
        { cause: error }
      );
    } finally {
      URL.revokeObjectURL(library);
    }
  }

  describe(): ModelDescription {
    return this.description;
  }

  renderText(text: string): string {
    return this.beginning + text;
  }

  async tokenize(text: string): Promise<number[]> {
    return this.device.during(() => Array.from(this.pipeline.tokenizer.encode(text)));
  }

  async tokenTexts(ids: readonly number[]): Promise<string[]> {
    return this.device.during(() =>
      ids.map((id) => {
        let text = this.texts.get(id);
        if (text === undefined) {
          text = this.pipeline.tokenizer.decode(new Int32Array([id]));
          this.texts.set(id, text);
        }
        return text;
      })
    );
  }

  async detokenize(ids: readonly number[]): Promise<string> {
    return this.device.during(() => this.pipeline.tokenizer.decode(Int32Array.from(ids)));
  }

  startFrom(prefix: readonly number[]): Promise<void> {
    return this.sequence.startFrom(prefix);
  }

  async logitsAfter(tokens: readonly number[]): Promise<Float32Array> {
    await this.sequence.advanceTo(tokens);
    return this.latest!;
  }

  async unload(): Promise<void> {
    this.device.expected = true;
    // web-llm frees a model whose device is lost by itself, and fails when asked to do it again.
    if (!this.device.isLost) await this.engine.unload();
  }
}

/** Sequences as long as on the CPU engine, where the model allows it. */
function contextOf({ config }: MlcFolder): number {
  return config.context_window_size > 0 ? Math.min(CONTEXT, config.context_window_size) : CONTEXT;
}

/**
 * Loads the engine; an aborted signal rejects at once and cleans up behind.
 * @param contextLength longest sequence; `null` leaves a sliding window as the model has it
 */
async function start(
  engine: MLCEngine,
  modelId: string,
  contextLength: number | null,
  device: DeviceWatch,
  signal: AbortSignal
): Promise<void> {
  const reload = watchDevice(
    () =>
      engine.reload(modelId, {
        ...(contextLength !== null && { context_window_size: contextLength }),
        temperature: 1,
        top_p: 1,
        repetition_penalty: 1,
        presence_penalty: 0,
        frequency_penalty: 0
      }),
    (opened) => device.watch(opened)
  );
  let abort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    abort = () => {
      device.expected = true;
      reject(new EngineError('cancelled', 'Loading was cancelled.'));
      void reload.catch(() => {}).then(() => engine.unload().catch(() => {}));
    };
  });
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  try {
    await device.during(() => Promise.race([reload, aborted]));
    device.loaded = true;
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
