import * as Comlink from 'comlink';
import { findModel } from '../engine/catalogue';
import { probeDevice, type DeviceReport } from '../engine/device-probe';
import type { LoadProgress, ModelDescription } from '../engine/language-model';
import { optionOf, type EngineChoice } from '../engine/resolve-engine';
import { askThroughLoss } from '../asking/ask-through-loss';
import { startEngine } from '../asking/client';
import type { Splitting } from '../comparison/splitting';
import type { Answered } from '../methods/arm';
import type { Question } from '../questions/question';
import { figureFiles, type FigureFile } from '../report/figure-files';
import { reportHtml } from '../report/report-html';
import { parseRunFile } from '../runs/file/read';
import type { RunPlan } from '../runs/run';

/** What a script can do on the headless page, as `globalThis.calibrationLab`. */
export interface HeadlessLab {
  /** Looks at what this browser can run a model on. */
  probe(): Promise<DeviceReport>;
  load(
    modelId: string,
    choice: EngineChoice,
    onProgress: (progress: LoadProgress) => void
  ): Promise<ModelDescription>;
  ask(plan: RunPlan, question: Question): Promise<Answered>;
  /** The run as a self-contained HTML file. @param file a run file as text */
  report(file: string, splitting: Splitting): Promise<string>;
  /** See `figureFiles`. @param file a run file as text */
  figures(file: string, keys: string[], splitting: Splitting): Promise<FigureFile[]>;
}

declare global {
  var calibrationLab: HeadlessLab | undefined;
}

/** Puts the lab where a script finds it. Returns what takes it away again. */
export function installHeadlessLab(siteUrl: string): () => void {
  const { service, terminate } = startEngine();
  let load: (() => Promise<ModelDescription>) | null = null;
  let reloading: Promise<ModelDescription> | null = null;
  let loaded: ModelDescription | null = null;
  globalThis.calibrationLab = {
    probe: () => probeDevice(),
    load(modelId, choice, onProgress) {
      const entry = findModel(modelId);
      if (!entry) throw new Error(`No model is called ${modelId}`);
      load = async () => (loaded = await service.load(entry, choice, siteUrl, Comlink.proxy(onProgress)));
      return load();
    },
    async ask(plan, question) {
      // Another question may have lost it; this one waits with it.
      await reloading;
      const lost = loaded;
      return askThroughLoss(
        () => service.ask(plan, question),
        async () => {
          // Once for all questions that were lost with it.
          if (loaded === lost) reloading ??= load!().finally(() => (reloading = null));
          await reloading;
          return loaded !== null && lost !== null && optionOf(loaded) === optionOf(lost);
        }
      );
    },
    report: async (file, splitting) => reportHtml(parseRunFile(file), splitting),
    figures: (file, keys, splitting) => figureFiles(parseRunFile(file), keys, splitting)
  };
  return () => {
    globalThis.calibrationLab = undefined;
    terminate();
  };
}
