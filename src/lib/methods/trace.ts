import type { LogitSketch } from '../engine/sketch/sketch';
import type { Verdict } from '../questions/verdict';

/** The ways to ask. */
export type MethodId = 'direct' | 'verbalized' | 'distractors';

/**
 * What is read from a method's reply: the answer's own tokens (`answer`), a confidence the model wrote (`free`), the
 * digit it would write after a given beginning (`forced`), the log-probability of each option (`likelihood`), the
 * option letters' logits (`letter`), or a stated confidence with the options shown (`stated-free`, `stated-forced`).
 */
export type ReadingId =
  'answer' | 'free' | 'forced' | 'likelihood' | 'letter' | 'stated-free' | 'stated-forced';

/** One generated token. */
export interface TokenStep {
  id: number;
  text: string;
  sketch: LogitSketch;
  /** Texts of the first of the sketch's top tokens, in its order. */
  alternatives: string[];
}

/** A generated reply. */
export interface Reply {
  text: string;
  steps: TokenStep[];
  /** Why it ended. */
  stop: 'end-of-turn' | 'length' | 'stop-text';
}

/** The options of a multiple-choice reading and their K-way logits. */
export interface OptionScores {
  /** Texts in the order they were used. */
  texts: string[];
  /** Index of the right option. */
  gold: number;
  /** One logit per option (summed log-probability, or the letter's logit), nats. */
  logits: number[];
  /** Log-probability of each token of each option, where options were scored as text. */
  tokenLogProbs?: number[][];
  /** Tokens of each option as text, beside `tokenLogProbs`. */
  tokens?: string[][];
  /** Summed log-probability of each option without the question (for the PMI-corrected variant). */
  unconditional?: number[];
}

/** What one reading gave. */
export interface Reading {
  reading: ReadingId;
  /** The exact text the model was given. */
  prompt: string;
  reply?: Reply;
  options?: OptionScores;
  /** Logits of the digits 0–9 after the forced beginning `0.`, nats. */
  digitLogits?: number[];
  /** The confidence read from the reply in [0, 1]; `null` when none could be read. */
  stated?: number | null;
  /** The answer that is graded. */
  answer: string | null;
  verdict: Verdict;
  /** Tokens prefilled for this reading, tokens decoded (or scored), and wall time in milliseconds. */
  cost: { promptTokens: number; outputTokens: number; ms: number };
}

/** What one question gave under one method. */
export interface Trace {
  questionId: string;
  method: MethodId;
  readings: Reading[];
}
