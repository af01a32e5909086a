/** A line of a text. */
export interface TextLine {
  text: string;
  /** From 1. */
  line: number;
}

/** The lines of a text, whatever ends them, one after the other: a text may have more of them than there is room for. */
export function* linesOf(text: string): Generator<TextLine> {
  let start = 0;
  let feed = text.indexOf('\n');
  let carriage = text.indexOf('\r');
  for (let line = 1; ; line++) {
    if (feed >= 0 && feed < start) feed = text.indexOf('\n', start);
    if (carriage >= 0 && carriage < start) carriage = text.indexOf('\r', start);
    const end = feed < 0 ? carriage : carriage < 0 ? feed : Math.min(feed, carriage);
    yield { text: end < 0 ? text.slice(start) : text.slice(start, end), line };
    if (end < 0) return;
    start = end + (end === carriage && feed === end + 1 ? 2 : 1);
  }
}
