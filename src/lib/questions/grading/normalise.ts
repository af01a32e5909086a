const ARTICLES = /\b(?:a|an|the)\b/g;

/**
 * A text reduced to what is compared: lower case, no accents, punctuation or articles, single spaces (the normalisation
 * of SQuAD's evaluation, with accents removed as well).
 */
export function normalise(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’`]s\b/g, '')
    .replace(/[^\p{L}\p{N}.,%+-]+/gu, ' ')
    .replace(/(?<!\d)[.,]|[.,](?!\d)/g, ' ')
    .replace(ARTICLES, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether `words` stand in `text` as whole words; both normalised. */
export function containsWords(text: string, words: string): boolean {
  return words !== '' && ` ${text} `.includes(` ${words} `);
}
