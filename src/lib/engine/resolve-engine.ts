import type { CatalogueEntry } from './catalogue';
import type { DeviceReport } from './device-probe';
import type { EngineId } from './language-model';

/** Engines as they are called on pages and in messages. */
export const engineNames: Record<EngineId, string> = { cpu: 'CPU', webgpu: 'WebGPU' };

/** The engine that runs a model, and why, in a sentence. */
export interface EngineChoice {
  engine: EngineId;
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
  choice: EngineId | 'auto',
  entry: CatalogueEntry,
  device: DeviceReport
): EngineChoice {
  const { preferred, reason, adapter, hardware } = device;
  if (choice === 'auto') {
    if (has(entry, preferred)) return { engine: preferred, reason };
    const other = preferred === 'cpu' ? 'webgpu' : 'cpu';
    return {
      engine: other,
      reason: `${entry.title} has files for the ${engineNames[other]} engine only, so it runs there.`
    };
  }
  if (choice === 'cpu') {
    return {
      engine: 'cpu',
      reason: hardware
        ? `On the CPU because you chose it; ${adapter} would be faster.`
        : 'On the CPU, as chosen.'
    };
  }
  return {
    engine: 'webgpu',
    reason: hardware
      ? `On WebGPU, as chosen: ${adapter}.`
      : adapter === null
        ? 'You chose WebGPU, but this browser offers no adapter: loading will fail.'
        : `On WebGPU because you chose it. It is a software adapter (${adapter}): reckon with a minute a question.`
  };
}
