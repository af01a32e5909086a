/** A piece of text that should hold one JSON value, and where it begins. */
export interface JsonPiece {
  text: string;
  /** Line on which it begins, from 1. */
  line: number;
  /** Whether its brackets are closed. */
  closed: boolean;
}

/**
 * Cuts a text that is not JSON as a whole into the records it holds: the objects of its first list of objects, or the
 * objects that follow one another. Brackets and strings are counted only, so that one bad record spoils no other; a
 * string ends with its line.
 * @param limit pieces after which it is stopped
 */
export function cutRecords(text: string, limit: number): JsonPiece[] {
  const pieces: JsonPiece[] = [];
  const list = /\[\s*\{/.exec(text.slice(0, 100_000));
  const firstObject = text.indexOf('{');
  // A list that begins inside the first record is not the list of records, unless that object is only its wrapping.
  const wrapped =
    list !== null && (list.index < firstObject || /^\s*\{[^[{]*$/.test(text.slice(0, list.index)));
  let at = wrapped ? list.index + 1 : Math.max(0, firstObject);
  let line = 1;
  for (let i = text.indexOf('\n'); i >= 0 && i < at; i = text.indexOf('\n', i + 1)) line++;

  let depth = 0;
  let start = 0;
  let startLine = 1;
  let inString = false;
  for (; at < text.length && pieces.length < limit; at++) {
    const character = text[at];
    if (character === '\n') {
      line++;
      inString = false;
    } else if (inString) {
      if (character === '\\') at++;
      else if (character === '"') inString = false;
    } else if (character === '"') {
      inString = depth > 0;
    } else if (character === '{' || character === '[') {
      if (depth === 0) {
        start = at;
        startLine = line;
      }
      depth++;
    } else if (character === '}' || character === ']') {
      if (depth === 0) break;
      depth--;
      if (depth === 0) pieces.push({ text: text.slice(start, at + 1), line: startLine, closed: true });
    }
  }
  if (depth > 0) pieces.push({ text: text.slice(start), line: startLine, closed: false });
  return pieces;
}
