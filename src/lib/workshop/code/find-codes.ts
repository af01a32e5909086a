/** White space and characters without width, which mail and chat put into long words. */
const BROKEN = /[\s\u00ad\u200b-\u200d\u2060\ufeff]+/g;

/**
 * The codes in a text of any length, in order, whatever stands between and however lines were broken: each from LABROOM to
 * the dot that ends it, or to where the next begins. They may be damaged: `decodeAnswers` says so.
 */
export function findCodes(text: string): string[] {
  return text
    .split(/(?=LABROOM\d)/i)
    .filter((part) => /^LABROOM\d/i.test(part))
    .map((part) => part.replace(BROKEN, '').match(/^LABROOM\d+(?:\.[^.]*\.?)?/i)![0]);
}
