import { chromium } from 'playwright';
import { findChromium, launchOptions } from '../scripts/chromium.mjs';
import { serve } from '../scripts/server.mjs';
import { buildSite } from '../scripts/setup/built-site.mjs';
import { convertModels } from '../scripts/setup/mlc-folders.mjs';
import type { DeviceReport } from '../src/lib/engine/device-probe';
import type { ModelDescription } from '../src/lib/engine/language-model';
import type { EngineChoice } from '../src/lib/engine/resolve-engine';
import type { Answered } from '../src/lib/methods/arm';
import type { Question } from '../src/lib/questions/question';
import type { RunPlan } from '../src/lib/runs/run';
import type { FigureFile } from '../src/lib/report/figure-files';
import type { Splitting } from '../src/lib/comparison/splitting';
import { watchBrowser } from './browser-watch';
import { cleanUpOnSignals } from './signals';
import { UsageError } from './usage-error';

/** The lab's own worker, running in headless Chromium on the built site. Its calls throw `BrowserLost` when that is gone. */
export interface HeadlessLabHandle {
  /** What the browser can run a model on. */
  probe(): Promise<DeviceReport>;
  load(modelId: string, choice: EngineChoice): Promise<ModelDescription>;
  ask(plan: RunPlan, question: Question): Promise<Answered>;
  /** The run as a self-contained HTML file. @param file a run file as text */
  report(file: string, splitting: Splitting): Promise<string>;
  /** Figures of some rows as the page draws them. @param file a run file as text */
  figures(file: string, keys: string[], splitting: Splitting): Promise<FigureFile[]>;
  close(): Promise<void>;
}

/**
 * Builds the site when needed, serves it on this machine and opens its page for scripts.
 * @param models whether models will be asked
 */
export async function openHeadlessLab(models = true): Promise<HeadlessLabHandle> {
  if (!findChromium()) {
    throw new UsageError(
      'No Chromium, Chrome or Edge found. Install one (Debian: chromium) or name its program in the variable CHROMIUM.'
    );
  }
  if (models) convertModels();
  buildSite();
  const server = await serve();
  const browser = await chromium.launch({
    ...launchOptions(),
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false
  });
  const close = async () => {
    await browser.close();
    await server.close();
  };
  cleanUpOnSignals(close);
  const page = await browser.newPage();
  const alive = watchBrowser(browser, page);
  page.on('pageerror', (error) => process.stderr.write(`${error.message}\n`));
  await alive(page.goto(`${server.url}headless/`));
  await alive(page.waitForFunction(() => globalThis.calibrationLab !== undefined));
  let lastStage = '';
  await page.exposeFunction('calibrationLabProgress', (stage: string) => {
    if (stage !== lastStage) process.stderr.write(`${stage} …\n`);
    lastStage = stage;
  });
  return {
    probe: () => alive(page.evaluate(() => globalThis.calibrationLab!.probe())),
    load: (modelId, choice) =>
      alive(
        page.evaluate(
          ([modelId, choice]) =>
            globalThis.calibrationLab!.load(modelId, choice, ({ stage }) => {
              (
                globalThis as unknown as { calibrationLabProgress: (s: string) => void }
              ).calibrationLabProgress(stage);
            }),
          [modelId, choice] as const
        )
      ),
    ask: (plan, question) =>
      alive(
        page.evaluate(([plan, question]) => globalThis.calibrationLab!.ask(plan, question), [
          plan,
          question
        ] as const)
      ),
    report: (file, splitting) =>
      alive(
        page.evaluate(([file, splitting]) => globalThis.calibrationLab!.report(file, splitting), [
          file,
          splitting
        ] as const)
      ),
    figures: (file, keys, splitting) =>
      alive(
        page.evaluate(
          ([file, keys, splitting]) => globalThis.calibrationLab!.figures(file, keys, splitting),
          [file, keys, splitting] as const
        )
      ),
    close
  };
}
