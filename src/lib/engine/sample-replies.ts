import type { Reply } from './reply';
import { uniforms } from '../random/seeded';
import { generate, type GenerateLimits } from './generate';
import type { LanguageModel } from './language-model';
import { sampleToken, type SamplingOptions } from './sample-token';

/** How replies are sampled. */
export interface ReplySampling extends SamplingOptions, Omit<GenerateLimits, 'choose'> {
  /** How many replies. */
  count: number;
  /** Same seed, same replies; the first ones do not depend on how many follow. */
  seed: number;
}

/**
 * Replies to one prompt, each token drawn by chance.
 * @param prompt token ids, from the beginning of the sequence
 * @throws Interrupted when `interrupted` said so
 */
export async function sampleReplies(
  model: LanguageModel,
  prompt: readonly number[],
  { count, seed, ...options }: ReplySampling
): Promise<Reply[]> {
  const replies: Reply[] = [];
  for (let i = 0; i < count; i++) {
    const uniform = uniforms(seed, `sample/${i}`);
    const choose = (logits: Float32Array) => sampleToken(logits, options, uniform());
    const { text, steps, stop } = await generate(model, prompt, { ...options, choose });
    replies.push({ text, steps, stop });
  }
  return replies;
}
