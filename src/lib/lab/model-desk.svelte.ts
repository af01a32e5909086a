import * as Comlink from 'comlink';
import type { CatalogueEntry } from '../engine/catalogue';
import { probeDevice, type DeviceReport } from '../engine/device-probe';
import type { RemoteSource } from '../engine/files/remote-models';
import {
  EngineError,
  engineErrorCode,
  type EngineId,
  type LoadProgress,
  type ModelDescription
} from '../engine/language-model';
import { optionOf, resolveEngine, type EngineChoice, type EngineOption } from '../engine/resolve-engine';
import { askThroughLoss } from '../asking/ask-through-loss';
import type { AskPlan } from '../asking/ask-question';
import type { Listener } from '../asking/asking-around';
import type { PromptParts } from '../asking/prompt-text';
import { startEngine, type EngineClient } from '../asking/client';
import type { AnswerSampling } from '../asking/sample-answers';
import type { Answered } from '../methods/arm';
import type { Question } from '../questions/question';
import { asServed } from './as-served';
import { modelObstacle } from './model-obstacle';
import { models } from './models.svelte';
import { trouble } from './trouble.svelte';

/** What the model is doing. */
export type ModelState = 'none' | 'loading' | 'ready' | 'failed';

/** The model on the desk: one at a time, in the engine's worker, asked here. */
export class ModelDesk {
  device = $state.raw<DeviceReport | null>(null);
  state = $state<ModelState>('none');
  model = $state.raw<ModelDescription | null>(null);
  /** Id of the model loaded, being loaded, or that did not load. */
  wanted = $state<string | null>(null);
  /** The other engine, where the last load ended since one computes the model wrongly here and the other may do. */
  otherEngine = $state<EngineId | null>(null);
  loadProgress = $state.raw<LoadProgress | null>(null);

  private engine: EngineClient | null = null;
  /** What the loaded model was asked to run on. */
  private loaded: EngineChoice | null = null;
  private siteUrl = '';
  /** Set while a model that was lost is loaded again. */
  private reloading: Promise<boolean> | null = null;

  /**
   * Looks at the device and at the models kept in this browser.
   * @param siteUrl absolute URL of the site's root
   */
  async start(siteUrl: string): Promise<void> {
    this.siteUrl = siteUrl;
    const kept = models.refresh(siteUrl).catch((error) => trouble.say(error));
    const device = probeDevice().then((report) => (this.device = report));
    await Promise.all([device, kept]);
  }

  /** The engine a choice comes to on this machine, and why; `null` until the machine was looked at. */
  chooseEngine(choice: EngineOption, entry: CatalogueEntry): EngineChoice | null {
    return this.device && resolveEngine(choice, entry, this.device);
  }

  /**
   * Loads a model unless it is loaded. Returns whether it is ready.
   * @param because what is said first, where it is not just starting
   */
  async load(modelId: string, choice: EngineOption, because = 'Starting'): Promise<boolean> {
    const listed = models.find(modelId);
    if (!listed) {
      trouble.say(`No model is called ${modelId}.`);
      return false;
    }
    this.device ??= await probeDevice();
    const wished = resolveEngine(choice, listed, this.device);
    if (this.runs(modelId, wished)) return true;
    const entry = wished.engine === 'webgpu' ? await asServed(listed, this.siteUrl) : listed;
    const resolved = resolveEngine(choice, entry, this.device);
    const { engine } = resolved;
    if (this.runs(modelId, resolved)) return true;
    trouble.clear();
    this.wanted = modelId;
    this.otherEngine = null;
    const obstacle = modelObstacle(entry, engine, this.device);
    if (obstacle !== null) {
      // Before anything is fetched.
      this.state = 'failed';
      trouble.say(`${entry.title} was not loaded: ${obstacle}`);
      return false;
    }
    this.state = 'loading';
    this.model = null;
    this.loadProgress = { stage: because, fraction: null };
    try {
      this.model = await this.loadInWorker(entry, resolved).catch((error: unknown) => {
        if (engineErrorCode(error) !== 'part-missing') throw error;
        // A connection breaks off for a moment; what a worker did not get once it would not ask for again.
        this.engine?.terminate();
        this.engine = null;
        return this.loadInWorker(entry, resolved);
      });
      this.loaded = resolved;
      this.state = 'ready';
      return true;
    } catch (error) {
      this.state = 'failed';
      if (engineErrorCode(error) === 'wrong-logits') {
        const other = engine === 'cpu' ? 'webgpu' : 'cpu';
        if (modelObstacle(listed, other, this.device) === null) this.otherEngine = other;
      }
      trouble.say(error);
      return false;
    } finally {
      this.loadProgress = null;
    }
  }

