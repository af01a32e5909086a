import * as Comlink from 'comlink';
import { sourceUrls } from '../engine/catalogue';
import { reachOf } from '../engine/hub-origins';
import { Interrupted } from '../engine/generate';
import { EngineError, engineErrorCode, type LanguageModel } from '../engine/language-model';
import { checkLogits } from '../engine/logit-check/check-logits';
import { allowOnly, installFetchGuard } from '../network/guarded-fetch';
import type { Embedder } from '../engine/embedder';
import { loadModel } from '../engine/worker/load-model';
import { loadSentenceModel } from '../engine/worker/load-sentence-model';
import { asksEmbeddings } from '../methods/asks-embeddings';
import { askQuestion } from './ask-question';
import type { Lend } from './asking-around';
import { KeptWhileUsed } from './kept-while-used';
import { promptText } from './prompt-text';
import type { EngineService } from './protocol';
import { sampleAnswers } from './sample-answers';
import { Turns } from './turns';

installFetchGuard();

let model: LanguageModel | null = null;
let loading: AbortController | null = null;
let turns = new Turns();
let site = '';
const sentences = new KeptWhileUsed<Embedder>((signal) => loadSentenceModel(site, signal));

/** The model, or its lane of a number. @throws EngineError when no model is loaded */
function loaded(lane: number): LanguageModel {
  if (!model) throw new EngineError('not-loaded', 'No model is loaded. Load one, then go on.');
  return model.lanes?.[lane] ?? model;
}

/** Lanes whose turn it is of nothing. */
const lendOf =
  (turns: Turns): Lend =>
  (most, work) =>
    turns.lend(most, (places) => work(places.map(loaded)));

const service: EngineService = {
  async load(entry, choice, siteUrl, onProgress) {
    loading?.abort();
    const controller = new AbortController();
    loading = controller;
    turns.interrupt();
    await service.unload();
    site = siteUrl;
    allowOnly(reachOf(sourceUrls(entry.sources, siteUrl)));
    const arrived = await loadModel(entry, choice, { siteUrl, onProgress, signal: controller.signal });
    onProgress({ stage: 'Checking its logits', fraction: null });
    const logitCheck = await checkLogits(arrived).catch(async (error: unknown) => {
      await arrived.unload();
      throw error;
    });
    if (controller.signal.aborted) {
      await arrived.unload();
      throw new EngineError('cancelled', 'Loading was cancelled.');
    }
    model = arrived;
    turns = new Turns(arrived.lanes?.length);
    return { ...arrived.describe(), logitCheck };
  },

  cancelLoad() {
    loading?.abort();
  },

  ask(plan, question, heard) {
    const lend = lendOf(turns);
    return turns.take((interrupted, place) => {
      const ask = (embedder?: Embedder) =>
        askQuestion(loaded(place), plan, question, {
          interrupted,
          heard,
          embed: embedder?.embed,
          lend
        });
      if (!plan.arms.some(asksEmbeddings)) return ask();
      return sentences.use(ask).catch((error: unknown) => {
        throw interrupted() && engineErrorCode(error) === 'cancelled' ? new Interrupted() : error;
      });
    });
  },

  sample(question, options) {
    const lend = lendOf(turns);
    return turns.take((interrupted, place) =>
      sampleAnswers(loaded(place), question, options, { interrupted, lend })
    );
  },

  async render(parts) {
    return promptText(loaded(0), parts);
  },

  interrupt() {
    turns.interrupt();
    sentences.breakOff();
    model?.interrupt?.();
  },

  async unload() {
    const old = model;
    model = null;
    await Promise.all([old?.unload(), sentences.free()]);
  }
};

Comlink.expose(service);
