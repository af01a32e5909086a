/** Options written into one text, each behind its label. */
export interface WrittenOptions {
  /** What stands before the first of them. */
  before: string;
  texts: (string | null)[];
  labels: string[];
}

const FROM_ZERO = '0123456789';
const SERIES = ['ABCDEFGHIJ', 'abcdefghij', '123456789'];

interface Mark {
  start: number;
  end: number;
}

/** Labels in brackets, wherever they stand. */
function bracketed(text: string, series: string, [open, close]: string): Mark[] {
  const found: Mark[] = [];
  for (const label of series) {
    const at = text.indexOf(`${open}${label}${close}`, found.at(-1)?.end ?? 0);
    if (at < 0) break;
    found.push({ start: at, end: at + 3 });
  }
  return found;
}

/** `A. …`, `A) …` or `A: …` at the beginning of a line. */
function atLines(text: string, series: string): Mark[] {
  const found: Mark[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    const start = at + line.length - line.trimStart().length;
    if (
      found.length < series.length &&
      text[start] === series[found.length] &&
      /^[.):] ?\S/.test(text.slice(start + 1, start + 4))
    ) {
      found.push({ start, end: start + 2 });
    }
    at += line.length + 1;
  }
  return found;
}

/** `A. …` or `A) …` within a line, a space before and behind it. */
function withinLines(text: string, series: string): Mark[] {
  const found: Mark[] = [];
  for (const label of series) {
    let at = text.indexOf(label, found.at(-1)?.end ?? 0);
    while (
      at >= 0 &&
      !(/^$|[\s,;|]/.test(text.charAt(at - 1)) && /^[.):]\s/.test(text.slice(at + 1, at + 3)))
    ) {
      at = text.indexOf(label, at + 1);
    }
    if (at < 0) break;
    found.push({ start: at, end: at + 2 });
  }
  return found;
}

/** `a ) this , b ) that`, as MathQA writes its options: the first label begins the text, the others stand behind a comma. */
function spaced(text: string, series: string): Mark[] {
  const found: Mark[] = [];
  for (const label of series) {
    const mark = `${label} ) `;
    const before = found.length === 0 ? '' : ', ';
    const at = text.indexOf(before + mark, found.at(-1)?.end ?? 0);
    if (at < 0 || (found.length === 0 && at > 0)) break;
    found.push({ start: at + before.length, end: at + before.length + mark.length });
  }
  return found;
}

/** Where the labels of a series stand in a text, as far as they come in order. */
function labelsIn(text: string, series: string): Mark[] {
  for (const find of [
    () => spaced(text, series),
    () => bracketed(text, series, '()'),
    () => bracketed(text, series, '[]'),
    () => atLines(text, series),
    () => withinLines(text, series)
  ]) {
    const found = find();
    if (found.length > 1) return found;
  }
  return [];
}

/**
 * Options in one text: `(A) this (B) that`, `A. this B. that`, or a line each. The labels must come in order, from the
 * first on; `null` where there are not at least two.
 */
export function writtenOptions(text: string): WrittenOptions | null {
  // Lists that count from 0 stand in lines: elsewhere a 0 is rather a number.
  const fromZero = atLines(text, FROM_ZERO);
  for (const series of fromZero.length > 1 ? [FROM_ZERO] : SERIES) {
    const found = series === FROM_ZERO ? fromZero : labelsIn(text, series);
    const [first] = found;
    if (!first) continue;
    return {
      before: text.slice(0, first.start).trim(),
      texts: found.map(({ end }, i) => {
        const option = text.slice(end, found[i + 1]?.start).trim();
        return (i + 1 < found.length ? option.replace(/\s{0,9}[,;|]$/, '') : option) || null;
      }),
      labels: [...series].slice(0, found.length)
    };
  }
  return null;
}
