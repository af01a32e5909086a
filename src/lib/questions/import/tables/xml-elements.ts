/** An element of an XML text. */
export interface XmlPiece {
  text: string;
  /** On which it begins, from 1. */
  line: number;
}

/**
 * Every element of these names in an XML text, each by itself, so that one that is broken does not lose the others. Those
 * inside CDATA and comments are none; where one is not closed, it ends before the next.
 */
export function* xmlElements(text: string, names: readonly string[]): Generator<XmlPiece> {
  const name = `(?:\\w{1,20}:)?(?:${names.join('|')})`;
  const marks = new RegExp(`<!\\[CDATA\\[|<!--|<${name}(?=[\\s>/])|</${name}\\s{0,100}>`, 'g');
  let start = -1;
  let line = 1;
  let counted = 0;
  let unclosed = false;
  const piece = (end: number): XmlPiece => {
    for (let at = text.indexOf('\n', counted); at >= 0 && at < start; at = text.indexOf('\n', at + 1)) line++;
    counted = start;
    return { text: text.slice(start, end), line };
  };
  for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
    if (mark[0].startsWith('<!')) {
      if (unclosed) continue;
      const end = text.indexOf(mark[0] === '<!--' ? '-->' : ']]>', marks.lastIndex);
      // What is never closed hides nothing.
      if (end >= 0) marks.lastIndex = end;
      else if (mark[0] !== '<!--') unclosed = true;
      continue;
    }
    if (start >= 0) {
      const closes = mark[0].startsWith('</');
      yield piece(closes ? marks.lastIndex : mark.index);
      start = closes ? -1 : mark.index;
    } else if (!mark[0].startsWith('</')) start = mark.index;
  }
  if (start >= 0) yield piece(text.length);
}
