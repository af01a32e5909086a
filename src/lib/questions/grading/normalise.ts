const ARTICLES = /\b(?:a|an|the)\b/g;

/**
 * A text reduced to what is compared: lower case, no accents, punctuation or articles, single spaces (the normalisation
 * of SQuAD's evaluation, with accents removed as well, `&` read as `and`, and a hyphen between letters as a space). A
 * text that is nothing but an article stays one.
 */
export function normalise(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’`]s\b/g, '')
    .replace(/&/g, ' and ')
    .replace(/(?<=\p{L})[-‐‑](?=\p{L})/gu, ' ')
    .replace(/[^\p{L}\p{N}.,%+#-]+/gu, ' ')
    .replace(/(?<!\d)[.,]|[.,](?!\d)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const bare = plain.replace(ARTICLES, ' ').replace(/\s+/g, ' ').trim();
  return bare === '' ? plain : bare;
}

/** Whether `words` stand in `text` as whole words; both normalised. */
export function containsWords(text: string, words: string): boolean {
  return words !== '' && ` ${text} `.includes(` ${words} `);
}
