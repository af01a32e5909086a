import { EngineError } from '../language-model';
import type { Gguf } from '../gguf/gguf';

/** Kinds of tokens, as llama.cpp numbers them. */
const CONTROL = 3;
const USER_DEFINED = 4;

/** The vocabulary of a GGUF file with a byte-level BPE tokenizer. */
export interface Vocabulary {
  tokens: string[];
  types: number[];
  merges: string[];
  /** How text is cut before merging, by llama.cpp's name. */
  pre: string;
  bos: number | undefined;
  eos: number | undefined;
}

/** Cutting rules known here; all share GPT-2's expression, and some take digits one by one before it. */
const SINGLE_DIGITS: Record<string, boolean> = { 'gpt-2': false, default: false, smollm: true };

/**
 * The vocabulary of a GGUF file.
 * @throws EngineError when its tokenizer is of another kind
 */
export function readVocabulary({ metadata }: Gguf): Vocabulary {
  const get = (name: string) => metadata.get(`tokenizer.ggml.${name}`);
  const model = get('model');
  const pre = String(get('pre') ?? 'default');
  const merges = get('merges');
  const tokens = get('tokens');
  if (model !== 'gpt2' || !(pre in SINGLE_DIGITS) || !Array.isArray(tokens) || !Array.isArray(merges)) {
    throw new EngineError(
      'unsupported',
      `This GGUF's tokenizer (${model}, ${pre}) cannot be converted; byte-level BPE with the rules ${Object.keys(SINGLE_DIGITS).join(', ')} can. The CPU engine can run it.`
    );
  }
  const id = (name: string) => get(`${name}_token_id`) as number | undefined;
  return {
    tokens: tokens as string[],
    types: (get('token_type') ?? []) as number[],
    merges: merges as string[],
    pre,
    bos: id('bos'),
    eos: id('eos')
  };
}

/** The same tokenizer in the format of Hugging Face's tokenizers, as an object to be written as `tokenizer.json`. */
export function tokenizerJson({ tokens, types, merges, pre }: Vocabulary): object {
  const byteLevel = { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true };
  const digits = { type: 'Digits', individual_digits: true };
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: tokens.flatMap((content, id) =>
      types[id] === CONTROL || types[id] === USER_DEFINED
        ? {
            id,
            content,
            single_word: false,
            lstrip: false,
            rstrip: false,
            normalized: false,
            special: types[id] === CONTROL
          }
        : []
    ),
    normalizer: null,
    pre_tokenizer: {
      type: 'Sequence',
      pretokenizers: [...(SINGLE_DIGITS[pre] ? [digits] : []), byteLevel]
    },
    post_processor: null,
    decoder: byteLevel,
    model: {
      type: 'BPE',
      dropout: null,
      // llama.cpp leaves out a byte that has no token; with an unknown token it would become that.
      unk_token: null,
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: false,
      byte_fallback: false,
      vocab: Object.fromEntries(tokens.map((token, id) => [token, id])),
      merges
    }
  };
}