  private loadInWorker(
    entry: CatalogueEntry,
    { engine, arithmetic }: EngineChoice
  ): Promise<ModelDescription> {
    this.engine ??= startEngine(() => (this.engine = null));
    return this.engine.service.load(
      entry,
      { engine, arithmetic },
      this.siteUrl,
      Comlink.proxy((progress) => (this.loadProgress = progress))
    );
  }

  /** Whether a model is ready on an engine. */
  private runs(modelId: string, { engine, arithmetic }: EngineChoice): boolean {
    const same = this.loaded?.engine === engine && this.loaded.arithmetic === arithmetic;
    return this.state === 'ready' && this.model?.modelId === modelId && same;
  }

  /** Breaks off a load. */
  cancelLoad(): void {
    void this.engine?.service.cancelLoad();
  }

  /** Adds a GGUF file from this machine, or a model by its address, to the list. Returns whether it was added. */
  async add(source: File | RemoteSource): Promise<boolean> {
    try {
      if (source instanceof File) await models.add(source, this.siteUrl);
      else await models.addRemote(source, this.siteUrl);
      trouble.clear();
      return true;
    } catch (error) {
      trouble.say(error);
      return false;
    }
  }

  /** Removes a model's files from this browser. */
  async forget(entry: CatalogueEntry): Promise<void> {
    if (entry.remote) await models.removeRemote(entry, this.siteUrl);
    else await models.forget(entry, this.siteUrl);
  }

  /** Removes a model's files from the cache and fetches them again. */
  async clearAndRetry(entry: CatalogueEntry, choice: EngineOption): Promise<void> {
    await models.forget(entry, this.siteUrl);
    this.state = 'none';
    await this.load(entry.id, choice);
  }

  /**
   * Asks a question in every way the plan names; a device lost on the way is loaded again.
   * @param heard told of the replies' tokens as they come
   * @throws EngineError when no model is loaded, or it fails
   */
  async ask({ arms, seed }: AskPlan, question: Question, heard?: Listener): Promise<Answered> {
    // Another question may have lost it; this one waits with it.
    await this.reloading;
    const { service } = this.ready();
    const { model } = this;
    const told = heard && Comlink.proxy(heard);
    return askThroughLoss(
      () => service.ask({ arms, seed }, question, told),
      () => this.reloadAfterLoss(model!)
    );
  }

  /**
   * What the loaded model answers to a question when sampled, as `sampleAnswers`.
   * @param signal aborted to break it off; then it rejects
   * @throws EngineError when no model is loaded
   */
  async sampleAnswers(question: Question, options: AnswerSampling, signal: AbortSignal): Promise<string[]> {
    const { service } = this.ready();
    const { model } = this;
    signal.throwIfAborted();
    const interrupt = () => this.interrupt();
    signal.addEventListener('abort', interrupt, { once: true });
    try {
      return await askThroughLoss(
        () => service.sample(question, options),
        () => this.reloadAfterLoss(model!)
      );
    } finally {
      signal.removeEventListener('abort', interrupt);
    }
  }

  /** A prompt as the loaded model gets it. @throws EngineError when no model is loaded, or it has no chat template */
  render(parts: PromptParts): Promise<string> {
    return this.ready().service.render(parts);
  }

  /** Breaks off what is being asked or sampled. */
  interrupt(): void {
    void this.engine?.service.interrupt();
  }

  private ready(): EngineClient {
    if (!this.engine || this.state !== 'ready')
      throw new EngineError('not-loaded', 'No model is loaded. Load one on the Models page, then go on.');
    return this.engine;
  }

  /** Loads the model again on the engine it ran on, once for all questions that were lost with it. */
  private reloadAfterLoss(lost: ModelDescription): Promise<boolean> {
    if (this.model !== null && this.model !== lost) {
      return Promise.resolve(optionOf(this.model) === optionOf(lost));
    }
    this.reloading ??= (async () => {
      this.state = 'none';
      const because = `The ${lost.engine === 'cpu' ? 'engine' : 'GPU'} was lost; loading the model again`;
      if (!(await this.load(lost.modelId, optionOf(lost), because))) return false;
      if (this.model && optionOf(this.model) === optionOf(lost)) return true;
      trouble.say(
        'Loaded again, the model runs in a different arithmetic, which gives different figures: the run stops here. Free some memory, load the model as it was, then go on.'
      );
      return false;
    })().finally(() => (this.reloading = null));
    return this.reloading;
  }
}

/** The page's one model. */
export const modelDesk = new ModelDesk();
