import { GgmlType } from '../../src/lib/engine/gguf/gguf';
import { writeGguf, type MetadataValue, type TensorToWrite } from '../tiny-model/write-gguf';
import { readSafetensors } from './safetensors';

/** What a BERT model's `config.json` says of its sizes. */
export interface BertConfig {
  hidden_size: number;
  num_hidden_layers: number;
  num_attention_heads: number;
  intermediate_size: number;
  max_position_embeddings: number;
  type_vocab_size: number;
  layer_norm_eps: number;
}

/** Names of the tensors that embeddings need, as llama.cpp calls them; `#` stands for the layer. */
const NAMES: Record<string, string> = {
  'embeddings.word_embeddings': 'token_embd',
  'embeddings.position_embeddings': 'position_embd',
  'embeddings.token_type_embeddings': 'token_types',
  'embeddings.LayerNorm': 'token_embd_norm',
  'encoder.layer.#.attention.self.query': 'blk.#.attn_q',
  'encoder.layer.#.attention.self.key': 'blk.#.attn_k',
  'encoder.layer.#.attention.self.value': 'blk.#.attn_v',
  'encoder.layer.#.attention.output.dense': 'blk.#.attn_output',
  'encoder.layer.#.attention.output.LayerNorm': 'blk.#.attn_output_norm',
  'encoder.layer.#.intermediate.dense': 'blk.#.ffn_up',
  'encoder.layer.#.output.dense': 'blk.#.ffn_down',
  'encoder.layer.#.output.LayerNorm': 'blk.#.layer_output_norm'
};

/** What there is besides and mean pooling has no use for. */
const UNUSED = /^(embeddings\.position_ids|pooler\.)/;

const SPECIAL = /^\[(PAD|UNK|CLS|SEP|MASK)\]$/;

/** A piece of WordPiece as llama.cpp's tokenizer wants it: marked where it begins a word, not where it goes on. */
function piece(token: string): string {
  if (SPECIAL.test(token)) return token;
  return token.startsWith('##') ? token.slice(2) : `\u2581${token}`;
}

function metadata(config: BertConfig, vocabulary: readonly string[]): Record<string, MetadataValue> {
  const special = (name: string) => ({ uint32: vocabulary.indexOf(`[${name}]`) });
  return {
    'general.architecture': { string: 'bert' },
    'general.name': { string: 'all-MiniLM-L6-v2' },
    'general.license': { string: 'apache-2.0' },
    'bert.block_count': { uint32: config.num_hidden_layers },
    'bert.context_length': { uint32: config.max_position_embeddings },
    'bert.embedding_length': { uint32: config.hidden_size },
    'bert.feed_forward_length': { uint32: config.intermediate_size },
    'bert.attention.head_count': { uint32: config.num_attention_heads },
    'bert.attention.layer_norm_epsilon': { float32: config.layer_norm_eps },
    'bert.attention.causal': { boolean: false },
    // Mean over the tokens.
    'bert.pooling_type': { uint32: 1 },
    'tokenizer.ggml.model': { string: 'bert' },
    'tokenizer.ggml.token_type_count': { uint32: config.type_vocab_size },
    'tokenizer.ggml.tokens': { strings: vocabulary.map(piece) },
    // llama.cpp's numbers: 1 normal, 3 control.
    'tokenizer.ggml.token_type': { int32s: vocabulary.map((token) => (SPECIAL.test(token) ? 3 : 1)) },
    'tokenizer.ggml.bos_token_id': special('CLS'),
    'tokenizer.ggml.cls_token_id': special('CLS'),
    'tokenizer.ggml.seperator_token_id': special('SEP'),
    'tokenizer.ggml.padding_token_id': special('PAD'),
    'tokenizer.ggml.mask_token_id': special('MASK'),
    'tokenizer.ggml.unknown_token_id': special('UNK')
  };
}

/**
 * A sentence model of BERT's architecture as a GGUF file: its 32-bit floats as they are, under llama.cpp's names.
 * @param weights the safetensors file
 * @param vocabulary pieces of WordPiece, in order
 * @throws RangeError naming a tensor that is not known or not of 32-bit floats
 */
export function sentenceGguf(
  weights: Uint8Array,
  config: BertConfig,
  vocabulary: readonly string[]
): Uint8Array {
  const tensors: TensorToWrite[] = [];
  for (const [name, { dtype, shape, data }] of readSafetensors(weights)) {
    if (UNUSED.test(name)) continue;
    const [, path, layer = '', rest, part] = /^(\D*)(?:(\d+)(\..*))?\.(weight|bias)$/.exec(name) ?? [];
    const known = NAMES[layer === '' ? path : `${path}#${rest}`];
    if (!known) throw new RangeError(`The tensor ${name} is not known.`);
    if (dtype !== 'F32') throw new RangeError(`The tensor ${name} is of ${dtype}, not of 32-bit floats.`);
    tensors.push({
      name: `${known.replace('#', layer)}.${part}`,
      dimensions: shape.toReversed(),
      type: GgmlType.F32,
      data
    });
  }
  return writeGguf(metadata(config, vocabulary), tensors);
}
