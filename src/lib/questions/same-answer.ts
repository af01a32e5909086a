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
    .trim();
  let end = bare.length;
  while (end > 1 && '.,;:!?'.includes(bare[end - 1]!)) end--;
  const key = bare
    .slice(0, end)
    .replace(/^(?:the|an?) (?=.)/, '')
    .trim();
  return key === '' ? text.trim() : key;
}
