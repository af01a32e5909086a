/**
 * What of a text is compared to find out whether a wrong answer is really an accepted one: case, accents, quotes, an
 * article before it and punctuation after it do not count, signs do (`~H` is not `H`, `-5` not `5`).
 */
export function answerKey(text: string): string {
  const bare = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’‘`]/g, "'")
    .replace(/["“”„«»]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(?<=.)[.,;:!?]+$/, '')
    .replace(/^(?:the|an?) (?=.)/, '')
    .trim();
  return bare === '' ? text.trim() : bare;
}

/** Whether two answers say the same, by `answerKey`. */
export function isSameAnswer(a: string, b: string): boolean {
  return answerKey(a) === answerKey(b);
}
