import type { CatalogueEntry } from './catalogue';
import type { DeviceReport } from './device-probe';
import type { Arithmetic, EngineId, ModelDescription } from './language-model';

/** Engines as they are called on pages and in messages. */
export const engineNames: Record<EngineId, string> = { cpu: 'CPU', webgpu: 'WebGPU' };

/** What a person can choose, by the names in addresses and on the command line. */
export const engineOptions = ['auto', 'cpu', 'cpu-int8', 'webgpu'] as const;
export type EngineOption = (typeof engineOptions)[number];

/** The choices in words; `auto` is the page's to say, which knows what it comes to. */
export const engineOptionTitles: Record<Exclude<EngineOption, 'auto'>, string> = {
  cpu: 'CPU, 32-bit floats',
  'cpu-int8': 'CPU, 8-bit activations (less memory)',
  webgpu: 'WebGPU'
};

/** The engine that runs a model, and why, in a sentence. */
export interface EngineChoice {
  engine: EngineId;
  /** What the CPU engine is to compute in where it can. */
  arithmetic: Arithmetic;
  reason: string;
}

/** Whether a model has files for an engine. */
function has(entry: CatalogueEntry, engine: EngineId): boolean {
  return (engine === 'cpu' ? entry.sources.gguf : entry.sources.mlc) !== undefined;
}

/**
 * The engine a choice comes to: what a person chose, else the better one on this machine for which the model has
 * files.
 */
export function resolveEngine(
  choice: EngineOption,
  entry: CatalogueEntry,
  device: DeviceReport
): EngineChoice {
  const { preferred, reason, adapter, hardware } = device;
  const arithmetic = choice === 'cpu-int8' ? 'int8' : 'float32';
  if (choice === 'auto') {
    if (has(entry, preferred)) return { engine: preferred, arithmetic, reason };
    const other = preferred === 'cpu' ? 'webgpu' : 'cpu';
    return {
      engine: other,
      arithmetic,
      reason: `${entry.title} has files for the ${engineNames[other]} engine only, so it runs there.`
    };
  }
  if (choice !== 'webgpu') {
    return {
      engine: 'cpu',
      arithmetic,
      reason: hardware
        ? `On the CPU because you chose it; ${adapter} would be faster.`
        : 'On the CPU, as chosen.'
    };
  }
  return {
    engine: 'webgpu',
    arithmetic,
    reason: hardware
      ? `On WebGPU, as chosen: ${adapter}.`
      : adapter === null
        ? 'You chose WebGPU, but this browser offers no adapter: loading will fail.'
        : `On WebGPU because you chose it. It is a software adapter (${adapter}): expect about a minute per question.`
  };
}

/** The choice that leads to the engine and the arithmetic a model ran on. */
export function optionOf({
  engine,
  arithmetic
}: Pick<ModelDescription, 'engine' | 'arithmetic'>): EngineOption {
  return engine === 'cpu' && arithmetic !== 'float32' ? 'cpu-int8' : engine;
}

/** Engine and arithmetic a model runs on, in words. */
export function engineText({ engine, arithmetic }: ModelDescription): string {
  if (engine !== 'cpu') return engineNames[engine];
  return `${engineNames.cpu}, ${arithmetic === 'float32' ? '32-bit floats' : '8-bit activations'}`;
}
