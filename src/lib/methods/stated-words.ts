import type { OptionDefinition } from './define-method';
import { deniedOfItself, endsInLabel, goesOn, restOfSentence, takenBack } from './words-around';
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

/** A name, behind which any phrase counts. Another word between the two changes what is said. */
const NAMED =
  '\\b(?:confidence|certainty)(?:[_ -](?:score|level|rating))?\\b(?:[^\\S\\n]*[*_`"“”:=|(]|\\s*\\b(?:is|was)\\b|[^\\S\\n]+[-–—]+(?=[^\\S\\n]))*\\s*';
/** The model itself, behind which it must be certain of something: “I'm probably in the minority” is no confidence. */
const ITSELF =
  "(?:[,;(–—-][^\\S\\n]*)?(?:\\b(?:and|but)[^\\S\\n]+)?(?<itself>\\b(?:i am|i[’']m|i feel))[^\\S\\n]+(?=(?:(?:almost|virtually|all[\\s–-]{1,3}but)[\\s–-]{1,7})?certain\\b)";
/** A line of its own. */
const OWN_LINE = '(?:^|\\n)(?:[^\\S\\n]|[*_>"“-])*';
const STATED = new RegExp(
  `(?<lead>${NAMED}|${ITSELF}|${OWN_LINE})(?<phrase>${PHRASE})(?![\\p{L}\\p{N}_-])`,
  'giu'
);

/** What may stand behind a phrase; another word could be what it belongs to: “certain kinds”, “likely candidates”. */
const ENDS =
  /^[^\S\n]*(?:$|[\n.,;:!?()[\]"“”*_`|–—-]|(?:that|it|this|of (?:it|this|that|my)|because|since|as|given|i|and|but|the|my)\b)/iu;
const ENDS_LINE = /^[\s.,;!?)\]"”*_`]*(?:\n|$)/u;
const EVERY = new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${PHRASE})(?![\\p{L}\\p{N}_-])`, 'giu');

/**
 * Where a reply says in words how sure it is: behind a name (“Confidence: almost certain”), of itself (“I'm virtually
 * certain”), or on a line of its own below an answer. “Not certain”, “very likely” and “more likely than not” are no words of
 * the table, and are not read as “certain” or “likely”; nor is “I doubt I am certain” read as “certain”.
 * @param alone whether it says nothing else, so that its first line counts too
 */
export function wordsStated(reply: string, alone = false): WordsStated[] {
  return [...reply.matchAll(STATED)].flatMap((match): WordsStated[] => {
    const { lead, itself, phrase } = match.groups as { lead: string; itself?: string; phrase: string };
    const end = match.index + match[0].length;
    const rest = reply.slice(end);
    if (!ENDS.test(rest)) return [];
    if (itself && deniedOfItself(reply.slice(0, match.index + lead.lastIndexOf(itself)))) return [];
    if (/^[\s*_>"“-]*$/u.test(lead)) {
      const before = reply.slice(0, match.index).trimEnd();
      if (!ENDS_LINE.test(rest) || goesOn(before)) return [];
      if (!alone && (before === '' || endsInLabel(before))) return [];
    }
    const value = valueOf.get(plain(phrase))!;
    // Of an answer rather than of itself: “impossible, as I lack the data”.
    const excuse = /impossible$/iu.test(phrase) && !ENDS_LINE.test(rest.split('\n', 1)[0]!);
    const sentence = restOfSentence(rest);
    const again = [...sentence.matchAll(EVERY)].some(([other]) => valueOf.get(plain(other)) !== value);
    return [{ start: match.index, end, value: again || excuse || takenBack(sentence) ? null : value }];
  });
}

/** The share that words state; `null` where there are none, or they contradict each other. */
export function shareInWords(reply: string, alone = false): number | null {
  const [first, ...others] = wordsStated(reply, alone);
  if (!first || first.value === null) return null;
  return others.every(({ value }) => value === first.value) ? first.value : null;
}
