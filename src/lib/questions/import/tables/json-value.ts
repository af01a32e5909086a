import { parsePythonLiteral } from '../values/python-literal';

/** A value read from text, with what had to be overlooked. */
export interface LooseJson {
  value: unknown;
  /** In words, or `null` where it is plain JSON. */
  overlooked: string | null;
}

/** `NaN` and infinities as null, and no comma before a closing bracket; strings stay. One pass, however the text is broken. */
function strictJson(text: string): string {
  const literal = /-?\b(?:NaN|Infinity)\b/y;
  const parts: string[] = [];
  let copied = 0;
  const replace = (start: number, end: number, by: string) => {
    parts.push(text.slice(copied, start), by);
    copied = end;
  };
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') {
      for (at++; at < text.length && text[at] !== '"'; at++) if (text[at] === '\\') at++;
    } else if (character === 'N' || character === 'I' || character === '-') {
      literal.lastIndex = at;
      const found = literal.exec(text)?.[0].length ?? 0;
      if (found > 0) {
        replace(at, at + found, 'null');
        at += found - 1;
      }
    } else if (character === ',') {
      let next = at + 1;
      while (' \t\r\n'.includes(text[next] ?? 'x')) next++;
      if (text[next] === '}' || text[next] === ']') replace(at, at + 1, '');
      at = next - 1;
    }
  }
  return copied === 0 ? text : parts.join('') + text.slice(copied);
}

/** A Map of Python's, as the object JSON would give; `__proto__` stays an ordinary key. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (!(value instanceof Map)) return value;
  const object = {};
  for (const [key, inner] of value) {
    Object.defineProperty(object, String(key), {
      value: plain(inner),
      enumerable: true,
      configurable: true,
      writable: true
    });
  }
  return object;
}

/** A whole number of sixteen digits or more, and whatever else a JSON text is made of that may hold one. */
const LONG = /(?<![\d.])\d{16,}(?![\d.eE])/;
const PARTS = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * Reads JSON. Whole numbers that JavaScript's cannot hold become texts, so that no digit of them is lost.
 * @throws SyntaxError as JSON.parse does
 */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (!LONG.test(text)) return value;
  const kept = text.replace(PARTS, (part) =>
    /^-?\d{16,}$/.test(part) && !Number.isSafeInteger(Number(part)) ? `"${part}"` : part
  );
  return JSON.parse(kept);
}

/**
 * Reads JSON, also with what other programs let pass: `NaN`, a comma too many, Python's own way of writing.
 * @throws SyntaxError as JSON.parse does, where it is none of these
 */
export function parseLooseJson(text: string): LooseJson {
  try {
    return { value: parseJson(text), overlooked: null };
  } catch (error) {
    const strict = strictJson(text);
    if (strict !== text) {
      try {
        const overlooked = 'is not strict JSON (NaN, or a comma too many); it was read all the same';
        return { value: parseJson(strict), overlooked };
      } catch {
        // The first error says more.
      }
    }
    if (/^\s*[{[]/.test(text) && text.length < 1_000_000) {
      try {
        const overlooked = 'is written as Python writes it, not as JSON; it was read all the same';
        return { value: plain(parsePythonLiteral(text)), overlooked };
      } catch {
        // The first error says more.
      }
    }
    throw error;
  }
}

/** A JSON error's reason without V8's and others' own place and quotation. */
export function jsonReason(error: unknown): string {
  const message = (error as Error).message
    .replace(/\s*\(line \d+ column \d+\)/, '')
    .replace(/^JSON\.parse: /, '')
    .replace(/,? ?(?:\.\.\.)?"[^]*" is not valid JSON$/, ' is out of place')
    .replace(/ of the JSON data$/, '');
  return `is not valid JSON: ${message}`;
}
