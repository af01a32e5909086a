/** What the page has in place of each option of the command line, and what may be said behind the option. */
const fields: readonly (readonly [option: string, field: string, said?: string])[] = [
  ['columns', 'Say which column is what', String.raw`\w+=[^\s;]+?(?=[.,;]?(?:\s|$))`],
  ['percent', 'Confidences are percentages'],
  ['use', 'If a file has both, read', 'confidence|logits'],
  ['index-base', 'Option labels count from', '[01]'],
  ['split-answers', 'Several right answers in a cell are parted by', '"[^"]+"|none'],
  ['split', 'Split by id, not as the file says', String.raw`[\d.]*\d`]
];

const named = fields.map(
  ([option, field, said]) =>
    [new RegExp(`--${option}(?![\\w-])${said ? `(?: (${said}))?` : '()'}`, 'g'), field] as const
);

/** What is said of a file in the page's words: the fields of its form in place of the command line's options. */
export function pageWords(message: string): string {
  return named.reduce(
    (words, [option, field]) =>
      words.replace(option, (_, said?: string) =>
        said ? `“${field}” (${said.replaceAll('=', ': ').replaceAll(',', ', ')})` : `“${field}”`
      ),
    message
  );
}
