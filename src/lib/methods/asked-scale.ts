/** A scale from 0 or 1 to some number: `from 0.00 (a guess) to 1.00`, `0-100`, `between 0 and 10`. */
const RANGE =
  /(?<![\d.,])[01](?:[.,]0+)?\s*%?\s*(?:\([^()\n]{0,60}\)\s*)?(?:-|–|—|−|\.\.+|…|to\b|and\b|through\b)\s*(?<top>10{0,3})(?:[.,]0+)?(?![\d]|[.,]\d)/giu;
const OUT_OF = /\bout of (?<top>10{1,3})\b/giu;
const PERCENT = /%|\bper\s?cent(?:age)?\b/iu;

/**
 * Upper end of the scale that a prompt asks a number on: 1 of “from 0.00 to 1.00”, 100 of “from 0 to 100 %”, “out of 100” and
 * “in percent”. Where it names several, the last one counts: worked examples stand before what is asked.
 * @returns `null` where it names none
 */
export function askedScale(prompt: string): number | null {
  const last = [...prompt.matchAll(RANGE)].at(-1) ?? [...prompt.matchAll(OUT_OF)].at(-1);
  if (last) return Number(last.groups!.top);
  return PERCENT.test(prompt) ? 100 : null;
}
