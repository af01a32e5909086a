/** The two engines: web-llm on WebGPU, and llama.cpp compiled to WebAssembly. */
export type EngineId = 'webgpu' | 'cpu';

/**
 * What the CPU engine computes in: `float32`, on weights widened to the floats they stand for, or `int8`, as llama.cpp
 * runs a quantised file, with activations rounded to 8 bits in groups of 32.
 */
export type Arithmetic = 'float32' | 'int8';

/** One message of a chat. */
export interface ChatMessage {
  role: 'system' | 'user' | 'assistant';
  content: string;
}

/** How far a model's loading has come. */
export interface LoadProgress {
  /** What is being done, in words a user understands, e.g. `Fetching weights`. */
  stage: string;
  /** Share done, in [0, 1], or `null` where it can't be known. */
  fraction: number | null;
  /** Bytes fetched so far and in all, where known. */
  loadedBytes?: number;
  totalBytes?: number;
}

/** What a loaded model is and runs on; stored with every run. */
export interface ModelDescription {
  modelId: string;
  engine: EngineId;
  /** Name and version of the library that runs it, e.g. `@mlc-ai/web-llm 0.2.86`. */
  runtime: string;
  /** Number of tokens in the vocabulary. */
  vocabularySize: number;
  /** Longest sequence, in tokens. */
  contextLength: number;
  /** What it computes on: adapter name, or number of threads. */
  device: string;
  /** What the CPU engine computes in; missing on WebGPU, where the compiled library decides, and in runs from before it could be chosen (`int8`). */
  arithmetic?: Arithmetic;
  /** How many questions are asked at once, each in a sequence of its own; missing where it is one. */
  atOnce?: number;
  /** Why it computes in that, in a sentence. */
  arithmeticReason?: string;
  /** What a check of its logits found when it was loaded, in a sentence; missing in runs from before. */
  logitCheck?: string;
  /** True where `logitsAfter` gives raw logits; false where it gives log-probabilities (their softmax is the same, the energy is not). */
  rawLogits: boolean;
  /** Tokens that end a turn. */
  stopTokens: number[];
  /** Whether it has a chat template. A base model has none, and is asked in completion form; missing in runs from before (it had one). */
  chat?: boolean;
}

/**
 * A language model that can say what comes next. Generation, scoring and every reading are built on `logitsAfter`, so
 * the two engines share all of it. One call at a time; where there are lanes, one for each.
 */
export interface LanguageModel {
  /** Describes the loaded model. @throws EngineError when nothing is loaded */
  describe(): ModelDescription;

  /**
   * The text a chat becomes before it is tokenized, by the model's own template, ready for the assistant to go on.
   * @param assistantPrefix what the assistant has already said
   */
  renderChat(messages: readonly ChatMessage[], assistantPrefix?: string): string;

  /** Plain text as the model gets it, to go on with: with the token it wants at the beginning, if any. */
  renderText(text: string): string;

  /** Token ids of `text`; special tokens written out in the text become their ids, none is added. */
  tokenize(text: string): Promise<number[]>;

  /** Text of the tokens, one by one; bytes that are no character by themselves appear as U+FFFD. */
  tokenTexts(ids: readonly number[]): Promise<string[]>;

  /** Text of all tokens together. */
  detokenize(ids: readonly number[]): Promise<string>;

  /**
   * Makes the key–value cache hold exactly `prefix`, computed by itself. What follows then does not depend on what came
   * before: a cache filled in other batch shapes is rounded differently, and a resumed run must give the same traces.
   */
  startFrom(prefix: readonly number[]): Promise<void>;

  /**
   * Logits of the token that follows `tokens`, over the whole vocabulary. The engine keeps its key–value cache and
   * computes only what is not a common prefix with the previous call.
   * @param tokens the whole sequence from its beginning, at least one token
   * @returns length `vocabularySize`; valid until the next call, copy what you keep
   * @throws EngineError when the sequence is longer than the context, or the device is lost
   */
  logitsAfter(tokens: readonly number[]): Promise<Float32Array>;

  /**
   * Logits after each of the last `count` of `tokens`, in one pass; not every engine has it.
   * @param tokens the whole sequence from its beginning, at least `count` tokens
   * @returns valid until the next call, as those of `logitsAfter`
   */
  logitsAlong?(tokens: readonly number[], count: number): Promise<Float32Array[]>;

  /**
   * Views of the model with a sequence each, this one first, where several can be asked at the same time: what they ask
   * for is computed together, and gives the same to the last bit whatever the others ask.
   */
  readonly lanes?: readonly LanguageModel[];

  /**
   * Makes the key–value cache hold `tokens` as another lane holds them, without computing them. Where there are lanes.
   * @throws RangeError when that lane does not hold them
   */
  beginAs?(other: LanguageModel, tokens: readonly number[]): Promise<void>;

  /**
   * Milliseconds spent computing for it so far: its share of what was computed together with others. Absent where it
   * is asked alone.
   */
  workMs?(): number;

  /**
   * Breaks off what is being computed, in all lanes: whoever waits for it gets `Interrupted`. What is asked afterwards is
   * computed as ever. Absent where an engine cannot.
   */
  interrupt?(): void;

  /** Frees the model. Further calls throw until another is loaded. */
  unload(): Promise<void>;
}

/** Kinds of failures of an engine. */
export type EngineErrorCode =
  | 'not-loaded'
  | 'part-missing'
  | 'download'
  | 'cancelled'
  | 'out-of-memory'
  | 'device-lost'
  | 'context'
  | 'unsupported'
  | 'wrong-logits';

/** Why an engine failed, with a message for the user: what happened, what is kept, what to do. */
export class EngineError extends Error {
  constructor(
    readonly code: EngineErrorCode,
    message: string,
    options?: ErrorOptions
  ) {
    super(message, options);
    // The name is what is left of an error that crosses from the worker to the page, besides its message.
    this.name = `EngineError:${code}`;
  }
}

/** The kind of failure of an engine's error, on either side of the worker; `null` for any other error. */
export function engineErrorCode(error: unknown): EngineErrorCode | null {
  const name = error instanceof Error ? error.name : '';
  return name.startsWith('EngineError:') ? (name.slice('EngineError:'.length) as EngineErrorCode) : null;
}
