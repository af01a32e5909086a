import * as Comlink from 'comlink';
import { findModel } from '../engine/catalogue';
import type { EngineId, LoadProgress, ModelDescription } from '../engine/language-model';
import { startEngine } from '../engine/worker/client';
import type { Trace } from '../methods/trace';
import type { Question } from '../questions/question';
import { reportHtml } from '../report/report-html';
import type { RunPlan } from './run';
import { parseRunFile } from './run-file';

/** What a script can do on the headless page, as `globalThis.calibrationLab`. */
export interface HeadlessLab {
  load(
    modelId: string,
    engine: EngineId,
    onProgress: (progress: LoadProgress) => void
  ): Promise<ModelDescription>;
  ask(plan: RunPlan, question: Question): Promise<Trace[]>;
  /** The run as a self-contained HTML file. @param file a run file as text */
  report(file: string): Promise<string>;
}

declare global {
  var calibrationLab: HeadlessLab | undefined;
}

/** Puts the lab where a script finds it. Returns what takes it away again. */
export function installHeadlessLab(siteUrl: string): () => void {
  const { service, terminate } = startEngine();
  globalThis.calibrationLab = {
    load(modelId, engine, onProgress) {
      const entry = findModel(modelId);
      if (!entry) throw new Error(`No model is called ${modelId}`);
      return service.load(entry, engine, siteUrl, Comlink.proxy(onProgress));
    },
    ask: (plan, question) => service.ask(plan, question),
    report: async (file) => reportHtml(parseRunFile(file))
  };
  return () => {
    globalThis.calibrationLab = undefined;
    terminate();
  };
}
