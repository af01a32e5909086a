import { distance } from 'fastest-levenshtein';
import type { GradingCase } from './case';
import { containsWords } from './normalise';

/**
 * How many letters may differ before a word is another word (Levenshtein distance): none in answers of fewer than 5
 * letters, 1 in those of 5 to 9, 2 in longer ones. Fixed, and said wherever the rule is named.
 */
export function typoLimit(answer: string): number {
  return answer.length < 5 ? 0 : answer.length < 10 ? 1 : 2;
}

/** Whether one word is the other with an ending: `austrian` is no typo of `austria`. */
function isInflection(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return long.startsWith(short) && long !== `${short}s` && long !== `${short}es`;
}

/**
 * A piece of a reply that is an accepted answer but for a typo, or `null`. Both normalised; the first letter and every
 * digit must be right, and the piece must be neither a word of the question nor one of `others` (the wrong options).
 * @param slack letters that may differ beyond `typoLimit`
 */
export function typoOf(
  { said, asked, others }: Pick<GradingCase, 'said' | 'asked' | 'others'>,
  answer: string,
  slack = 0
): string | null {
  const limit = typoLimit(answer) + slack;
  if (typoLimit(answer) === 0 || /\d/.test(answer)) return null;
  const words = said.split(' ');
  const span = answer.split(' ').length;
  for (let i = 0; i + span <= words.length; i++) {
    const piece = words.slice(i, i + span).join(' ');
    if (piece[0] !== answer[0] || Math.abs(piece.length - answer.length) > limit) continue;
    if (distance(piece, answer) > limit || isInflection(piece, answer)) continue;
    if (containsWords(asked, piece) || others.includes(piece)) continue;
    return piece;
  }
  return null;
}
