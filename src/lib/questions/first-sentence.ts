/** A full stop after one of these, or after a single letter, belongs to a name: "St. Louis", "U.S.", "J. K. Rowling". */
const ABBREVIATION =
  /(?:^|[^\p{L}])(?:\p{L}|St|Mt|Ft|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Capt|Lt|Sgt|Rev|Sen|Gov|Jr|Sr|vs)$/u;

/** Whether a full stop behind a text belongs to it: it ends in an abbreviation or an initial. */
export const isAbbreviated = (text: string): boolean => ABBREVIATION.test(text);

/** End of a sentence: its marks with closing quotes, and a space after them. */
const END = /[.!?…]+["”’')\]]*(?=\s)/gu;

/**
 * Index in a text at which its first sentence is over, its own marks included: at a line break or before the space that
 * follows a full stop, question or exclamation mark; −1 while it goes on. Colons and space before the sentence are
 * passed over. Marks that end the text do not count yet: a digit may follow.
 */
export function endOfSentence(text: string): number {
  const start = text.search(/[^\s:]/);
  if (start === -1) return -1;
  const line = text.indexOf('\n', start);
  const first = line === -1 ? text : text.slice(0, line);
  for (const { 0: marks, index } of first.matchAll(END)) {
    if (index > start && !(marks === '.' && isAbbreviated(first.slice(start, index))))
      return index + marks.length;
  }
  return line;
}
