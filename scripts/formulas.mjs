import katex from 'katex';

/** @param {string} tex @throws ParseError naming the place in the formula */
function mathmlOf(tex) {
  const options = { output: 'mathml', displayMode: true, throwOnError: true, strict: 'error' };
  return /<math[\s\S]*<\/math>/.exec(katex.renderToString(tex, options))[0];
}

/** @param {string} source formulas in TeX, parted by empty lines */
function mathmlOfAll(source) {
  const formulas = source.trim().split(/\n\s*\n/);
  return formulas.map((formula) => mathmlOf(formula.trim())).join('\n');
}

/**
 * The template literals tagged `tex` in a tree, in the order in which they stand.
 * @param {unknown} node @returns {{ start: number, end: number, quasi: { quasis: { value: { raw: string } }[] } }[]}
 */
function tagged(node) {
  if (Array.isArray(node)) return node.flatMap(tagged);
  if (!node || typeof node !== 'object') return [];
  if (node.type === 'TaggedTemplateExpression' && node.tag.name === 'tex') return [node];
  return Object.values(node).flatMap(tagged);
}

/**
 * Vite plugin: a formula written as tex`…` becomes MathML at build time, so that no page loads KaTeX. The tag is that of
 * `src/lib/signals/tex.ts`. A formula that KaTeX does not understand, or into which something is filled, breaks the build.
 * @returns {import('vite').Plugin}
 */
export function formulas() {
  return {
    name: 'formulas',
    transform(source, id) {
      if (!/\btex`/.test(source) || /[\\/]node_modules[\\/]/.test(id)) return null;
      let code = '';
      let at = 0;
      for (const { start, end, quasi } of tagged(this.parse(source))) {
        if (quasi.quasis.length > 1) this.error('Nothing can be filled into a formula', start);
        let mathml;
        try {
          mathml = mathmlOfAll(quasi.quasis[0].value.raw);
        } catch (error) {
          this.error(error.message, start);
        }
        // As many lines as before, so that places in the source stay right.
        const lines = source.slice(start, end).split('\n').length - 1;
        code += source.slice(at, start) + JSON.stringify(mathml) + '\n'.repeat(lines);
        at = end;
      }
      return { code: code + source.slice(at), map: null };
    }
  };
}
