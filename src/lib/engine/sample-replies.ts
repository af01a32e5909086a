import type { Reply } from './reply';
import { uniforms } from '../random/seeded';
import { generate, Interrupted, type GenerateLimits } from './generate';
import type { LanguageModel } from './language-model';
import { sampleToken, type SamplingOptions } from './sample-token';

/** How replies are sampled. */
export interface ReplySampling extends SamplingOptions, Omit<GenerateLimits, 'choose' | 'afterPrompt'> {
  /** How many replies. */
  count: number;
  /** Same seed, same replies; the first ones do not depend on how many follow. */
  seed: number;
}

/**
 * Replies to one prompt, each token drawn by chance. The prompt is computed once, for all of them.
 * @param prompt token ids, from the beginning of the sequence
 * @param helping further lanes of the model that nothing else uses meanwhile: replies are drawn in all of them, and are the same
 * @throws Interrupted when `interrupted` said so
 */
export async function sampleReplies(
  model: LanguageModel,
  prompt: readonly number[],
  { count, seed, ...options }: ReplySampling,
  helping: readonly LanguageModel[] = []
): Promise<Reply[]> {
  if (count === 0) return [];
  if (options.interrupted?.()) throw new Interrupted();
  const afterPrompt = (await model.logitsAfter(prompt)).slice();
  for (const lane of helping) await lane.beginAs!(model, prompt);
  const replies: Reply[] = [];
  const left = Array.from({ length: count }, (_, i) => i).values();
  const drawIn = async (lane: LanguageModel) => {
    for (const i of left) {
      const uniform = uniforms(seed, `sample/${i}`);
      const choose = (logits: Float32Array) => sampleToken(logits, options, uniform());
      const { text, steps, stop } = await generate(lane, prompt, { ...options, choose, afterPrompt });
      replies[i] = { text, steps, stop };
    }
  };
  const all = await Promise.allSettled([model, ...helping].map(drawIn));
  for (const each of all) if (each.status === 'rejected') throw each.reason;
  return replies;
}
