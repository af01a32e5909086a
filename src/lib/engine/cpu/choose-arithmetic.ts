import type { GgufHeader } from '../gguf/header';
import { widenedBytes } from '../gguf/image';
import type { Arithmetic } from '../language-model';

/** What browsers that do not tell the machine's memory are taken to have, in GB. */
export const USUAL_MEMORY = 4;
/** Weights may take this part of the machine's memory. */
const SHARE = 1 / 4;
/** llama.cpp in WebAssembly addresses 4 GB; keys, values and the work need room too. */
const MOST_BYTES = 2 ** 31;

function amount(bytes: number): string {
  return bytes < 1e9 ? `${Math.round(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}

/**
 * What the CPU engine computes a model in, and why, in a sentence.
 * @param wanted what was asked for
 * @param headers of the model's file, or of its parts in order
 * @param memory GB of memory, as `navigator.deviceMemory` says; unknown in some browsers
 */
export function chooseArithmetic(
  wanted: Arithmetic,
  headers: readonly GgufHeader[],
  memory = USUAL_MEMORY
): { arithmetic: Arithmetic; reason: string } {
  const int8 = (why: string) =>
    ({ arithmetic: 'int8', reason: `Activations are rounded to 8 bits: ${why}.` }) as const;
  if (wanted === 'int8') return int8('you chose it');
  let bytes: number;
  try {
    bytes = widenedBytes(headers);
  } catch (error) {
    return int8((error as Error).message.replace(/\.$/, ''));
  }
  if (bytes > MOST_BYTES) {
    return int8(`in 32-bit floats the weights would take ${amount(bytes)}, too much for the CPU engine`);
  }
  if (bytes > memory * SHARE * 2 ** 30) {
    return int8(
      `in 32-bit floats the weights would take ${amount(bytes)}, more than a quarter of this machine’s memory`
    );
  }
  return {
    arithmetic: 'float32',
    reason: `It computes in 32-bit floats on weights widened to ${amount(bytes)}; nothing is rounded on the way.`
  };
}
