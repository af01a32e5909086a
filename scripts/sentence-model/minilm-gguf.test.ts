import { expect, it } from 'vitest';
import { readGgufHeader } from '../../src/lib/engine/gguf/header';
import { sentenceGguf } from './minilm-gguf';
import { readSafetensors } from './safetensors';

const config = {
  hidden_size: 2,
  num_hidden_layers: 1,
  num_attention_heads: 1,
  intermediate_size: 4,
  max_position_embeddings: 8,
  type_vocab_size: 2,
  layer_norm_eps: 1e-12
};
const vocabulary = ['[PAD]', '[unused0]', '[UNK]', '[CLS]', '[SEP]', '[MASK]', 'paris', '##ian'];

/** A safetensors file of tensors of ones. */
function safetensors(tensors: Record<string, number[]>, dtype = 'F32'): Uint8Array {
  let end = 0;
  const entries = Object.entries(tensors).map(([name, shape]) => {
    const from = end;
    end += 4 * shape.reduce((product, size) => product * size, 1);
    return [name, { dtype, shape, data_offsets: [from, end] }];
  });
  const header = new TextEncoder().encode(
    JSON.stringify({ __metadata__: { format: 'pt' }, ...Object.fromEntries(entries) })
  );
  const file = new Uint8Array(8 + header.length + end);
  new DataView(file.buffer).setBigUint64(0, BigInt(header.length), true);
  file.set(header, 8);
  file.set(new Uint8Array(new Float32Array(end / 4).fill(1).buffer), 8 + header.length);
  return file;
}

it('writes tensors under llama.cpp’s names, and pieces as its tokenizer wants them', () => {
  const weights = safetensors({
    'embeddings.word_embeddings.weight': [8, 2],
    'embeddings.position_ids': [1],
    'encoder.layer.0.attention.output.LayerNorm.bias': [2],
    'encoder.layer.0.intermediate.dense.weight': [4, 2],
    'pooler.dense.weight': [2, 2]
  });
  const { metadata, tensors } = readGgufHeader(sentenceGguf(weights, config, vocabulary));
  expect(tensors.map(({ name, dimensions }) => [name, dimensions])).toEqual([
    ['token_embd.weight', [2, 8]],
    ['blk.0.attn_output_norm.bias', [2]],
    ['blk.0.ffn_up.weight', [2, 4]]
  ]);
  expect(metadata.get('bert.attention.causal')).toBe(false);
  expect(metadata.get('tokenizer.ggml.cls_token_id')).toBe(3);
  expect(metadata.get('tokenizer.ggml.tokens')).toEqual([
    ...['[PAD]', '▁[unused0]', '[UNK]', '[CLS]', '[SEP]', '[MASK]', '▁paris', 'ian']
  ]);
});

it('refuses what it does not know', () => {
  const of = (name: string, dtype?: string) =>
    sentenceGguf(safetensors({ [name]: [2] }, dtype), config, vocabulary);
  expect(() => of('classifier.weight')).toThrow(/classifier.weight is not known/);
  expect(() => of('embeddings.LayerNorm.weight', 'F16')).toThrow(/is of F16, not of 32-bit floats/);
  const cut = safetensors({ 'embeddings.LayerNorm.weight': [2] }).slice(0, -1);
  expect(() => readSafetensors(cut)).toThrow(/ends before its tensor embeddings.LayerNorm.weight/);
});
