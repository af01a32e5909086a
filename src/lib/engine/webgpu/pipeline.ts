import type { MLCEngine } from '@mlc-ai/web-llm';
import type { LogitEar } from './logit-ear';

/** web-llm's tokenizer (Hugging Face's tokenizers or SentencePiece, in WebAssembly). */
export interface WebLlmTokenizer {
  encode(text: string): Int32Array;
  decode(ids: Int32Array): string;
}

type Packed = (...args: unknown[]) => unknown;

/** An array of TVM's, on the GPU or the CPU. */
interface TvmTensor {
  toArray(): Float32Array;
  dispose(): void;
}

/** What the lab reaches inside web-llm 0.2.86; none of it is public, so every part is looked at before it is used. */
interface PipelineInside {
  tokenizer: WebLlmTokenizer;
  filledKVCacheLength: number;
  slidingWindowSize: number;
  kvCache?: unknown;
  rnnState?: unknown;
  /** Runs tokens after those in the cache; the logits after the last one, on the GPU. */
  forwardKnownTokens(tokens: number[], isPrefill: boolean): Promise<TvmTensor>;
  /** Begins a copy of logits into an array on the CPU, which it keeps. */
  updateLogitsOnCPU(logits: TvmTensor): TvmTensor;
  device: { sync(): Promise<void> };
  tvm: {
    beginScope(): void;
    endScope(): void;
    detachFromCurrentScope<T>(value: T): T;
    getGlobalFunc(name: string): Packed;
    scalar(value: number, dtype: string): unknown;
  };
}

/** The parts of a loaded web-llm model behind its engine. */
export interface Pipeline {
  tokenizer: WebLlmTokenizer;
  /**
   * Runs tokens after those in the cache and gives the raw logits after the last one. As `forwardTokensAndSample` does
   * with a logit processor, less what follows it there: sorting the vocabulary and drawing a token nobody asked for.
   */
  forward(tokens: readonly number[]): Promise<Float32Array>;
  /** Takes the last `count` tokens off the key–value cache; `null` where this model or version cannot. */
  pop: ((count: number) => void) | null;
}

function popper(inside: PipelineInside): Pipeline['pop'] {
  const { tvm, kvCache } = inside;
  const plain = kvCache !== undefined && inside.rnnState === undefined && inside.slidingWindowSize === -1;
  if (!plain || typeof inside.filledKVCacheLength !== 'number' || typeof tvm?.scalar !== 'function')
    return null;
  let popn: Packed;
  try {
    tvm.beginScope();
    popn = tvm.detachFromCurrentScope(tvm.getGlobalFunc('vm.builtin.kv_state_popn'));
    tvm.endScope();
  } catch {
    return null;
  }
  return (count) => {
    tvm.beginScope();
    popn(kvCache, tvm.scalar(0, 'int64'), tvm.scalar(count, 'int32'));
    tvm.endScope();
    inside.filledKVCacheLength -= count;
  };
}

function forwarder(inside: PipelineInside): Pipeline['forward'] {
  return async (tokens) => {
    const logits = await inside.forwardKnownTokens([...tokens], tokens.length > 1);
    try {
      inside.tvm.beginScope();
      const copy = inside.updateLogitsOnCPU(logits);
      inside.tvm.endScope();
      await inside.device.sync();
      return copy.toArray();
    } finally {
      logits.dispose();
    }
  };
}

/** The public way: slower, since it sorts the vocabulary and draws a token that nobody asked for. */
function listener(engine: MLCEngine, modelId: string, ear: LogitEar): Pipeline['forward'] {
  return async (tokens) => {
    ear.heard = null;
    await engine.forwardTokensAndSample([...tokens], tokens.length > 1, modelId);
    if (!ear.heard) throw new Error('This version of web-llm gives no logits to a logit processor.');
    return ear.heard;
  };
}

/**
 * Looks behind the engine for the tokenizer of a loaded model, its logits, and a way to shorten its cache. Where the logits
 * are not to be had there, they are heard by the public way.
 * @param ear the model's logit processor
 * @throws Error when this version of web-llm is built otherwise
 */
export function pipelineOf(engine: MLCEngine, modelId: string, ear: LogitEar): Pipeline {
  const { loadedModelIdToPipeline } = engine as unknown as {
    loadedModelIdToPipeline?: Map<string, PipelineInside>;
  };
  const inside = loadedModelIdToPipeline?.get(modelId);
  if (typeof inside?.tokenizer?.encode !== 'function') {
    throw new Error('This version of web-llm is built differently inside; the lab is made for 0.2.86.');
  }
  const known =
    typeof inside.forwardKnownTokens === 'function' && typeof inside.updateLogitsOnCPU === 'function';
  const forward = known ? forwarder(inside) : listener(engine, modelId, ear);
  return { tokenizer: inside.tokenizer, forward, pop: popper(inside) };
}
