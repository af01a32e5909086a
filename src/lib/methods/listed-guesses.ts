import { shareAtStart } from './stated-share';

/** A guess with the probability stated for it, in [0, 1]; `null` where none could be read. */
export interface ListedGuess {
  text: string;
  value: number | null;
}

/** A guess begins: `G1:`, `Guess 1:`, `1.`, `1)` at the beginning of a line. */
const BEGINS = /^[\s*_>-]*(?:(?:G|Guess\s*)(\d{1,2})\s*[*_]*\s*[:.)=-]|(\d{1,2})\s*[.):])[*_]*\s*/iu;
/** The format it was told, copied and not filled in: `<guess>`. */
const FORMAT = /^<[^<>]*>$/u;
/** Its probability: `P1: 0.8`, `Probability: 80 %`, `(0.8)`, on its line or on the next one. */
const STATES =
  /[\s;,.(|*_–—-]*\b(?:P\d{0,2}|Prob(?:ability)?(?:\s*\d{1,2})?|Confidence)\s*[*_]*\s*[:=]\s*[*_]*\s*/iu;

/**
 * The guesses that a reply lists, each on a line with a number before it, with the probability stated behind each or on the
 * next line. A format that is only copied (`<guess>`) is no guess. What cannot be read as a share is `null`: nothing is guessed.
 */
export function listedGuesses(reply: string): ListedGuess[] {
  const guesses: ListedGuess[] = [];
  for (const line of reply.split('\n')) {
    const begins = BEGINS.exec(line);
    const rest = begins ? line.slice(begins[0].length) : line;
    const states = STATES.exec(rest);
    const value = states && (shareAtStart(rest.slice(states.index + states[0].length))?.value ?? null);
    if (begins) {
      const text = (states ? rest.slice(0, states.index) : rest).trim();
      if (text !== '' && !FORMAT.test(text)) guesses.push({ text, value });
    } else if (states && rest.slice(0, states.index).trim() === '' && guesses.at(-1)?.value === null) {
      guesses.at(-1)!.value = value;
    }
  }
  return guesses;
}
