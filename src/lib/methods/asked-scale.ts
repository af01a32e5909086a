/** What a number counts when it is no confidence: `in 1 to 10 words`. */
const COUNTED =
  '(?:(?:short|simple|single|plain|full|different|possible|likely|best)\\s+)?' +
  '(?:words?|sentences?|letters?|characters?|tokens?|digits?|lines?|paragraphs?|items?|guess(?:es)?|answers?|examples?|' +
  'reasons?|steps?|seconds?|minutes?|hours?|days?|weeks?|months?|years?|degrees?|met(?:re|er)s?|kilomet(?:re|er)s?)\\b';
/** A scale from 0 or 1 to some number: `from 0.00 (a guess) to 1.00`, `0-100`, `between 0 and 10`. */
const RANGE = new RegExp(
  '(?<![\\d.,])[01](?:[.,]0+)?\\s*%?\\s*(?:\\([^()\\n]{0,60}\\)\\s*)?' +
    '(?:-|–|—|−|\\.\\.+|…|to\\b|(?<=\\bbetween\\s[^\\n]{0,80})and\\b|through\\b)' +
    `\\s*(?<top>10{0,3})(?:[.,]0+)?(?!\\d|[.,]\\d|[\\s-]*${COUNTED})`,
  'giu'
);
/** `out of 100`; in `9 out of 10 cases` it is no scale. */
const OUT_OF = /(?<!\d\s*)\bout of (?<top>10{1,3})\b/giu;

/** `0.XX`, or `Confidence: 0.85` as an example of what to write. */
const SHARE = /(?<![\d.,])0[.,](?:[xny]+\b|[_#?]+)|\b(?:confidence|certainty|probability)\s*:\s*0[.,]\d/iu;
/** `N %`, `<number> %`, `__ percent`, or `Confidence: 85 %` as an example of what to write. */
const PERCENT_WRITTEN =
  /(?:(?<!\p{L})[nxy]{1,3}|[_?#]{1,5}|[>\])}]|\b(?:confidence|certainty|probability)\s*:\s*(?:\d+\s*)?)\s*(?:%|per\s?cent\b)/iu;
/** Percent as a unit: `in percent`, `as a percentage`, `how many percent`. `100% honest` asks for none. */
const PERCENT_UNIT =
  /\b(?:in|as|an?|the|what|which|how many)\s+(?:%|per\s?cent(?:age)?\b)|\([^()\d\n]{0,20}(?:%|per\s?cent(?:age)?)\s*\)|\b(?:confidence|certainty|probability)\s+percentage\b/iu;
const SURE = /\b(?:confiden(?:ce|t)|sure|certain(?:ty)?|probab(?:le|ility)|likel(?:y|ihood)|chances?)\b/iu;

/** Whether percent is the unit that a confidence is asked in: written out, or in a sentence about how sure it is. */
function asksPercent(prompt: string): boolean {
  if (PERCENT_WRITTEN.test(prompt)) return true;
  return prompt.split(/[.?!]\s|\n/).some((sentence) => SURE.test(sentence) && PERCENT_UNIT.test(sentence));
}

/**
 * Upper end of the scale that a prompt asks a number on: 1 of “from 0.00 to 1.00” and “0.XX”, 100 of “from 0 to 100 %”, “out
 * of 100” and “how sure you are, in percent”.
 * @returns `null` where it names none, or several that differ: which of them a bare number is on cannot be known
 */
export function askedScale(prompt: string): number | null {
  const named = [RANGE, OUT_OF].flatMap((pattern) =>
    [...prompt.matchAll(pattern)].map(({ groups }) => Number(groups!.top))
  );
  if (SHARE.test(prompt)) named.push(1);
  else if (asksPercent(prompt)) named.push(100);
  const [scale = null, ...others] = new Set(named);
  return others.length === 0 ? scale : null;
}
