import * as Comlink from 'comlink';
import { ask } from '../../methods/ask';
import { EngineError, type LanguageModel } from '../language-model';
import { sourceUrls } from '../catalogue';
import { reachOf } from '../hub-origins';
import { allowOnly, installFetchGuard } from './guarded-fetch';
import { loadModel } from './load-model';
import type { EngineService } from './protocol';

installFetchGuard();

let model: LanguageModel | null = null;
let loading: AbortController | null = null;
let interrupted = false;

const service: EngineService = {
  async load(entry, engine, siteUrl, onProgress) {
    loading?.abort();
    const controller = new AbortController();
    loading = controller;
    await service.unload();
    allowOnly(reachOf(sourceUrls(entry.sources, siteUrl)));
    const loaded = await loadModel(entry, engine, { siteUrl, onProgress, signal: controller.signal });
    if (controller.signal.aborted) {
      await loaded.unload();
      throw new EngineError('cancelled', 'Loading was cancelled.');
    }
    model = loaded;
    return model.describe();
  },

  cancelLoad() {
    loading?.abort();
  },

  async ask(plan, question) {
    if (!model) throw new EngineError('not-loaded', 'No model is loaded. Load one, then go on.');
    interrupted = false;
    return ask(model, plan, question, () => interrupted);
  },

  interrupt() {
    interrupted = true;
  },

  async unload() {
    const old = model;
    model = null;
    await old?.unload();
  }
};

Comlink.expose(service);
