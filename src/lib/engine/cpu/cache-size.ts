import type { GgufHeader } from '../gguf/header';

/** Sequences at once beyond which nothing more is gained. */
const MOST = 16;
/** What keys and values may take of the machine's memory. */
const SHARE = 1 / 16;
/** llama.cpp in WebAssembly addresses 4 GB. */
const ADDRESSED = 3.5 * 2 ** 30;

/**
 * Bytes of keys and values for one token in 32-bit floats, from the model's metadata; `null` where it does not say them
 * as most architectures do.
 */
export function cacheBytesPerToken({ metadata }: GgufHeader): number | null {
  const architecture = metadata.get('general.architecture');
  const number = (key: string) => {
    const value = metadata.get(`${String(architecture)}.${key}`);
    return typeof value === 'number' && value > 0 ? value : null;
  };
  const layers = number('block_count');
  const heads = number('attention.head_count');
  const width = number('embedding_length');
  if (!layers || !heads || !width) return null;
  const keyValueHeads = number('attention.head_count_kv') ?? heads;
  const key = number('attention.key_length') ?? width / heads;
  const value = number('attention.value_length') ?? width / heads;
  return 4 * layers * keyValueHeads * (key + value);
}

/**
 * How many sequences a model is asked at once, by the memory there is for their keys and values.
 * @param perSequence bytes one takes; `null` where that is not known
 * @param weights bytes the weights take
 * @param memory GB of memory of the machine
 */
export function sequencesAtOnce(perSequence: number | null, weights: number, memory: number): number {
  if (!perSequence) return 1;
  const room = Math.min(memory * SHARE * 2 ** 30, ADDRESSED - weights);
  return Math.max(1, Math.min(MOST, Math.floor(room / perSequence)));
}
