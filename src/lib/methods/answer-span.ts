import { endOfSentence } from '../questions/first-sentence';

/** Words that stand around an answer and are none. */
const AROUND = new Set(
  (
    'a an the is are was were be been being am do does did has have had it its he she they his her their this that these those ' +
    'there here of in on at to by for from with as and or but if so than then which who whom whose what when where why how ' +
    'i you we my your our me answer correct right called named known name would will can could may might must also not no yes'
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

/**
 * Characters of a reply that are the answer itself, as [from, to): of its first sentence the first words that are neither
 * the question's own nor small words around an answer (“The capital of France is *Paris*.”); `null` where no such word
 * stands there. It looks at question and reply alone, never at the accepted answers: a span that is known only where the
 * answer is right would give the outcome away.
 */
export function answerCharacters(reply: string, question: string): [number, number] | null {
  const end = endOfSentence(reply);
  const sentence = end === -1 ? reply : reply.slice(0, end);
  const asked = new Set(wordsOf(question).map(({ text }) => text));
  const own = wordsOf(sentence).filter(({ text }) => !asked.has(text) && !AROUND.has(text));
  const [first, ...rest] = own;
  if (!first) return null;
  let { to } = first;
  for (const word of rest) {
    if (!joins(sentence.slice(to, word.from), word.text)) break;
    to = word.to;
  }
  return [first.from, to];
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
