import type { OptionDefinition } from './define-method';
import { wordsOfProbability } from './words-of-probability';

/** Whether words count where a reply states no number. */
export const wordsOption = {
  words: {
    kind: 'switch',
    title: 'Also read words where no number is written (“almost certain”: 93 %)',
    initial: false,
    mayLack: true
  }
} as const satisfies Record<string, OptionDefinition>;

/** A place where a reply says in words how sure it is. */
export interface WordsStated {
  start: number;
  end: number;
  /** In [0, 1]; `null` where the words contradict each other, or what stands behind them takes them back. */
  value: number | null;
}

const valueOf = new Map(
  wordsOfProbability.flatMap(({ value, phrases }) => phrases.map((phrase) => [plain(phrase), value] as const))
);

function plain(phrase: string): string {
  return phrase.toLowerCase().replace(/[\s–-]+/gu, ' ');
}

/** Any phrase of the table, the longest that fits. */
const PHRASE = [...valueOf.keys()]
  .sort((a, b) => b.length - a.length)
  .map((phrase) => phrase.replaceAll(' ', '\\s{0,3}[\\s–-]\\s{0,3}'))
  .join('|');

/** What a phrase may stand behind: a name, or the model itself. Any other word between them changes what is said. */
const LEADS =
  '\\b(?:confidence|certainty)(?:[_ -](?:score|level|rating))?\\b(?:[^\\S\\n]*[*_`"“”:=|(]|\\s*\\b(?:is|was)\\b|[^\\S\\n]+[-–—]+(?=[^\\S\\n]))*\\s*|' +
  "(?:[,;(–—-][^\\S\\n]*)?(?:\\b(?:and|but)[^\\S\\n]+)?\\b(?:i am|i[’']m|i feel)[^\\S\\n]+|" +
  // A line of its own.
  '(?:^|\\n)(?:[^\\S\\n]|[*_>"“-])*';
const STATED = new RegExp(`(?<lead>${LEADS})(?<phrase>${PHRASE})(?![\\p{L}\\p{N}_-])`, 'giu');

/** What may stand behind a phrase; another word could be what it belongs to: “certain kinds”, “likely candidates”. */
const ENDS =
  /^[^\S\n]*(?:$|[\n.,;:!?()[\]"“”*_`|–—-]|(?:that|it|this|of|about|because|since|as|given|in|with|i|and|but|the|my)\b)/iu;
const ENDS_LINE = /^[\s.,;!?)\]"”*_`]*(?:\n|$)/u;
/** At the end of the line before: the phrase goes on from there, and is another one. */
const GOES_ON = /(?:\b(?:not|never|hardly|than|from|very|quite|more|most|less|fairly)|n['’]t)\s*$/iu;
/** Characters looked at before it. */
const REACH = 40;
/** Takes back what was said, or turns it round. */
const TAKES_BACK = /\b(?:not|wrong|incorrect|mistaken|false|or|never)\b|n['’]t\b/iu;
const EVERY = new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${PHRASE})(?![\\p{L}\\p{N}_-])`, 'giu');

/**
 * Where a reply says in words how sure it is: behind a name (“Confidence: almost certain”), of itself (“I'm virtually
 * certain”), or on a line of its own. “Not certain”, “very likely” and “more likely than not” are no words of the table, and
 * are not read as “certain” or “likely”.
 * @param alone whether it says nothing else, so that its first line counts too
 */
export function wordsStated(reply: string, alone = false): WordsStated[] {
  return [...reply.matchAll(STATED)].flatMap((match): WordsStated[] => {
    const { lead, phrase } = match.groups as { lead: string; phrase: string };
    const end = match.index + match[0].length;
    const rest = reply.slice(end);
    if (!ENDS.test(rest)) return [];
    if (/^[\s*_>"“-]*$/u.test(lead)) {
      const before = reply.slice(0, match.index).trimEnd();
      if (!ENDS_LINE.test(rest) || (before === '' && !alone)) return [];
      if (GOES_ON.test(before.slice(-REACH))) return [];
    }
    const value = valueOf.get(plain(phrase))!;
    const [line] = rest.split(/[\n.!?]/u, 1) as [string];
    const again = [...line.matchAll(EVERY)].some(([other]) => valueOf.get(plain(other)) !== value);
    return [{ start: match.index, end, value: again || TAKES_BACK.test(line) ? null : value }];
  });
}

/** The share that words state; `null` where there are none, or they contradict each other. */
export function shareInWords(reply: string, alone = false): number | null {
  const [first, ...others] = wordsStated(reply, alone);
  if (!first || first.value === null) return null;
  return others.every(({ value }) => value === first.value) ? first.value : null;
}
