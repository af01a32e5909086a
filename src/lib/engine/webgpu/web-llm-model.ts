import type { MLCEngine } from '@mlc-ai/web-llm';
import type { ChatRenderer } from '../chat-template';
import { probeDevice } from '../device-probe';
import { fetchMlcFolder } from '../files/mlc-folder';
import { KeptSequence } from '../kept-sequence';
import {
  EngineError,
  engineErrorCode,
  type LanguageModel,
  type LoadProgress,
  type ModelDescription
} from '../language-model';
import { DeviceWatch } from './device-watch';
import { contextOf, rendererOf, specialText, stopTokensOf, templateOf } from './folder-config';
import { loadStage } from './load-stage';
import { LogitEar } from './logit-ear';
import { pipelineOf, type Pipeline } from './pipeline';
import { startEngine } from './start-engine';

const RUNTIME = '@mlc-ai/web-llm 0.2.86';

/** Where a model lies, and what is told while it is loaded. */
export interface WebLlmSource {
  /** Absolute URL of the MLC folder. */
  folder: string;
  /** Absolute URL of its compiled library. */
  library: string;
  onProgress: (progress: LoadProgress) => void;
  signal: AbortSignal;
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
    const renderChat = rendererOf(files.tokenizerConfig);
    onProgress({ stage: 'Starting the model', fraction: null });
    const { MLCEngine } = await import('@mlc-ai/web-llm');
    const library = URL.createObjectURL(files.library);
    const ear = new LogitEar();
    const engine = new MLCEngine({
      logitProcessorRegistry: new Map([[modelId, ear]]),
      appConfig: { model_list: [{ model: source.folder, model_id: modelId, model_lib: library }] },
      initProgressCallback: (report) => {
        if (!signal.aborted) onProgress(loadStage(report));
      },
      logLevel: 'ERROR'
    });
    const device = new DeviceWatch();
    const contextLength = contextOf(files);
    try {
      await startEngine(
        engine,
        modelId,
        files.config.context_window_size > 0 ? contextLength : null,
        device,
        signal
      );
      const adapter = await probeDevice();
      return new WebLlmModel(
        engine,
        pipelineOf(engine, modelId, ear),
        device,
        {
          modelId,
          engine: 'webgpu',
          runtime: RUNTIME,
          vocabularySize: files.config.vocab_size,
          contextLength,
          device: adapter.adapter ?? 'WebGPU',
          rawLogits: true,
          stopTokens: stopTokensOf(files.config),
          chat: Boolean(templateOf(files.tokenizerConfig))
        },
        renderChat,
        files.tokenizerConfig.add_bos_token ? specialText(files.tokenizerConfig.bos_token) : ''
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
