import { headerOfFile } from '../gguf/header-of-file';
import { widenedGguf } from '../gguf/widened';
import type { Arithmetic, LoadProgress } from '../language-model';
import { chooseArithmetic } from './choose-arithmetic';
import { WllamaModel } from './wllama-model';

/**
 * Loads a model on the CPU engine, in the arithmetic asked for where this machine and the file allow it; its description
 * says which it became, and why.
 * @param gguf the file, or its parts in order
 * @throws EngineError when it cannot be loaded at all
 */
export async function loadOnCpu(
  modelId: string,
  gguf: Blob[],
  wanted: Arithmetic,
  onProgress: (progress: LoadProgress) => void
): Promise<WllamaModel> {
  const header = gguf.length === 1 ? await headerOfFile(gguf[0]) : null;
  const { deviceMemory } = navigator as { deviceMemory?: number };
  const { arithmetic, reason } = chooseArithmetic(wanted, header, deviceMemory);
  if (arithmetic === 'int8' || !header) return WllamaModel.load(modelId, gguf, 'int8', reason);
  try {
    const wide = widenedGguf(gguf[0], header, (fraction) =>
      onProgress({ stage: 'Widening the weights', fraction })
    );
    return await WllamaModel.load(modelId, [wide], arithmetic, reason);
  } catch (error) {
    const why = error instanceof Error ? error.message : error;
    return WllamaModel.load(
      modelId,
      gguf,
      'int8',
      `Activations are rounded to 8 bits: loading in 32-bit floats failed (${why}).`
    );
  }
}
