import { headerOfFile } from '../gguf/header-of-file';
import { engineErrorCode, type Arithmetic, type LoadProgress } from '../language-model';
import { chooseArithmetic, USUAL_MEMORY } from './choose-arithmetic';
import { LlamaModel } from './llama-model';
import { assertTabHolds, isIos } from './tab-limit';

/** What an iPhone or iPad, which do not tell, are taken to have, in GB. */
const IOS_MEMORY = 3;

/**
 * Loads a model on the CPU engine, in the arithmetic asked for where this machine and the file allow it; its description
 * says which it became, and why.
 * @param gguf the file, or its parts in order
 * @param sequences how many are asked at once; as many as memory allows where absent
 * @throws EngineError when it cannot be loaded at all
 */
export async function loadOnCpu(
  modelId: string,
  gguf: Blob[],
  wanted: Arithmetic,
  onProgress: (progress: LoadProgress) => void,
  sequences?: number
): Promise<LlamaModel> {
  assertTabHolds(
    gguf.reduce((sum, { size }) => sum + size, 0),
    navigator
  );
  const files = await Promise.all(gguf.map(async (file) => ({ file, header: await headerOfFile(file) })));
  const headers = files.map(({ header }) => header);
  const { deviceMemory = isIos(navigator) ? IOS_MEMORY : USUAL_MEMORY } = navigator as Navigator & {
    deviceMemory?: number;
  };
  const load = (arithmetic: Arithmetic, arithmeticReason: string, atOnce = sequences) =>
    LlamaModel.load({
      modelId,
      files,
      arithmetic,
      arithmeticReason,
      memory: deviceMemory,
      sequences: atOnce,
      onProgress: (fraction) =>
        onProgress({
          stage: arithmetic === 'float32' ? 'Widening the weights' : 'Reading the weights',
          fraction
        })
    });
  /** With one question at a time where memory does not suffice for several. */
  const loadOrOne = (arithmetic: Arithmetic, reason: string) =>
    load(arithmetic, reason).catch((error: unknown) => {
      if (sequences !== undefined || engineErrorCode(error) !== 'out-of-memory') throw error;
      return load(arithmetic, reason, 1);
    });
  const { arithmetic, reason } = chooseArithmetic(wanted, headers, deviceMemory);
  if (arithmetic === 'int8') return loadOrOne('int8', reason);
  try {
    return await loadOrOne('float32', reason);
  } catch (error) {
    const why = error instanceof Error ? error.message : error;
    return loadOrOne('int8', `Activations are rounded to 8 bits: loading in 32-bit floats failed (${why}).`);
  }
}
