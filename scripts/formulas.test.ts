import { parseAst } from 'vite';
import { expect, it } from 'vitest';
import { formulas } from './formulas.mjs';

/** What the build makes of a module. @throws Error where it breaks */
function built(source: string, id = '/src/lib/signals/x.ts'): string | null {
  const { transform } = formulas() as unknown as {
    transform(this: object, source: string, id: string): { code: string } | null;
  };
  const context = {
    parse: parseAst,
    error(message: string) {
      throw new Error(message);
    }
  };
  return transform.call(context, source, id)?.code ?? null;
}

it('makes MathML of tagged formulas and leaves all else as it is', () => {
  const code = built("/* tex`a` */\nconst a = { x: tex`\\frac{1}{2}` };\nconst b = 'tex`b`';\n");
  expect(code).toMatch(
    /^\/\* tex`a` \*\/\nconst a = \{ x: "<math [^\n]*<\/math>" \};\nconst b = 'tex`b`';\n$/
  );
  expect(code).toContain('<mfrac>');
  expect(built('const a = latex`x`;')).toBeNull();
  expect(built('const a = tex`x`;', '/node_modules/x.js')).toBeNull();
});

it('parts formulas at empty lines and keeps the number of lines', () => {
  const source = 'const a = tex`\n  x\n  \n  y\n`;\nconst b = 1;';
  const code = built(source)!;
  expect(code.split('<math ').length).toBe(3);
  expect(code.split('\n').length).toBe(source.split('\n').length);
});

it('breaks on what is no formula, and on what is filled in', () => {
  expect(() => built('const a = tex`\\fraq{1}{2}`;')).toThrow(/fraq/);
  expect(() => built('const a = tex`\\frac{1}`;')).toThrow(/KaTeX/);
  expect(() => built('const a = tex`x_${i}`;')).toThrow(/filled/);
});
