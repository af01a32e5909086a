import { normalise } from './normalise';

function tokensOf(text: string): string[] {
  return normalise(text).split(' ').filter(Boolean);
}

/**
 * F1 of the words that two texts share, in [0, 1]: the harmonic mean of precision and recall over the bag of normalised
 * words (SQuAD's evaluation, Rajpurkar et al. 2016). 1 when both are empty, 0 when one is.
 */
export function tokenF1(given: string, wanted: string): number {
  return f1(tokensOf(given), tokensOf(wanted));
}

function f1(given: readonly string[], wanted: readonly string[]): number {
  if (given.length === 0 || wanted.length === 0) return given.length === wanted.length ? 1 : 0;
  const left = new Map<string, number>();
  for (const word of wanted) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of given) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    shared++;
    left.set(word, count - 1);
  }
  return (2 * shared) / (given.length + wanted.length);
}

/** Words that say nothing by themselves, so that a shared one is no partial credit. */
const FUNCTION_WORDS = new Set(
  'is are was were be been am do does did has have had of in on at to by for from with as and or that this it its he she they which who there'.split(
    ' '
  )
);

/** The words of a text that say something beyond the question: neither words of the question nor function words. */
function tellingWords(text: string, question: string): string[] {
  const asked = new Set(tokensOf(question));
  return tokensOf(text).filter((word) => !asked.has(word) && !FUNCTION_WORDS.has(word));
}

/** Whether a reply says anything beyond the question: another word, or one of its words more often. */
export function saysMore(reply: string, question: string): boolean {
  const asked = new Map<string, number>();
  for (const word of tokensOf(question)) asked.set(word, (asked.get(word) ?? 0) + 1);
  return tokensOf(reply).some((word) => {
    if (FUNCTION_WORDS.has(word)) return false;
    const left = asked.get(word) ?? 0;
    asked.set(word, left - 1);
    return left <= 0;
  });
}

/**
 * Token F1 of what a reply says beyond the question against an accepted answer, in [0, 1]. A sentence that repeats the
 * question is not punished for its length: words of the question and function words count on neither side, unless the
 * answer consists of nothing else.
 */
export function answerF1(reply: string, question: string, answer: string): number {
  const telling = tellingWords(answer, question);
  if (telling.length === 0) return tokenF1(reply, answer);
  return f1(tellingWords(reply, question), telling);
}
