/** Options written into one text, each behind its label. */
export interface WrittenOptions {
  /** What stands before the first of them. */
  before: string;
  texts: (string | null)[];
  labels: string[];
}

const SERIES = ['ABCDEFGHIJ', 'abcdefghij', '123456789'];

/** Where the labels of a series stand in a text, as far as they come in order. */
function labelsIn(text: string, series: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (const label of series) {
    const at = text.indexOf(`(${label})`, found.at(-1)?.end ?? 0);
    if (at < 0) break;
    found.push({ start: at, end: at + 3 });
  }
  if (found.length > 1) return found;
  found.length = 0;
  // `A. …` or `A) …` at the beginning of a line.
  let next = 0;
  let at = 0;
  for (const line of text.split('\n')) {
    const start = at + line.length - line.trimStart().length;
    if (
      next < series.length &&
      text[start] === series[next] &&
      /^[.):] ?\S/.test(text.slice(start + 1, start + 4))
    ) {
      found.push({ start, end: start + 2 });
      next++;
    }
    at += line.length + 1;
  }
  return found.length > 1 ? found : [];
}

/**
 * Options in one text: `(A) this (B) that`, or a line each, `A. this`. The labels must come in order, from the first on;
 * `null` where there are not at least two.
 */
export function writtenOptions(text: string): WrittenOptions | null {
  for (const series of SERIES) {
    const found = labelsIn(text, series);
    if (found.length === 0) continue;
    return {
      before: text.slice(0, found[0].start).trim(),
      texts: found.map(({ end }, i) => text.slice(end, found[i + 1]?.start).trim() || null),
      labels: [...series].slice(0, found.length)
    };
  }
  return null;
}
