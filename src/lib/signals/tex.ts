/**
 * A formula as TeX; an empty line parts it into several. The build replaces it by MathML, so that no page loads KaTeX
 * (`scripts/formulas.mjs`); where nothing is built, as on the command line, it stays TeX. Nothing can be filled in.
 */
export const tex = (source: TemplateStringsArray): string => String.raw(source).trim();
