import type { Reply } from '../engine/reply';

/** What a call took. */
export interface CallCost {
  /** Tokens the model had to read for it, as if nothing were shared between calls. */
  promptTokens: number;
  /** Those of them that were computed: what stood in the cache already is left out. */
  prefilledTokens: number;
  /** Tokens decoded one by one. */
  decodedTokens: number;
  /** Milliseconds it took; its share of what was computed together with other questions. */
  ms: number;
}

/** A greedy reply. */
export interface GenerateCall {
  id: string;
  do: 'generate';
  /** The exact text the model was given. */
  prompt: string;
  maxTokens: number;
  /** Texts at which it ended besides the end of the turn. */
  stopTexts: string[];
  reply: Reply;
  cost: CallCost;
}

/** Logits of a few tokens after a text and each of some endings. */
export interface LogitsCall {
  id: string;
  do: 'logits';
  prompt: string;
  /** What the prompt was continued with, one after the other; `''` for the prompt itself. */
  endings: string[];
  /** Texts of the tokens read; each is a single token of the model. */
  tokens: string[];
  /** Logits, nats: one row for each ending, one column for each token. */
  logits: number[][];
  cost: CallCost;
}

/** Log-probabilities of texts as continuations of a prompt. */
export interface ScoreCall {
  id: string;
  do: 'score';
  prompt: string;
  continuations: string[];
  /** Tokens of each continuation as text. */
  tokens: string[][];
  /** Log-probability of each of those tokens at T = 1, nats. */
  logProbs: number[][];
  cost: CallCost;
}

/** A reply drawn by chance, with four numbers for each of its tokens; the end-of-turn token is not among them. */
export interface DrawnReply {
  text: string;
  /** Why it ended. */
  stop: Reply['stop'];
  /** Its tokens as text. */
  tokens: string[];
  /** Log-probability of each at T = 1 over the whole vocabulary, whatever it was drawn at; nats. */
  logProbs: number[];
  /** Entropy of the distribution before each at T = 1, nats. */
  entropies: number[];
  /** Log-partition log Σ exp(z) of the logits before each, nats; about 0 where an engine gives no raw logits. */
  logPartitions: number[];
  /** Logit of each. */
  chosenLogits: number[];
}

/** How replies are drawn. */
export interface Drawing {
  count: number;
  /** At least 0; 0 takes the likeliest token. */
  temperature: number;
  /** Nucleus, in (0, 1]; 1 draws from the whole vocabulary. */
  topP: number;
  /** Same seed, same replies; the first ones do not depend on how many follow. */
  seed: number;
  maxTokens: number;
  stopTexts: string[];
}

/** Replies to one prompt, drawn by chance. */
export interface SampleCall extends Drawing {
  id: string;
  do: 'sample';
  prompt: string;
  /** As many as `count`, in the order they were drawn. */
  draws: DrawnReply[];
  cost: CallCost;
}

/** Embeddings by the model of sentences. What was made of them is stored, not they; the language model is not asked. */
export interface EmbedCall {
  id: string;
  do: 'embed';
  /** How many different texts. */
  texts: number;
  /** No tokens of the language model; the time is that of all its texts, also of those that another call had embedded. */
  cost: CallCost;
}

/**
 * One piece of the models' work for one question: done once, stored once, and shared by all arms that ask for the same.
 * Its id follows from what was asked, so it is the same in every run.
 */
export type Call = GenerateCall | LogitsCall | ScoreCall | SampleCall | EmbedCall;

/** A text the model has before it, with the tokens it is made of. */
export interface Sequence {
  text: string;
  tokens: number[];
}

/** One turn of a conversation. */
export interface Turn {
  user: string;
  assistant: string;
}

/** What a method can ask of the model. Asking for the same twice gives the same call. */
export interface Caller {
  /**
   * A prompt as the model gets it: through its chat template, or as plain text.
   * @param assistant what the assistant has already said
   * @param before what was said before, in the same conversation
   */
  prompt(user: string, assistant?: string, before?: readonly Turn[]): Promise<Sequence>;
  /** A sequence with the greedy reply it was given and some text behind it. */
  continued(sequence: Sequence, call: GenerateCall, text: string): Promise<Sequence>;
  /**
   * Greedy reply.
   * @param stopTexts where it ends, besides the end of the turn
   */
  generate(sequence: Sequence, limits: { maxTokens: number; stopTexts: string[] }): Promise<GenerateCall>;
  /**
   * Logits of some tokens after a sequence and each of some endings.
   * @throws Error when the model has no single token for one of the texts
   */
  logits(sequence: Sequence, endings: readonly string[], tokens: readonly string[]): Promise<LogitsCall>;
  /** Replies drawn by chance, each token from softmax(z / T) within the nucleus. */
  sample(sequence: Sequence, drawing: Drawing): Promise<SampleCall>;
  /** Log-probability of each token of some continuations. */
  score(sequence: Sequence, continuations: readonly string[]): Promise<ScoreCall>;
  /**
   * Embeddings of texts by the model of sentences, each of length 1; equal texts are embedded once.
   * @throws EngineError where that model is not there
   */
  embed(texts: readonly string[]): Promise<Float32Array[]>;
}
