import { shareAtStart } from './stated-share';

/** A guess with the probability stated for it, in [0, 1]; `null` where none could be read. */
export interface ListedGuess {
  text: string;
  value: number | null;
}

/** Where one entry of the list ends and another may begin: a new line, or `; G2:` on the same one. */
const BREAK = /\n|[;,]\s*(?=[*_]*(?:G|Guess\s*)\d{1,2}\s*[*_]*\s*[:=])/iu;
/** A guess begins: `G1:`, `Guess 1:`, `1.`, `1)` at the beginning of a line. */
const BEGINS =
  /^[\s*_>-]*(?:(?:G|Guess\s*)(?<named>\d{1,2})\s*[*_]*\s*[:.)=-]|(?<counted>\d{1,2})\s*[.):])[*_]*\s*/iu;
/** The format it was told, copied and not filled in: `<guess>`. */
const FORMAT = /^<[^<>]*>$/u;
/** A probability: `P1: 0.8`, `Probability: 80 %`, `(0.8)`, on the guess's line or on another one. */
const STATES =
  /[\s;,.(|*_–—-]*\b(?:P|Prob(?:ability)?\s*|Confidence\s*)(?<of>\d{1,2})?\s*[*_]*\s*[:=]\s*[*_]*\s*/iu;

/** A guess as it is listed, with all that is stated of it. */
interface Entry {
  number: number;
  text: string;
  stated: (number | null)[];
}

/** One number; two statements that differ are none. */
function oneOf([first = null, ...others]: readonly (number | null)[]): number | null {
  return others.every((value) => value === first) ? first : null;
}

/**
 * The guesses that a reply lists, each with a number before it, with the probability stated for it: behind the guess or on a
 * line of its own. A probability with a number belongs to the guess of that number, one without to the guess before it, and
 * to no other. A format that is only copied (`<guess>`) is no guess. What cannot be read as a share is `null`: nothing is guessed.
 * @param asked upper end of the scale it was asked for, see `askedScale`
 */
export function listedGuesses(reply: string, asked: number | null): ListedGuess[] {
  const entries: Entry[] = [];
  for (const line of reply.split(BREAK)) {
    const begins = BEGINS.exec(line);
    const rest = begins ? line.slice(begins[0].length) : line;
    const states = STATES.exec(rest);
    const before = (states ? rest.slice(0, states.index) : rest).trim();
    if (begins) {
      const { named, counted } = begins.groups!;
      entries.push({ number: Number(named ?? counted), text: before, stated: [] });
    }
    if (!states || (!begins && before !== '')) continue;
    const { of } = states.groups!;
    const entry = of ? entries.findLast(({ number }) => number === Number(of)) : entries.at(-1);
    const share = shareAtStart(rest.slice(states.index + states[0].length), { asked });
    entry?.stated.push(share?.value ?? null);
  }
  return entries
    .filter(({ text }) => text !== '' && !FORMAT.test(text))
    .map(({ text, stated }) => ({ text, value: oneOf(stated) }));
}
