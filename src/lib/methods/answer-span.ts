import { endOfSentence, isAbbreviated } from '../questions/first-sentence';
import { numberOf } from '../questions/grading/numbers';
import { askedFor, type AskedFor } from './asked-for';

/** Words that stand around an answer and are none. */
const AROUND = new Set(
  (
    'a an the is are was were be been being am do does did has have had it its he she they his her their this that these those ' +
    'there here of in on at to by for from with as and or but if so than then which who whom whose what when where why how ' +
    'i you we my your our me answer correct right called named known name would will can could may might must also not no yes ' +
    'located situated found considered believed thought said attributed referred certain belong belongs specifically primarily often type kind sort form'
  ).split(' ')
);

/** Small words that may stand inside a name: “Gulf of Mexico”. */
const INSIDE = new Set('of the de la le du da di del van von der den and y'.split(' '));

/** Words that tell how many, and are no numbers to the grader. */
const COUNTS = new Set('dozen none once twice'.split(' '));

/** What a reply may begin with before it answers: “Sure!”, “As of April 2023,”. */
const PREAMBLE = /^\s*(?:(?:sure|ok|okay|yes|certainly|of course|well)[!,.:]\s+)+/i;
const DATED =
  /^\s*(?:as of|in|on|since|by)\s+(?:(?:early|late|mid)[ -])?(?:\p{Lu}\p{L}+\s+)?(?:\d{1,2},?\s+)?\d{3,4},\s+/iu;

const WORD = /\p{N}+(?:[.,]\p{N}+)+\p{L}*|[\p{L}\p{N}\p{M}]+(?:[.’'-][\p{L}\p{N}\p{M}]+)*/gu;

const plain = (word: string) => word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

interface Word {
  from: number;
  to: number;
  text: string;
}

function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({
    from: index,
    to: index + word.length,
    text: plain(word)
  }));
}

/** Whether two words of an answer with nothing but this between them belong together. @param before the first, and all before it */
function joins(before: string, between: string, next: string): boolean {
  if (/^\.\s+$/.test(between)) return isAbbreviated(before);
  if (/^[\s-]*$/.test(between)) return !between.includes('\n');
  if (/^\s*,\s*$/.test(between)) return /^\p{N}/u.test(next);
  return between
    .trim()
    .split(/\s+/)
    .every((word) => INSIDE.has(plain(word)));
}

/** Whether a word is another one with an ending: “painted” of “paint”, and not “Japanese” of “Japan”. */
const inflects = (word: string, stem: string) =>
  stem.length > 3 && /^(?:s|e?d|ing)$/.test(word.startsWith(stem) ? word.slice(stem.length) : '');

/** Words that follow each other, with small words inside a name between them. */
function runsOf(words: readonly Word[], sentence: string): Word[][] {
  const runs: Word[][] = [];
  for (const word of words) {
    const run = runs.at(-1);
    const end = run?.at(-1)!.to;
    if (run && joins(sentence.slice(0, end), sentence.slice(end, word.from), word.text)) run.push(word);
    else runs.push([word]);
  }
  return runs;
}

/** Of a run of words what stands between its first and last with a capital letter, those included. */
function named(run: readonly Word[], sentence: string): Word[] {
  const capital = ({ from, to }: Word) => /\p{Lu}/u.test(sentence.slice(from, to));
  const from = run.findIndex(capital);
  return from === -1 ? [] : run.slice(from, run.findLastIndex(capital) + 1);
}

/** Of a run of words what begins with its first number. */
function numbered(run: readonly Word[], counts: (word: Word) => boolean): Word[] {
  const from = run.findIndex(counts);
  return from === -1 ? [] : run.slice(from);
}

const isYear = ({ text }: Word) => /^(?:1\d|20)\d\ds?$/.test(text);
const hasDigits = ({ text }: Word) => /^\p{N}/u.test(text);
const isNumber = (word: Word) => hasDigits(word) || numberOf(word.text) !== null || COUNTS.has(word.text);

/** The words of an answer, of the runs a sentence has: what can be what is asked for, where something can. */
function answerAmong(runs: readonly Word[][], kind: AskedFor, sentence: string): Word[] | undefined {
  const first = (part: (run: Word[]) => Word[]) => runs.map(part).find(({ length }) => length > 0);
  switch (kind) {
    case 'year': {
      const year = runs.flat().find(isYear) ?? runs.flat().find(({ text }) => /^\d{3,4}$/.test(text));
      return year ? [year] : (first((run) => numbered(run, hasDigits)) ?? runs[0]);
    }
    case 'quantity':
      return (
        first((run) => numbered(run, (word) => isNumber(word) && !isYear(word))) ??
        first((run) => numbered(run, isNumber)) ??
        runs[0]
      );
    case 'name':
      return first((run) => named(run, sentence)) ?? runs[0];
    case null:
      return runs[0];
  }
}

/**
 * Characters of a reply that are the answer itself, as [from, to): of its first sentence the first words that are neither
 * the question's own nor small words around an answer (“The capital of France is *Paris*.”). Where the question asks for a
 * year or a quantity, the first that begin with a number; for a name, the first with a capital letter (“Peru is a country
 * located in *South America*.”); where there are none of these, as else. A “Sure!” or “As of 2023,” before it is passed
 * over. `null` where no such word stands there. It looks at question and reply alone, never at the accepted answers: a span
 * that is known only where the answer is right would give the outcome away.
 */
export function answerCharacters(reply: string, question: string): [number, number] | null {
  const kind = askedFor(question);
  let start = PREAMBLE.exec(reply)?.[0].length ?? 0;
  if (kind !== 'year') start += DATED.exec(reply.slice(start))?.[0].length ?? 0;
  const rest = reply.slice(start);
  const end = endOfSentence(rest);
  const sentence = end === -1 ? rest : rest.slice(0, end);
  const asked = wordsOf(question).map(({ text }) => text);
  const own = wordsOf(sentence).filter(
    ({ text, from }) =>
      !AROUND.has(text) &&
      !asked.some((word) => word === text || (!/\p{Lu}/u.test(sentence[from]!) && inflects(text, word)))
  );
  const answer = answerAmong(runsOf(own, sentence), kind, sentence);
  return answer ? [start + answer[0]!.from, start + answer.at(-1)!.to] : null;
}

/**
 * Tokens of a reply that are the answer itself, as [from, to); `null` where it could not be told.
 * @param tokens the reply's tokens as text
 * @param question the question's text
 */
export function answerSpan(tokens: readonly string[], question: string): [number, number] | null {
  const characters = answerCharacters(tokens.join(''), question);
  if (!characters) return null;
  const [from, to] = characters;
  let at = 0;
  let first = -1;
  for (const [i, { length }] of tokens.entries()) {
    const next = at + length;
    if (first === -1 && next > from) first = i;
    if (next >= to) return [first, i + 1];
    at = next;
  }
  return null;
}
