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

/**
 * One piece of the model's work for one question: done once, stored once, and shared by all arms that ask for the same.
 * Its id follows from what was asked, so it is the same in every run.
 */
export type Call = GenerateCall | LogitsCall | ScoreCall;

/** A text the model has before it, with the tokens it is made of. */
export interface Sequence {
  text: string;
  tokens: number[];
}

/** What a method can ask of the model. Asking for the same twice gives the same call. */
export interface Caller {
  /**
   * A prompt as the model gets it: through its chat template, or as plain text.
   * @param assistant what the assistant has already said
   */
  prompt(user: string, assistant?: string): Promise<Sequence>;
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
  /** Log-probability of each token of some continuations. */
  score(sequence: Sequence, continuations: readonly string[]): Promise<ScoreCall>;
}
