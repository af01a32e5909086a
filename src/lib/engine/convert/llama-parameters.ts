import { EngineError } from '../language-model';
import type { Gguf, GgufTensor } from '../gguf/gguf';
import { floats, packQ4, packQ8, type ColumnOf } from './packed-matrix';

/** Sizes of a model of llama's architecture. */
export interface LlamaSizes {
  vocabulary: number;
  hidden: number;
  heads: number;
  kvHeads: number;
  headSize: number;
  feedForward: number;
  layers: number;
  ropeTheta: number;
  normEpsilon: number;
  /** Longest sequence, tokens. */
  context: number;
}

/** One array a compiled library takes. */
export interface Parameter {
  name: string;
  dtype: 'uint32' | 'float32';
  shape: number[];
  data: Uint8Array;
}

/** A number of a model's metadata. @throws EngineError when it is missing */
function number(gguf: Gguf, key: string): number {
  const value = gguf.metadata.get(key);
  if (typeof value !== 'number') {
    throw new EngineError('unsupported', `This GGUF file cannot be converted: it does not say ${key}.`);
  }
  return value;
}

function tensorOf(gguf: Gguf, name: string): GgufTensor {
  const tensor = gguf.tensors.get(name);
  if (!tensor) {
    throw new EngineError('unsupported', `This GGUF file cannot be converted: it has no tensor ${name}.`);
  }
  return tensor;
}

/**
 * The sizes a GGUF file states.
 * @throws EngineError for another architecture, or where one is missing
 */
export function llamaSizes(gguf: Gguf): LlamaSizes {
  const architecture = gguf.metadata.get('general.architecture');
  if (architecture !== 'llama' || gguf.tensors.has('output.weight')) {
    throw new EngineError(
      'unsupported',
      `The lab's WebGPU libraries run models of llama's architecture with tied embeddings; this one is ${architecture}${architecture === 'llama' ? ' with an output matrix of its own' : ''}. The CPU engine can run it.`
    );
  }
  const heads = number(gguf, 'llama.attention.head_count');
  const hidden = number(gguf, 'llama.embedding_length');
  return {
    vocabulary: tensorOf(gguf, 'token_embd.weight').rows,
    hidden,
    heads,
    kvHeads: number(gguf, 'llama.attention.head_count_kv'),
    headSize: hidden / heads,
    feedForward: number(gguf, 'llama.feed_forward_length'),
    layers: number(gguf, 'llama.block_count'),
    ropeTheta: number(gguf, 'llama.rope.freq_base'),
    // The file's float32, as the shortest decimal: 1e-5, not 9.999999747378752e-6.
    normEpsilon: Number(number(gguf, 'llama.attention.layer_norm_rms_epsilon').toPrecision(7)),
    context: number(gguf, 'llama.context_length')
  };
}

/**
 * Undoes llama.cpp's permutation for interleaved rotary embedding: within each head, row 2t + s becomes feature
 * s · headSize/2 + t, so that rotation pairs feature t with t + headSize/2.
 */
export function rotaryColumn(headSize: number): ColumnOf {
  return (row) => {
    const within = row % headSize;
    return row - within + (within % 2) * (headSize / 2) + (within >> 1);
  };
}

function parameter(name: string, data: Uint32Array | Float32Array, shape: number[]): Parameter {
  return {
    name,
    dtype: data instanceof Uint32Array ? 'uint32' : 'float32',
    shape,
    data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
  };
}

/**
 * All arrays the compiled library takes, in the order of model/WEIGHTS.md, made one at a time. Nothing is rounded.
 * @throws EngineError when the file lacks a tensor or stores it in a way the library does not take
 */
export function* llamaParameters(gguf: Gguf): Generator<Parameter> {
  const { hidden, headSize, feedForward, layers, vocabulary } = llamaSizes(gguf);
  const tensor = (name: string) => tensorOf(gguf, name);
  const norm = (name: string, source: string) => parameter(name, floats(tensor(source)), [hidden]);
  const unrotated = rotaryColumn(headSize);

  function* matrix(name: string, k: number, parts: Parameters<typeof packQ4>[0]): Generator<Parameter> {
    const packed = packQ4(parts);
    const n = packed.q4.length / (k / 8);
    yield parameter(`${name}.q4`, packed.q4, [k / 8, n]);
    yield parameter(`${name}.scale`, packed.scale, [k / 32, n]);
    yield parameter(`${name}.min`, packed.min, [k / 32, n]);
  }

  const embedding = packQ8(tensor('token_embd.weight'));
  yield parameter('embed.q8', embedding.q8, [hidden / 4, vocabulary]);
  yield parameter('embed.scale', embedding.scale, [hidden / 32, vocabulary]);
  for (let i = 0; i < layers; i++) {
    const weight = (name: string) => tensor(`blk.${i}.${name}.weight`);
    yield norm(`layers.${i}.attn_norm`, `blk.${i}.attn_norm.weight`);
    yield* matrix(`layers.${i}.qkv`, hidden, [
      { tensor: weight('attn_q'), columnOf: unrotated },
      { tensor: weight('attn_k'), columnOf: unrotated },
      { tensor: weight('attn_v') }
    ]);
    const output = weight('attn_output');
    yield* matrix(`layers.${i}.o`, output.columns, [{ tensor: output }]);
    yield norm(`layers.${i}.ffn_norm`, `blk.${i}.ffn_norm.weight`);
    yield* matrix(`layers.${i}.gate_up`, hidden, [
      { tensor: weight('ffn_gate') },
      { tensor: weight('ffn_up') }
    ]);
    yield* matrix(`layers.${i}.down`, feedForward, [{ tensor: weight('ffn_down') }]);
  }
  yield norm('final_norm', 'output_norm.weight');
}
