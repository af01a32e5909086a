import type { CatalogueEntry } from '../engine/catalogue';
import type { DeviceReport } from '../engine/device-probe';
import type { EngineId } from '../engine/language-model';
import { engineNames } from '../engine/resolve-engine';

/** Why a model cannot run on an engine of this machine, in a sentence; `null` where it may. */
export function modelObstacle(
  entry: Pick<CatalogueEntry, 'sources' | 'needsShaderF16'>,
  engine: EngineId,
  device: DeviceReport
): string | null {
  if ((engine === 'cpu' ? entry.sources.gguf : entry.sources.mlc) === undefined)
    return `It has no files for the ${engineNames[engine]} engine.`;
  if (engine === 'cpu') return null;
  if (device.adapter === null) return 'It needs WebGPU, which this browser does not offer.';
  if (device.lacks !== null) return `On WebGPU it needs ${device.lacks}.`;
  if (entry.needsShaderF16 && !device.shaderF16)
    return 'It needs 16-bit shaders, which this adapter does not offer.';
  return null;
}
