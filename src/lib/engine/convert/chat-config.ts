import type { Gguf } from '../gguf/gguf';
import type { LlamaSizes } from './llama-parameters';
import type { Vocabulary } from './tokenizer-json';

/**
 * `mlc-chat-config.json`. Greedy and without penalties by default; the lab writes its prompts itself by the template in
 * `tokenizer_config.json`, so the conversation here is only what web-llm's own chat would use.
 */
export function chatConfig(sizes: LlamaSizes, { bos, eos }: Vocabulary): object {
  return {
    version: '0.1.0',
    model_type: 'llama',
    quantization: 'q4_1_q8_0_f32',
    model_config: {
      hidden_size: sizes.hidden,
      intermediate_size: sizes.feedForward,
      num_attention_heads: sizes.heads,
      num_key_value_heads: sizes.kvHeads,
      num_hidden_layers: sizes.layers,
      head_dim: sizes.headSize,
      rms_norm_eps: sizes.normEpsilon,
      position_embedding_base: sizes.ropeTheta,
      vocab_size: sizes.vocabulary,
      tie_word_embeddings: true,
      context_window_size: sizes.context
    },
    vocab_size: sizes.vocabulary,
    context_window_size: sizes.context,
    sliding_window_size: -1,
    attention_sink_size: -1,
    tensor_parallel_shards: 1,
    temperature: 1,
    top_p: 1,
    repetition_penalty: 1,
    presence_penalty: 0,
    frequency_penalty: 0,
    tokenizer_files: ['tokenizer.json', 'tokenizer_config.json'],
    tokenizer_info: {
      token_postproc_method: 'byte_level',
      prepend_space_in_encode: false,
      strip_space_in_decode: false
    },
    conv_template: {
      name: 'chatml',
      system_template: '<|im_start|>system\n{system_message}<|im_end|>\n',
      system_message: '',
      roles: { user: '<|im_start|>user', assistant: '<|im_start|>assistant', tool: '<|im_start|>user' },
      role_templates: { user: '{user_message}', assistant: '{assistant_message}', tool: '{tool_message}' },
      seps: ['<|im_end|>\n'],
      role_content_sep: '\n',
      role_empty_sep: '\n',
      stop_str: ['<|im_end|>'],
      stop_token_ids: eos === undefined ? [] : [eos]
    },
    ...(bos !== undefined && { bos_token_id: bos }),
    ...(eos !== undefined && { eos_token_id: eos, pad_token_id: eos })
  };
}

/** `tokenizer_config.json`: the chat template, where the file has one, and the tokens it names. */
export function tokenizerConfig({ metadata }: Gguf, { tokens, bos, eos }: Vocabulary): object {
  const template = metadata.get('tokenizer.chat_template');
  return {
    ...(typeof template === 'string' && { chat_template: template }),
    ...(bos !== undefined && { bos_token: tokens[bos] }),
    ...(eos !== undefined && { eos_token: tokens[eos] })
  };
}
