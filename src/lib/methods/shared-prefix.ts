import type { LanguageModel } from '../engine/language-model';

/** Two different questions; what their prompts have in common is the prefix every prompt of a run shares. */
const PROBES = ['?', '!'];

/** Tokens every prompt begins with: the template's system part. */
export async function sharedPrefix(model: LanguageModel): Promise<number[]> {
  const [a, b] = await Promise.all(
    PROBES.map((content) => model.tokenize(model.renderChat([{ role: 'user', content }])))
  );
  let length = 0;
  while (length < Math.min(a.length, b.length) && a[length] === b[length]) length++;
  return a.slice(0, length);
}
