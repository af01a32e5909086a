import type { LanguageModel } from '../engine/language-model';
import type { PromptForm } from '../methods/arm';

/** Two different questions; what their prompts have in common is the prefix every prompt of a run shares. */
const PROBES = ['?', '!'] as const;

/**
 * Tokens every prompt of a form begins with: the template's system part, or none. Every call starts from them, computed by
 * themselves, so that its logits do not depend on what was asked before.
 */
export async function sharedPrefix(model: LanguageModel, form: PromptForm): Promise<number[]> {
  if (form === 'completion') return [];
  const tokensOf = (content: string) => model.tokenize(model.renderChat([{ role: 'user', content }]));
  const [a, b] = await Promise.all([tokensOf(PROBES[0]), tokensOf(PROBES[1])]);
  let length = 0;
  while (length < Math.min(a.length, b.length) && a[length] === b[length]) length++;
  return a.slice(0, length);
}
