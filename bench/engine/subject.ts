/** What is measured: a token of prompts that are read, or of replies that go on. */
export type Work = 'prompt' | 'decoded';

/** Tokens of a prompt. */
export const PROMPT = 64;
/** Steps that sequences go on after their prompts in one measurement. */
export const STEPS = 8;

/** A token of a made-up text; what it is does not change the work. */
export const tokenAt = (sequence: number, position: number) =>
  100 + ((7919 * position + 104729 * sequence) % 40000);

/** Something that runs the model. */
export interface Subject {
  title: string;
  /** Whether it computes several sequences together; else they come one after another. */
  together: boolean;
  /**
   * Milliseconds a token, the logits over the vocabulary read. Replies go on after the prompts measured last.
   * @param atOnce sequences at once
   */
  measure(work: Work, atOnce: number): Promise<number>;
}
