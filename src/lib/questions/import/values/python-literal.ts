/** A text that is not a Python literal. */
export class PythonLiteralError extends Error {
  override name = 'PythonLiteralError';
}

const DEPTH = 32;
const ESCAPES: Record<string, string> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '\n': ''
};

/**
 * Reads what Python's `repr` or NumPy's writes of lists, tuples, dicts, strings, numbers, `True`, `False` and `None`, as
 * in `{'topic': 'Art', 'urls': []}`, `array(['a', 'b'], dtype=object)` or NumPy's lists without commas. A dict becomes a
 * Map.
 * @throws PythonLiteralError where it is something else
 */
export function parsePythonLiteral(text: string): unknown {
  let at = 0;

  const fail = (): never => {
    throw new PythonLiteralError(`not a Python literal at character ${at + 1}`);
  };
  const skip = () => {
    while (at < text.length && ' \t\r\n'.includes(text[at]!)) at++;
  };
  const take = (piece: string): boolean => {
    skip();
    if (!text.startsWith(piece, at)) return false;
    at += piece.length;
    return true;
  };

  function string(): string {
    const quote = text[at++];
    let result = '';
    for (;;) {
      if (at >= text.length) fail();
      const character = text[at++];
      if (character === quote) return result;
      if (character !== '\\') {
        result += character;
        continue;
      }
      const escape = text[at++] ?? '';
      const digits = { x: 2, u: 4, U: 8 }[escape];
      if (digits === undefined) {
        result += ESCAPES[escape] ?? `\\${escape}`;
        continue;
      }
      const code = text.slice(at, at + digits);
      if (!/^[0-9a-f]+$/i.test(code) || code.length < digits || parseInt(code, 16) > 0x10ffff) fail();
      result += String.fromCodePoint(parseInt(code, 16));
      at += digits;
    }
  }

  function items(end: string, depth: number): unknown[] {
    const list: unknown[] = [];
    while (!take(end)) {
      list.push(value(depth + 1));
      // NumPy writes no commas.
      take(',');
    }
    return list;
  }

  function dict(depth: number): Map<unknown, unknown> {
    const map = new Map<unknown, unknown>();
    while (!take('}')) {
      const key = value(depth + 1);
      if (!take(':')) fail();
      map.set(key, value(depth + 1));
      if (!take(',')) {
        if (!take('}')) fail();
        return map;
      }
    }
    return map;
  }

  function value(depth: number): unknown {
    if (depth > DEPTH) fail();
    skip();
    if (at >= text.length) fail();
    if (take('array(')) {
      const list = value(depth + 1);
      const rest = /^(?:\s*,\s*\w+=[\w.<>']+)*\s*\)/.exec(text.slice(at, at + 200));
      if (!rest) return fail();
      at += rest[0].length;
      return list;
    }
    if (text[at] === "'" || text[at] === '"') return string();
    if (take('[')) return items(']', depth);
    if (take('(')) return items(')', depth);
    if (take('{')) return dict(depth);
    const word = /^[+-]?[\w.]+(?:[eE][+-]?\d+)?/.exec(text.slice(at, at + 64))?.[0];
    if (word === undefined) return fail();
    at += word.length;
    if (word === 'True' || word === 'true') return true;
    if (word === 'False' || word === 'false') return false;
    if (word === 'None' || word === 'null' || word === 'nan') return null;
    const number = Number(word);
    // A whole number that JavaScript's cannot hold stays as it is written.
    if (/^[+-]?\d+$/.test(word) && !Number.isSafeInteger(number)) return word;
    return Number.isFinite(number) ? number : fail();
  }

  const result = value(0);
  skip();
  return at === text.length ? result : fail();
}
