import { containsWords, normalise } from './normalise';

/** Endings a name may carry and still be named: mammals, Mammalia, Austrian. */
const ENDING = '(?:s|es|ia|n|an|ian)?';
/** A clause that says more about what was named before it. */
const FURTHER_CLAUSE = /,\s*(?:which|who|whose|where|including|such as)\b/i;

/**
 * Where words begin in a text, both normalised, or −1. Words of four letters and more may carry an ending.
 * @param but words that do not count as such a mention, though they may begin alike (Nigeria for Niger)
 */
export function placeOfName(text: string, words: string, but: readonly string[] = []): number {
  if (words === '') return -1;
  const escaped = words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const ending = /\p{L}{4}$/u.test(words) ? ENDING : '';
  for (const match of ` ${text} `.matchAll(new RegExp(` (${escaped}${ending})(?= )`, 'gu'))) {
    if (!but.some((other) => containsWords(other, match[1]!))) return match.index;
  }
  return -1;
}

/** Whether words stand first in a clause that says more about something else: “…, which includes all fish”. */
export function isFirstInFurtherClause(reply: string, words: string): boolean {
  const sentence = reply.split(/(?<=[.!?])\s+/).find((one) => containsWords(normalise(one), words));
  if (sentence === undefined) return false;
  const clause = FURTHER_CLAUSE.exec(sentence);
  return clause !== null && !containsWords(normalise(sentence.slice(0, clause.index)), words);
}

const ASKED_FOR =
  /\b(?:what|which)\s+(?!(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|of)\b)(\p{L}+)/iu;

/**
 * The name a reply gives to the kind of thing that is asked for (“the class Mammalia” where the question is “What class …?”)
 * and where it begins in the normalised reply; `null` where there is none, or the question brought it.
 */
export function nameOfAskedKind(reply: string, question: string): { text: string; at: number } | null {
  const kind = ASKED_FOR.exec(question)?.[1];
  if (!kind) return null;
  const named = new RegExp(
    `(?<!\\p{L})${kind}\\s+(?:of\\s+|called\\s+|named\\s+)?["“‘']?(\\p{Lu}[\\p{L}-]+(?:\\s+\\p{Lu}[\\p{L}-]+)*)`,
    'u'
  ).exec(reply)?.[1];
  if (named === undefined || containsWords(normalise(question), normalise(named))) return null;
  const at = placeOfName(normalise(reply), normalise(named));
  return at < 0 ? null : { text: named, at };
}
