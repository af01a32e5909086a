import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { LlamaSizes } from '../../src/lib/engine/convert/llama-parameters';
import { GgmlType } from '../../src/lib/engine/gguf/gguf';
import { writeGguf, type MetadataValue, type TensorToWrite } from './write-gguf';

/** Sizes of the tiny model; `tiny.wasm` is compiled for exactly these (see model/WEIGHTS.md). */
export const tinySizes: LlamaSizes = {
  vocabulary: 512,
  hidden: 128,
  heads: 2,
  kvHeads: 1,
  headSize: 64,
  feedForward: 256,
  layers: 2,
  ropeTheta: 10_000,
  normEpsilon: 1e-5,
  context: 2048
};

const SEED = 2026;

/** ChatML without a default system message. */
const CHAT_TEMPLATE =
  "{% for message in messages %}{{'<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>' + '\n'}}{% endfor %}" +
  "{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}";

const SPECIAL = ['<|endoftext|>', '<|im_start|>', '<|im_end|>'];

/** Merges of frequent English pairs, each made of pieces that exist by then; Ġ stands for a space. */
const MERGES = [
  ...['Ġ t', 'h e', 'Ġt he', 'Ġ a', 'i n', 'e r', 'o n', 'r e', 'Ġ s', 'a t', 'Ġ c', 'e n', 'o u', 'i s'],
  ...['Ġ w', 'o r', 'Ġ o', 'Ġo f', 'a n', 'Ġa n', 'Ġan d', 'i t', 'e s', 'a l', 'Ġ is', 'in g', 'a r', 'Ġ b'],
  ...['s t', 'Ġ p', 'Ġ f', 'l e', 'Ġw h', 'a s', 'u s', 'i c', 'Ġw er'],
  ...['w er', 'an s', 'ans wer', 'Ġ answer', 'T he', 'c e', 'en ce', 'Ġc a', 'p it', 'pit al']
];

/** GPT-2's printable stand-in for each byte. */
function byteCharacters(): string[] {
  const printable = (byte: number) =>
    (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;
  let next = 256;
  return Array.from({ length: 256 }, (_, byte) => String.fromCodePoint(printable(byte) ? byte : next++));
}

/** Token texts and kinds (llama.cpp's numbers: 1 normal, 3 control, 5 unused), as many as the vocabulary has. */
function vocabulary(size: number): { tokens: string[]; types: number[] } {
  const tokens = [...SPECIAL, ...byteCharacters(), ...MERGES.map((merge) => merge.replace(' ', ''))];
  const types: number[] = tokens.map((_, id) => (id < SPECIAL.length ? 3 : 1));
  while (tokens.length < size) {
    tokens.push(`<|unused_${tokens.length}|>`);
    types.push(5);
  }
  return { tokens, types };
}

/** Metadata of a model of llama's architecture, of any sizes; tokens beyond the tiny vocabulary have no text. */
export function tinyMetadata(sizes: LlamaSizes): Record<string, MetadataValue> {
  const { tokens, types } = vocabulary(sizes.vocabulary);
  return {
    'general.architecture': { string: 'llama' },
    'general.name': { string: 'Tiny random model of Calibration Lab' },
    'llama.block_count': { uint32: sizes.layers },
    'llama.context_length': { uint32: sizes.context },
    'llama.embedding_length': { uint32: sizes.hidden },
    'llama.feed_forward_length': { uint32: sizes.feedForward },
    'llama.attention.head_count': { uint32: sizes.heads },
    'llama.attention.head_count_kv': { uint32: sizes.kvHeads },
    'llama.rope.freq_base': { float32: sizes.ropeTheta },
    'llama.attention.layer_norm_rms_epsilon': { float32: sizes.normEpsilon },
    'llama.rope.dimension_count': { uint32: sizes.headSize },
    'llama.vocab_size': { uint32: sizes.vocabulary },
    'tokenizer.ggml.model': { string: 'gpt2' },
    'tokenizer.ggml.pre': { string: 'smollm' },
    'tokenizer.ggml.tokens': { strings: tokens },
    'tokenizer.ggml.token_type': { int32s: types },
    'tokenizer.ggml.merges': { strings: MERGES },
    'tokenizer.ggml.bos_token_id': { uint32: 1 },
    'tokenizer.ggml.eos_token_id': { uint32: 2 },
    'tokenizer.ggml.unknown_token_id': { uint32: 0 },
    'tokenizer.chat_template': { string: CHAT_TEMPLATE }
  };
}

/** The tiny model: two layers of seeded random weights, for tests that need the whole way from file to logits, but no sense. */
export const tinyGguf = (): Uint8Array => randomGguf(tinySizes);

/**
 * A model of seeded random weights, as a GGUF file with the storage types of the built-in model. Halves are written as
 * bit patterns of a chosen exponent and a random mantissa, so that attention and logits are neither flat nor one-hot.
 * @param balanced whether the matrices' weights are 0 on average and every layer adds less: many layers of a small bias
 * forget which tokens they began with
 */
export function randomGguf(sizes: LlamaSizes, balanced = false): Uint8Array {
  const generator = xoroshiro128plus(SEED);
  const random = (below: number) => (generator.next() >>> 0) % below;
  const half = (exponentAndSign: number, mantissas = 0x400) => exponentAndSign | random(mantissas);
  const branchScale = balanced ? 0.5 : 1;
  const { hidden, heads, kvHeads, headSize, feedForward, layers } = sizes;

  function q4(name: string, columns: number, rows: number): TensorToWrite {
    const data = new Uint8Array((rows * columns * 20) / 32).map(() => random(256));
    const view = new DataView(data.buffer);
    for (let at = 0; at < data.length; at += 20) {
      view.setUint16(at, half(0x2400), true);
      // Of mean −7.5 times that of the scales, so that levels 0 to 15 balance.
      view.setUint16(at + 2, half(0xb000, balanced ? 0x340 : 0x400), true);
    }
    return { name, dimensions: [columns, rows], type: GgmlType.Q4_1, data };
  }

  function q8(name: string, columns: number, rows: number): TensorToWrite {
    const data = new Uint8Array((rows * columns * 34) / 32).map(() => random(256));
    const view = new DataView(data.buffer);
    for (let at = 0; at < data.length; at += 34) view.setUint16(at, half(0x1800), true);
    return { name, dimensions: [columns, rows], type: GgmlType.Q8_0, data };
  }

  function norm(name: string, scale = 1): TensorToWrite {
    const weights = new Float32Array(hidden).map(() => scale * (0.5 + random(1 << 20) / (1 << 20)));
    return { name, dimensions: [hidden], type: GgmlType.F32, data: new Uint8Array(weights.buffer) };
  }

  const tensors = [q8('token_embd.weight', hidden, sizes.vocabulary)];
  for (let i = 0; i < layers; i++) {
    const name = (part: string) => `blk.${i}.${part}.weight`;
    tensors.push(
      norm(name('attn_norm'), branchScale),
      q4(name('attn_q'), hidden, heads * headSize),
      q4(name('attn_k'), hidden, kvHeads * headSize),
      q4(name('attn_v'), hidden, kvHeads * headSize),
      q4(name('attn_output'), heads * headSize, hidden),
      norm(name('ffn_norm'), branchScale),
      q4(name('ffn_gate'), hidden, feedForward),
      q4(name('ffn_up'), hidden, feedForward),
      q4(name('ffn_down'), feedForward, hidden)
    );
  }
  tensors.push(norm('output_norm.weight'));

  return writeGguf(tinyMetadata(sizes), tensors);
}
