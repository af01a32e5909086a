import { parsePythonLiteral } from '../values/python-literal';

/** A value read from text, with what had to be overlooked. */
export interface LooseJson {
  value: unknown;
  /** In words, or `null` where it is plain JSON. */
  overlooked: string | null;
}

const LITERALS = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b|,(?=\s*[}\]])/g;

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

/**
 * Reads JSON, also with what other programs let pass: `NaN`, a comma too many, Python's own way of writing.
 * @throws SyntaxError as JSON.parse does, where it is none of these
 */
export function parseLooseJson(text: string): LooseJson {
  try {
    return { value: JSON.parse(text) as unknown, overlooked: null };
  } catch (error) {
    const strict = text.replace(LITERALS, (match) =>
      match[0] === '"' ? match : match === ',' ? '' : 'null'
    );
    if (strict !== text) {
      try {
        const overlooked = 'is not strict JSON (NaN, or a comma too many); it was read all the same';
        return { value: JSON.parse(strict) as unknown, overlooked };
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
