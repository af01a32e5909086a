import { generate } from '../engine/generate';
import type { LanguageModel } from '../engine/language-model';
import type { Reply } from './trace';

/** Replies end at a line break, so that a reply is one sentence or paragraph. */
const REPLY_END = ['\n'];

/** A prompt as text and as tokens. */
export interface Prepared {
  text: string;
  tokens: number[];
}

/**
 * One method's work on one question: turns text into tokens and replies, and remembers replies, so that two readings
 * of the same prompt do not generate it twice.
 */
export class Session {
  private readonly replies = new Map<string, Reply & { tokens: number[] }>();

  constructor(
    readonly model: LanguageModel,
    readonly maxTokens: number,
    readonly interrupted: () => boolean = () => false
  ) {}

  /** The prompt as the model gets it. */
  async prepare(user: string, assistant = ''): Promise<Prepared> {
    const text = this.model.renderChat([{ role: 'user', content: user }], assistant);
    return { text, tokens: await this.model.tokenize(text) };
  }

  /**
   * Greedy reply to a prepared prompt; a prompt seen before gives the reply it gave.
   * @param stopTexts where it ends, besides the end of the turn
   */
  async reply(prompt: Prepared, stopTexts = REPLY_END): Promise<Reply & { tokens: number[] }> {
    const key = `${stopTexts.length}${prompt.text}`;
    const known = this.replies.get(key);
    if (known) return known;
    const reply = await generate(this.model, prompt.tokens, {
      maxTokens: this.maxTokens,
      stopTexts,
      interrupted: this.interrupted
    });
    this.replies.set(key, reply);
    return reply;
  }
}
