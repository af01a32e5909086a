import * as Comlink from 'comlink';
import { ask } from '../../methods/ask';
import { sampleAnswers } from '../../methods/sample-answers';
import { EngineError, type LanguageModel } from '../language-model';
import { sourceUrls } from '../catalogue';
import { reachOf } from '../hub-origins';
import { allowOnly, installFetchGuard } from './guarded-fetch';
import { loadModel } from './load-model';
import type { EngineService } from './protocol';
import { Turns } from './turns';

installFetchGuard();

let model: LanguageModel | null = null;
let loading: AbortController | null = null;
const turns = new Turns();

/** @throws EngineError when no model is loaded */
function loaded(): LanguageModel {
  if (!model) throw new EngineError('not-loaded', 'No model is loaded. Load one, then go on.');
  return model;
}

const service: EngineService = {
  async load(entry, choice, siteUrl, onProgress) {
    loading?.abort();
    const controller = new AbortController();
    loading = controller;
    await service.unload();
    allowOnly(reachOf(sourceUrls(entry.sources, siteUrl)));
    const arrived = await loadModel(entry, choice, { siteUrl, onProgress, signal: controller.signal });
    if (controller.signal.aborted) {
      await arrived.unload();
      throw new EngineError('cancelled', 'Loading was cancelled.');
    }
    model = arrived;
    return model.describe();
  },

  cancelLoad() {
    loading?.abort();
  },

  ask(plan, question) {
    return turns.take((interrupted) => ask(loaded(), plan, question, interrupted));
  },

  sample(question, options) {
    return turns.take((interrupted) => sampleAnswers(loaded(), question, options, interrupted));
  },

  interrupt() {
    turns.interrupt();
  },

  async unload() {
    const old = model;
    model = null;
    await old?.unload();
  }
};

Comlink.expose(service);
