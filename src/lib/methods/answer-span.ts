import { endOfSentence } from '../questions/first-sentence';
import { askedFor } from './asked-for';

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

const WORD = /[\p{L}\p{N}\p{M}]+(?:[.’'-][\p{L}\p{N}\p{M}]+)*/gu;

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

/** Whether two words of an answer with nothing but this between them belong together. */
function joins(between: string, next: string): boolean {
  if (/^[\s-]*$/.test(between)) return !between.includes('\n');
  if (/^\s*,\s*$/.test(between)) return /^\p{N}/u.test(next);
  return between
    .trim()
    .split(/\s+/)
    .every((word) => INSIDE.has(plain(word)));
}

/** Whether a word is another one with an ending: “ended” of “end”, and not “Japanese” of “Japan”. */
const inflects = (word: string, stem: string) =>
  /^(?:s|e?d|ing)$/.test(word.startsWith(stem) ? word.slice(stem.length) : '');

/** Words that follow each other, with small words inside a name between them. */
function runsOf(words: readonly Word[], sentence: string): Word[][] {
  const runs: Word[][] = [];
  for (const word of words) {
    const run = runs.at(-1);
    if (run && joins(sentence.slice(run.at(-1)!.to, word.from), word.text)) run.push(word);
    else runs.push([word]);
  }
  return runs;
}

/** Of a run of words what stands between its first and last that pass, those included; none where none does. */
function between(run: readonly Word[], passes: (word: Word) => boolean): Word[] {
  const from = run.findIndex(passes);
  return from === -1 ? [] : run.slice(from, run.findLastIndex(passes) + 1);
}

/**
 * Characters of a reply that are the answer itself, as [from, to): of its first sentence the first words that are neither
 * the question's own nor small words around an answer (“The capital of France is *Paris*.”). Where the question asks for a
 * year, the first number of three or four digits; for a quantity, the first words with a digit; for a name, the first
 * with a capital letter (“Peru is a country located in *South America*.”); where there are none of these, as else. `null`
 * where no such word stands there. It looks at question and reply alone, never at the accepted answers: a span that is
 * known only where the answer is right would give the outcome away.
 */
export function answerCharacters(reply: string, question: string): [number, number] | null {
  const end = endOfSentence(reply);
  const sentence = end === -1 ? reply : reply.slice(0, end);
  const asked = wordsOf(question).map(({ text }) => text);
  const own = wordsOf(sentence).filter(
    ({ text }) => !AROUND.has(text) && !asked.some((word) => word === text || inflects(text, word))
  );
  const runs = runsOf(own, sentence);
  const written = ({ from, to }: Word) => sentence.slice(from, to);
  const first = (passes: (word: Word) => boolean) =>
    runs.map((run) => between(run, passes)).find(({ length }) => length > 0);
  const asAskedFor = {
    year: () => own.filter((word) => /^\d{3,4}$/.test(word.text)).slice(0, 1),
    quantity: () => runs.find((run) => run.some((word) => /\p{N}/u.test(word.text))),
    name: () => first((word) => /\p{Lu}/u.test(written(word)))
  };
  const kind = askedFor(question);
  const told = kind && asAskedFor[kind]();
  const answer = told?.length ? told : runs[0];
  return answer ? [answer[0]!.from, answer.at(-1)!.to] : null;
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
