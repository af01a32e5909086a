import katex from 'katex';

/** @param {string} tex @throws ParseError naming the place in the formula */
function mathmlOf(tex) {
  const options = { output: 'mathml', displayMode: true, throwOnError: true, strict: 'error' };
  return /<math[\s\S]*<\/math>/.exec(katex.renderToString(tex, options))[0];
}

/**
 * Vite plugin: importing a `.tex` file gives its formulas (parted by an empty line) as MathML, made at build time, so
 * that no page loads KaTeX.
 * A formula that KaTeX does not understand breaks the build.
 * @returns {import('vite').Plugin}
 */
export function formulas() {
  return {
    name: 'formulas',
    transform(source, id) {
      if (!id.endsWith('.tex')) return null;
      const mathml = source
        .trim()
        .split(/\n{2,}/)
        .map(mathmlOf);
      return { code: `export default ${JSON.stringify(mathml.join('\n'))};`, map: null };
    }
  };
}
